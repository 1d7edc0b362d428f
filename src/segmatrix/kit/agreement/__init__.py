"""How far people agree: verdicts, alignment, and where departments differ.

Ratings are whole numbers on the 1-9 grid; every rule and its golden value is in `spec/agreement`.
"""
