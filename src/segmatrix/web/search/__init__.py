"""Searching a matrix: what was found, by kind, each one click from its place."""
