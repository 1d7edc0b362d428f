"""From a tree to its canonical text, which parses back to an equal tree.

Each kind of node has one entry in a table. Brackets and back-quotes stand only where the text would
be read differently without them.
"""

from segmatrix.kit.rules.printing.conditions import INFINITIVES
from segmatrix.kit.rules.printing.trees import text
from segmatrix.kit.rules.printing.words import counted, number_text, plural, value_text

__all__ = ["INFINITIVES", "counted", "number_text", "plural", "text", "value_text"]
