"""The page on which each step is done, and who finds it."""

from django.urls import reverse

from segmatrix.people.terms import Permission
from segmatrix.review.terms import PLACE_LABELS, Place

PAGES: dict[Place, tuple[str, Permission]] = {
    Place.CHARTER: ("matrix:charter", Permission.READ),
    Place.PULSE: ("drafting:pulse", Permission.READ),
    Place.PEOPLE: ("stakeholders:people", Permission.READ),
    Place.GUESTS: ("guests:links", Permission.FACILITATE),
    Place.GUIDE: ("drafting:guide", Permission.READ),
    Place.EVIDENCE: ("evidence:sources", Permission.READ),
    Place.DISCOVERY: ("drafting:discovery", Permission.READ),
    Place.TABLE: ("matrix:table", Permission.READ),
    Place.MAP: ("map:page", Permission.READ),
    Place.DIGEST: ("drafting:digest", Permission.READ),
    Place.IMPORT: ("imports:bring-in", Permission.SHAPE),
    Place.CLARITY: ("lint:page", Permission.READ),
    Place.REVIEWS: ("reviews:all", Permission.READ),
    Place.OBJECTIONS: ("objections:all", Permission.READ),
    Place.GATE: ("gate:page", Permission.READ),
}
"""The name of each page's address, and what a reader needs to use it."""

CHOICES = [(place.value, label) for place, label in PLACE_LABELS.items()]


def address_of(place: Place, matrix_id: str, may: list[str]) -> str:
    """Return where a step is done, empty for outside of here and for what is not the reader's."""
    name, needed = PAGES.get(place, ("", Permission.READ))
    return reverse(name, args=[matrix_id]) if name and needed in may else ""
