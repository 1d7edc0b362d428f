"""Who is asked about a matrix, what they saw of it, and whether it may be called agreed."""
