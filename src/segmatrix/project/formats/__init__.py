"""How dates read in each language, where we choose otherwise than Django does."""
