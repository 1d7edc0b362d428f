"""What became of what the reader said."""
