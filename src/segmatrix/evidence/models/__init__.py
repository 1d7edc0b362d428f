"""The tables of this room, by noun. Nobody outside the room reads them."""

from segmatrix.evidence.models.documents import Block, Document
from segmatrix.evidence.models.expiries import Expiry
from segmatrix.evidence.models.links import Link
from segmatrix.evidence.models.observations import Observation
from segmatrix.evidence.models.sources import Source

__all__ = ["Block", "Document", "Expiry", "Link", "Observation", "Source"]
