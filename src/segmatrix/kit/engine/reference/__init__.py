"""The meaning of rules a second time, as plainly as it can be said: an oracle for tests.

Entity by entity and event by event, in Python values, with Kleene's logic spelled out. It shares
with the compiler the tree of a rule and the ends of windows, and nothing else, so that the two
agreeing means something. It is slow and never used outside of tests.
"""

from segmatrix.kit.engine.reference.rules import Reference

__all__ = ["Reference"]
