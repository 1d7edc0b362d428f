"""A rule changed part by part while the rest of its text stays as somebody typed it.

The text is the truth: every change here takes a text and returns one, and touches no more
characters than it must. Comments, spaces, line breaks and the way in which other parts are written
stay. A part is named by its path: the places of parts within parts, from the whole rule down.
"""

from segmatrix.kit.rules.building.grouping import grouped, joined, moved, ungrouped
from segmatrix.kit.rules.building.places import Join, Path, Place, place_of, with_part
from segmatrix.kit.rules.building.replacing import added, negated, removed, replaced

__all__ = [
    "Join",
    "Path",
    "Place",
    "added",
    "grouped",
    "joined",
    "moved",
    "negated",
    "place_of",
    "removed",
    "replaced",
    "ungrouped",
    "with_part",
]
