"""Sources, observations and their links: what the claims of a matrix rest on."""
