"""Files as other people keep them, read into rows of text and then into values."""
