"""Where what was found is read."""

from urllib.parse import urlencode

from django.urls import reverse

from segmatrix.search.queries import Hit
from segmatrix.search.terms import Kind


def place_of(matrix_id: str, hit: Hit) -> str:
    """Return the address of what was found, down to its place on the page."""
    match hit.kind:
        case Kind.SEGMENT:
            return reverse("matrix:segment", args=[matrix_id, hit.id])
        case Kind.WORD:
            return reverse("matrix:segment", args=[matrix_id, hit.about])
        case Kind.DEFINITION | Kind.STATEMENT:
            return reverse("matrix:statement", args=[matrix_id, hit.id])
        case Kind.CHARTER:
            return f"{reverse('matrix:charter', args=[matrix_id])}#{hit.id}"
        case Kind.COMMENT:
            return reverse("comments:thread", args=[matrix_id, hit.about])
        case Kind.FINDING:
            return reverse("evidence:finding", args=[matrix_id, hit.id])
        case Kind.SOURCE:
            return reverse("evidence:source", args=[matrix_id, hit.id])
        case Kind.PASSAGE:
            source = reverse("evidence:source", args=[matrix_id, hit.about])
            block = hit.id.partition(":")[2]
            return f"{source}?{urlencode({'block': block})}#block-{block}"
    raise AssertionError(f"nobody knows where a {hit.kind} is read")
