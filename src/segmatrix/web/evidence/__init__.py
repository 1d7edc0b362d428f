"""What the claims of a matrix rest on: sources, findings, and what they speak for and against."""
