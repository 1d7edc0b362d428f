"""The rule language: one tree, said as text, JSON, English and SQL."""
