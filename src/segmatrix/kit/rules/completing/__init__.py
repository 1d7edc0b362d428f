"""What may come next in a rule while somebody types it: words of the language, names, values.

The grammar itself is asked (see listening.py), so that what is offered is what the parser takes.
"""

from segmatrix.kit.rules.completing.offering import complete
from segmatrix.kit.rules.completing.suggestions import Holder, Kind, Suggestion

__all__ = ["Holder", "Kind", "Suggestion", "complete"]
