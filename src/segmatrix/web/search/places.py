"""Where what was found is read."""

from urllib.parse import urlencode

from django.urls import reverse

from segmatrix.matrix.queries import AGREED
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
        case Kind.DIMENSION:
            return reverse("matrix:dimension", args=[matrix_id, hit.id])
        case Kind.PERSONA:
            insights = reverse("evidence:insights", args=[matrix_id])
            return f"{insights}?{urlencode({'segment': hit.about})}#persona-{hit.id}"
        case Kind.CHARTER:
            return f"{reverse('matrix:charter', args=[matrix_id])}#{hit.id}"
        case Kind.COMMENT:
            return reverse("comments:thread", args=[matrix_id, hit.about])
        case Kind.PROPOSAL:
            return f"{_cell(matrix_id, hit)}#proposal-{hit.id}"
        case Kind.CONTACT | Kind.QUESTION | Kind.NOT_KNOWN:
            return _cell(matrix_id, hit)
        case Kind.VARIANT:
            return reverse("matrix:statement", args=[matrix_id, hit.about])
        case Kind.REASON:
            segment_id, _, member_id = hit.id.partition(":")
            if member_id == AGREED:
                return reverse("map:page", args=[matrix_id])
            return reverse("map:placement", args=[matrix_id, segment_id, member_id])
        case Kind.OBJECTION:
            return reverse("objections:objection", args=[matrix_id, hit.about])
        case Kind.REVISION:
            return reverse("revisions:revision", args=[matrix_id, hit.id])
        case Kind.ROUND:
            return reverse("rounds:one", args=[matrix_id, hit.id])
        case Kind.WORKSHOP:
            return reverse("workshops:one", args=[matrix_id, hit.id])
        case Kind.STEP:
            return reverse("plan:step", args=[matrix_id, hit.id])
        case Kind.PERSON:
            return reverse("stakeholders:person", args=[matrix_id, hit.id])
        case Kind.FINDING:
            return reverse("evidence:finding", args=[matrix_id, hit.id])
        case Kind.SOURCE:
            return reverse("evidence:source", args=[matrix_id, hit.id])
        case Kind.PASSAGE:
            source = reverse("evidence:source", args=[matrix_id, hit.about])
            block = hit.id.partition(":")[2]
            return f"{source}?{urlencode({'block': block})}#block-{block}"
        case Kind.TEMPLATE:
            templates = reverse("matrix:templates", args=[hit.about])
            return f"{templates}#template-{hit.id}"
    raise AssertionError(f"nobody knows where a {hit.kind} is read")


def _cell(matrix_id: str, hit: Hit) -> str:
    """Return the address of the cell in which something is read."""
    segment_id, _, dimension_id = hit.about.partition(":")
    return reverse("matrix:cell", args=[matrix_id, segment_id, dimension_id])
