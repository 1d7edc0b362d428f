"""Workshops: a group goes from what each thinks alone to what all agree on, phase by phase."""
