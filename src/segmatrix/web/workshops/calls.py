"""What every page of a matrix tells of a workshop under way, and where it leads."""

from django.urls import reverse

from segmatrix.workshops.queries import UnderWay
from segmatrix.workshops.terms import Whereto


def address(matrix_id: str, workshop: UnderWay) -> str:
    """Return the page that everybody in a workshop is asked to look at."""
    match workshop.to:
        case Whereto.MAP:
            return reverse("map:page", args=[matrix_id])
        case Whereto.TABLE:
            return reverse("matrix:table", args=[matrix_id])
        case Whereto.RESULTS:
            return reverse("rounds:one", args=[matrix_id, workshop.results])
        case Whereto.WORKSHOP:
            return reverse("workshops:one", args=[matrix_id, workshop.id])
