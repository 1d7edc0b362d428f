"""An edited export that came back: its differences in words, and the deed."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid, Refusal
from segmatrix.imports.actions import bring_back
from segmatrix.imports.changes import TAKING, Change, Comparison, Sort
from segmatrix.imports.events import BringBack
from segmatrix.imports.queries import comparison
from segmatrix.matrix import queries
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.posted import operation

WORDS = {
    Sort.ADDED: _("added"),
    Sort.REWORDED: _("reworded"),
    Sort.REMOVED: _("removed"),
    Sort.MOVED: _("moved"),
    Sort.STATED: _("number"),
    Sort.WITHDRAWN: _("number removed"),
    Sort.NOT_KNOWN: _("not known yet"),
    Sort.ASKED_AGAIN: _("asked again"),
    Sort.LISTED: _("person added"),
    Sort.UNLISTED: _("person removed"),
    Sort.NEW_SEGMENT: _("new segment"),
    Sort.NEW_ROW: _("new row"),
    Sort.RENAMED_SEGMENT: _("segment renamed"),
    Sort.RENAMED_ROW: _("row renamed"),
    Sort.GONE_SEGMENT: _("segment missing"),
    Sort.GONE_ROW: _("row missing"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A change as the page shows it: whether it is ticked, and whether the reader may make it."""

    change: Change
    ticked: bool
    may: bool

    @property
    def word(self) -> str:
        """What it does, in a word."""
        return str(WORDS[self.change.sort])

    @property
    def where(self) -> str:
        """The cell, or the segment or row, that it concerns."""
        return ", ".join(part for part in (self.change.segment, self.change.row) if part)


def page(
    request: HttpRequest,
    actor: Actor,
    matrix_id: str,
    text: str,
    ids: str,
    *,
    chosen: list[str] | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """Show what an edited export would change.

    Args:
        chosen: The keys of the changes that were ticked before; None ticks what is advised.
        refusal: Why the changes were not applied.
    """
    found: Comparison = comparison(matrix_id, text, ids, actor)
    may_shape = people.may(actor, Permission.SHAPE, matrix_id)
    lines = [
        Line(
            change,
            _advised(change, ids) if chosen is None else change.key in chosen,
            may_shape or not change.shaping,
        )
        for change in found.changes
    ]
    context = framed(actor, queries.matrix(matrix_id, actor), "table") | {
        "lines": lines,
        "meanwhile": sum(bool(line.change.meanwhile) for line in lines),
        "troubles": found.troubles,
        "text": text,
        "ids": ids,
        "refusal": refusal,
    }
    status = refusal.status if refusal else 200
    return render(request, "segmatrix/imports/changes.html", context, status=status)


def _advised(change: Change, ids: str) -> bool:
    """Say whether a change is ticked at first; a sheet without ids takes nothing away by itself."""
    return change.advised and (bool(ids) or change.sort not in TAKING)


def _cells(request: HttpRequest, name: str) -> str:
    """Return posted cells with the white space around them, where an empty corner is a tab."""
    return request.POST.get(name, "").replace("\0", "")


@require_POST
def apply(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Apply the ticked changes and lead to the table; what is refused shows them again."""
    actor = actor_on(request, matrix_id)
    people.require(actor, Permission.EDIT_CELLS, matrix_id)
    given = BringBack(
        operation_id=operation(request),
        matrix_id=matrix_id,
        text=_cells(request, "text"),
        ids=_cells(request, "ids"),
        chosen=request.POST.getlist("change"),
    )
    try:
        bring_back(given, actor=actor)
    except (Changed, Invalid) as refusal:
        return page(
            request,
            actor,
            matrix_id,
            given.text,
            given.ids,
            chosen=given.chosen,
            refusal=refusal,
        )
    return redirect("matrix:table", matrix_id)
