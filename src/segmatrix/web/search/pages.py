"""The page on which something of a matrix is looked for; while somebody types, what it found."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_GET

from segmatrix.matrix import queries as matrices
from segmatrix.search.queries import Group, Hit, search
from segmatrix.search.terms import LABELS, QUERY_LENGTH, RANKED, Kind
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.posted import usable_page
from segmatrix.web.search.places import place_of

NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for.

    Attributes:
        text: What somebody typed, as they typed it.
        kind: The only kind that is wanted, or nothing.
        newest: Whether the newest come first.
    """

    text: str
    kind: Kind | None
    newest: bool
    page: int

    @classmethod
    def of(cls, request: HttpRequest) -> "Asked":
        """Read it from the address."""
        asked = request.GET
        kind = asked.get("kind", "")
        return cls(
            text=asked.get("q", "").replace("\0", ""),
            kind=Kind(kind) if kind in list(Kind) else None,
            newest=asked.get("by", "") == NEWEST,
            page=usable_page(request),
        )

    def query(self, **other: Any) -> str:
        """Return the question as part of an address, with some of it asked otherwise."""
        by = NEWEST if self.newest else ""
        now = {"q": self.text, "kind": self.kind or "", "by": by, "page": 1} | other
        usual = {"kind": "", "by": "", "page": 1}
        asked = {name: value for name, value in now.items() if value != usual.get(name)}
        return urlencode(asked, errors="replace")


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was found of one kind, as the page shows it.

    Attributes:
        hits: Each with the address of its place.
        all: What the address of a page about this kind alone asks; empty on that page, and where
            nothing more was found.
    """

    label: Promise
    group: Group
    hits: tuple[tuple[Hit, str], ...]
    all: str


@require_GET
def page(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Look for something in a matrix and show what was found, by kind.

    Query: `q` is what is looked for; `kind` names the only kind that is wanted, `page` which page
    of it; `by` is `newest` for the newest first.
    """
    actor = actor_on(request, matrix_id)
    asked = Asked.of(request)
    found = search(
        matrix_id,
        asked.text,
        actor,
        kind=asked.kind,
        page=asked.page,
        newest=asked.newest,
    )
    context = {
        "asked": asked,
        "found": found,
        "shelves": [_shelf(matrix_id, asked, group) for group in found.groups],
        "kind_label": LABELS[asked.kind] if asked.kind else "",
        "everything": asked.query(kind=""),
        "best_first": asked.query(by=""),
        "newest_first": asked.query(by=NEWEST),
        "earlier": asked.query(page=found.page - 1) if found.page > 1 else "",
        "later": asked.query(page=found.page + 1) if found.page < found.pages else "",
        "ranked": RANKED,
        "length": QUERY_LENGTH,
        "search_matrix_id": matrix_id,
    }
    if request.htmx:
        return render(request, "segmatrix/search/_found.html", context)
    context |= framed(actor, matrices.matrix(matrix_id, actor), "search")
    return render(request, "segmatrix/search/page.html", context)


def _shelf(matrix_id: str, asked: Asked, group: Group) -> Shelf:
    return Shelf(
        label=LABELS[group.kind],
        group=group,
        hits=tuple((hit, place_of(matrix_id, hit)) for hit in group.hits),
        all=asked.query(kind=group.kind) if group.more and asked.kind is None else "",
    )
