"""Rows of a table of tickets, reviews or answers that become findings."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.evidence import actions, events, queries
from segmatrix.evidence.recording import Column
from segmatrix.web.actors import actor_on
from segmatrix.web.evidence.frames import page
from segmatrix.web.posted import operation, text, whole

HOLDS: dict[Column, Promise] = {
    Column.TEXT: gettext_lazy("What was said"),
    Column.DATE: gettext_lazy("The day"),
    Column.PERSON: gettext_lazy("Who said it: a person’s id"),
    Column.ACCOUNT: gettext_lazy("Which account’s id"),
    Column.CHANNEL: gettext_lazy("The channel"),
    Column.SCORE: gettext_lazy("A score"),
    Column.ID: gettext_lazy("The record’s own number"),
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the table: its number from 0, what it is called and what it seems to hold."""

    number: int
    name: str
    holds: str


@require_http_methods(["GET", "POST"])
def records(request: HttpRequest, matrix_id: str, source_id: str) -> HttpResponse:
    """Say what the columns hold, and make each row a finding that waits to be looked at.

    What is refused shows the columns again as they were chosen. Query: `begin` is the row to go on
    at, for a table that takes several goes.
    """
    actor = actor_on(request, matrix_id)
    refusal = None
    if request.method == "POST":
        try:
            return _made_findings(request, matrix_id, source_id, actor)
        except Invalid as refused:
            refusal = refused
    preview = queries.preview_records(matrix_id, source_id, actor)
    columns = _columns(request) if refusal else preview.columns
    held = {number: column for column, number in columns.items()}
    context = {
        "refusal": refusal,
        "day_first": text(request, "day_first") != "no",
        "source": queries.source(matrix_id, source_id, actor),
        "preview": preview,
        "headings": [
            Heading(number, name, held.get(number, ""))
            for number, name in enumerate(preview.headings)
        ],
        "holds": [(column.value, label) for column, label in HOLDS.items()],
        "begin": request.POST.get("begin") or request.GET.get("begin", "1"),
    }
    status = refusal.status if refusal else 200
    return page(request, actor, matrix_id, "records", context, status=status)


def _made_findings(
    request: HttpRequest, matrix_id: str, source_id: str, actor: Actor
) -> HttpResponse:
    given = events.ImportRecords(
        operation_id=operation(request),
        matrix_id=matrix_id,
        source_id=source_id,
        columns=_columns(request),
        begin=whole(request, "begin") or 1,
        day_first=text(request, "day_first") != "no",
    )
    facts = actions.import_records(given, actor=actor)
    return _told(request, facts[-1], given.operation_id)


def _columns(request: HttpRequest) -> dict[str, int]:
    """Return by what a column was said to hold its number; the first of two wins."""
    columns: dict[str, int] = {}
    for name, holds in request.POST.items():
        number = name.removeprefix("column-")
        if number != name and holds and number.isascii() and number.isdigit():
            columns.setdefault(holds, int(number[:9]))
    return columns


def _told(request: HttpRequest, done: events.RecordsImported, operation_id: str) -> HttpResponse:
    """Say what became of the rows, and lead to the findings or to the rest of the table."""
    said = [
        ngettext(
            "%(n)d finding waits to be looked at.",
            "%(n)d findings wait to be looked at.",
            done.added,
        )
        % {"n": done.added}
    ]
    if done.repeated:
        here = ngettext("%(n)d was here already.", "%(n)d were here already.", done.repeated)
        said.append(here % {"n": done.repeated})
    if done.without_text:
        silent = ngettext("%(n)d row says nothing.", "%(n)d rows say nothing.", done.without_text)
        said.append(silent % {"n": done.without_text})
    for column, count in done.unreadable.items():
        unread = ngettext(
            "In %(n)d row nothing could be read under “%(column)s”.",
            "In %(n)d rows nothing could be read under “%(column)s”.",
            count,
        )
        said.append(unread % {"n": count, "column": HOLDS[Column(column)]})
    if done.rest is not None:
        said.append(_("There are more rows: go on below."))
        onward = reverse("evidence:records", args=[done.matrix_id, done.source_id])
        messages.success(request, " ".join(said))
        return redirect(f"{onward}?begin={done.rest}")
    messages.success(request, " ".join(said))
    onward = reverse("evidence:review", args=[done.matrix_id])
    return redirect(f"{onward}?source={done.source_id}&imported={operation_id}")
