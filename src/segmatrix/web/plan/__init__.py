"""The plan of a matrix: its steps, who is away and who stands in, and what is due."""
