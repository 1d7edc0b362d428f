"""Revisions that are kept, how they differ, and how far a matrix has come."""
