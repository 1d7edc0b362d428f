"""Looking for words in everything that a reader may see of a matrix."""
