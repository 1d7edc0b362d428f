"""Drafting on the pages: asking, proposing, and what is still to be found out."""
