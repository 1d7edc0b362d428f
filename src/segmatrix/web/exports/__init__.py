"""A matrix handed out as a file."""
