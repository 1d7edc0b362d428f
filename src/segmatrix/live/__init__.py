"""Telling open pages what changed, as it changes."""
