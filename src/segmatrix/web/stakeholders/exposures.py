"""Who was shown which revision, and the attendance lists of meetings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.base import clock
from segmatrix.matrix import queries as matrices
from segmatrix.review import actions, events, queries
from segmatrix.review.judging import REVISIONS_FOR_ALL
from segmatrix.review.queries import ExposureView, StakeholderView
from segmatrix.review.terms import Level
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import day, text, whole
from segmatrix.web.stakeholders.frames import page
from segmatrix.web.stakeholders.wording import level_label
from segmatrix.web.writing import carry_out


@dataclass(frozen=True, slots=True)
class Row:
    """One person and what they were shown, by revision; None where nothing."""

    person: StakeholderView
    shown: tuple[tuple[int, ExposureView | None], ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many people of one group were shown no revision, one, or enough; excused ones apart."""

    name: str
    none: int
    one: int
    enough: int
    excused: int


@require_GET
def ledger(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show who was shown which revision, by level and department, and the meetings."""
    actor = actor_on(request, matrix_id)
    listed = queries.stakeholders(matrix_id, actor)
    revisions = range(1, matrices.matrix(matrix_id, actor).revision + 1)
    shown = {
        (each.stakeholder_id, each.revision): each for each in queries.exposures(matrix_id, actor)
    }
    context = {
        "revisions": revisions,
        "rows": [
            Row(person, tuple((number, shown.get((person.id, number))) for number in revisions))
            for person in listed
        ],
        "whole": _share("", listed),
        "by_level": _shares(listed, lambda person: person.level, [*Level], level_label),
        "by_department": _shares(
            listed,
            lambda person: person.department,
            sorted({person.department for person in listed}, key=lambda name: (not name, name)),
            lambda name: name or _("Department not said"),
        ),
        "meetings": queries.meetings(matrix_id, actor),
        "removed": queries.meetings(matrix_id, actor, removed=True),
        "name_of": {each.id: each.name for each in listed},
        "today": clock.now().date(),
    }
    return page(request, actor, matrix_id, listed, context, tab="ledger")


@require_POST
def note_meeting(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Write down who was at a meeting and what they were shown."""
    about = {
        "title": text(request, "title"),
        "held_on": day(request, "held_on"),
        "revision": whole(request, "revision") or 0,
        "could_answer": "could_answer" in request.POST,
        "stakeholder_ids": request.POST.getlist("there"),
    }
    words = _("Noted who was there.")
    return carry_out(request, matrix_id, actions.note_meeting, events.NoteMeeting, about, words)


@require_POST
def remove_meeting(request: HttpRequest, matrix_id: str, meeting_id: str) -> HttpResponse:
    """Take an attendance list back."""
    words, about = _("Took the attendance list back."), {"meeting_id": meeting_id}
    return carry_out(request, matrix_id, actions.remove_meeting, events.RemoveMeeting, about, words)


@require_POST
def restore_meeting(request: HttpRequest, matrix_id: str, meeting_id: str) -> HttpResponse:
    """Let an attendance list count again."""
    words, about = _("The attendance list counts again."), {"meeting_id": meeting_id}
    return carry_out(
        request, matrix_id, actions.restore_meeting, events.RestoreMeeting, about, words
    )


def _shares(
    people: Sequence[StakeholderView],
    of: Callable[[StakeholderView], str],
    names: Sequence[str],
    label: Callable[[str], str],
) -> list[Share]:
    """Return the share of every group that has people."""
    groups = ((name, [person for person in people if of(person) == name]) for name in names)
    return [_share(label(name), group) for name, group in groups if group]


def _share(name: str, people: Sequence[StakeholderView]) -> Share:
    seen = [len(person.exposed) for person in people if not person.excuse]
    return Share(
        name=name,
        none=seen.count(0),
        one=sum(0 < count < REVISIONS_FOR_ALL for count in seen),
        enough=sum(count >= REVISIONS_FOR_ALL for count in seen),
        excused=len(people) - len(seen),
    )
