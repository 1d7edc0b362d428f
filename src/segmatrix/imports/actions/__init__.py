"""What can be done with what comes in, through the ordinary actions of the matrix."""

from segmatrix.imports.actions.beginnings import fill_like
from segmatrix.imports.actions.sheets import bring_back

__all__ = ["bring_back", "fill_like"]
