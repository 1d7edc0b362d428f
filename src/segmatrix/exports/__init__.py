"""A matrix as files that people keep, print, mail and edit elsewhere."""
