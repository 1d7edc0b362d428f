"""What could be clearer in a matrix: the page, and dismissing what is fine as it is."""
