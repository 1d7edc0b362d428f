"""Who was in which segment at a snapshot, on disk; read a page at a time.

Two files belong together. The *roster* has everybody known at that instant with what the data says
of each, once per import; the *memberships* have, for the same rows in the same order, two columns
of bits per segment: whether one is in it, and whether that rests on a missing value. Both are never
changed once they are there.
"""

from segmatrix.studies.memberships.layout import is_kept
from segmatrix.studies.memberships.parts import Member, Page, Part, Where
from segmatrix.studies.memberships.reading import Memberships
from segmatrix.studies.memberships.writing import files_of, write

__all__ = ["Member", "Memberships", "Page", "Part", "Where", "files_of", "is_kept", "write"]
