"""Two revisions side by side: in sentences, and word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from segmatrix.base.errors import Invalid, NotFound
from segmatrix.matrix import queries
from segmatrix.matrix.queries import Comparison, Difference
from segmatrix.web.actors import actor_on, framed


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text, and whether the other side lacks them."""

    text: str
    apart: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A difference with both texts in pieces."""

    difference: Difference
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What differs about one segment; with no name, about the whole matrix."""

    about: str
    lines: tuple[Line, ...]


@require_GET
def compare(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show how two revisions differ.

    Query: `before` and `after` are their numbers; without `after`, it is the matrix as it is now.
    """
    actor = actor_on(request, matrix_id)
    kept = queries.revisions(matrix_id, actor)
    if not kept:
        raise NotFound(
            _("No revision of this matrix is kept yet."),
            hint=_("Keep one under a name first; then you can see what changes from there on."),
        )
    before = _number(request, "before") or kept[0].number
    seen = queries.comparison(matrix_id, before, _number(request, "after"), actor)
    context = framed(actor, seen.matrix, "revisions")
    context |= {"seen": seen, "sections": sections(seen), "revisions": kept}
    return render(request, "segmatrix/revisions/compare.html", context)


def sections(seen: Comparison) -> list[Section]:
    """Return what differs by segment, in the order in which it is told."""
    by_segment: dict[str, list[Line]] = {}
    for difference in seen.differences:
        by_segment.setdefault(difference.about, []).append(_line(difference))
    return [Section(about, tuple(lines)) for about, lines in by_segment.items()]


def _line(difference: Difference) -> Line:
    old, new = difference.before.split(), difference.after.split()
    matched = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return Line(
        difference,
        tuple(_pieces((how, old[start:end]) for how, start, end, _from, _to in matched)),
        tuple(_pieces((how, new[start:end]) for how, _from, _to, start, end in matched)),
    )


def _pieces(parts: Iterator[tuple[str, list[str]]]) -> Iterator[Piece]:
    return (Piece(" ".join(words), how != "equal") for how, words in parts if words)


def _number(request: HttpRequest, name: str) -> int | None:
    sent = request.GET.get(name, "")
    if not sent:
        return None
    if not sent.isdecimal() or len(sent) > 6:
        raise Invalid(_("“%(sent)s” is no number of a revision.") % {"sent": sent[:40]}, field=name)
    return int(sent)
