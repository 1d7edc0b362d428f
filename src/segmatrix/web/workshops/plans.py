"""The page on which a workshop is planned."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.terms import Kind as CellKind
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.rounds.terms import IDENTITY_MEANINGS, PROFILE_MEANINGS, Kind
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.refusals import beside
from segmatrix.web.workshops.forms import (
    PROFILES,
    UNITS,
    Phase,
    WorkshopForm,
    edited,
    edited_at,
    phases_of,
)
from segmatrix.workshops import actions, events, queries
from segmatrix.workshops.agendas import AGENDAS
from segmatrix.workshops.queries import WorkshopView
from segmatrix.workshops.terms import KIND_LABELS, WorkshopState

ASKS = {
    Kind.PLACE: _("Where does it stand on the map?"),
    Kind.TIER: _("Which tier does it belong to?"),
    Kind.FATE: _("Keep it, merge it or drop it?"),
    Kind.RATE: _("Should we keep this segment?"),
}


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Plan a workshop.

    Query: `agenda` names a row of phases to begin with, `like` an earlier workshop of this matrix.
    """
    actor = _leading(request, matrix_id)
    if request.method == "GET" and not {"agenda", "like"} & set(request.GET):
        return _choose(request, matrix_id, actor)
    page = _Planning(request, matrix_id, actor)
    if page.sent:
        with beside(page.form):
            given = events.DraftWorkshop(
                operation_id=page.form.cleaned_data["operation"],
                matrix_id=matrix_id,
                **page.form.plan(page.phases),
            )
            drafted = vars(actions.draft_workshop(given, actor=actor)[0])
            return redirect("workshops:one", matrix_id, drafted["workshop_id"])
    return page.shown()


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Plan a drafted workshop otherwise."""
    actor = _leading(request, matrix_id)
    found = queries.workshop(matrix_id, workshop_id, actor)
    if found.state is not WorkshopState.DRAFTED:
        return redirect("workshops:one", matrix_id, workshop_id)
    page = _Planning(request, matrix_id, actor, found)
    if page.sent:
        with beside(page.form):
            given = events.ChangeWorkshop(
                operation_id=page.form.cleaned_data["operation"],
                matrix_id=matrix_id,
                workshop_id=workshop_id,
                version=page.form.cleaned_data["version"] or 0,
                **_with_others_aside(page.form.plan(page.phases), found, actor),
            )
            actions.change_workshop(given, actor=actor)
            return redirect("workshops:one", matrix_id, workshop_id)
    return page.shown()


def _leading(request: HttpRequest, matrix_id: str) -> Actor:
    actor = actor_on(request, matrix_id)
    people.require(actor, Permission.FACILITATE, matrix_id)
    return actor


def _choose(request: HttpRequest, matrix_id: str, actor: Actor) -> HttpResponse:
    """Show the agendas that a plan can begin with."""
    context = framed(actor, matrices.matrix(matrix_id, actor), "rounds") | {
        "agendas": [(agenda, agenda.phases()) for agenda in AGENDAS],
        "earlier": queries.workshops(matrix_id, actor),
    }
    return render(request, "segmatrix/workshops/agendas.html", context)


class _Planning:
    """The form of a workshop with its row of phases."""

    def __init__(
        self, request: HttpRequest, matrix_id: str, actor: Actor, found: WorkshopView | None = None
    ) -> None:
        self._request, self._found, self._actor = request, found, actor
        self._table = matrices.table(matrix_id, actor)
        present = [
            person
            for person in people.participants(matrix_id, actor)
            if person.may(Permission.COMMENT)
        ]
        edit = request.POST.get("edit", "")
        self._edited_at: int | None = None
        initial, planned = self._begun(matrix_id, [person.id for person in present])
        self.phases = phases_of(request.POST) if request.method == "POST" else planned
        if edit:
            self.phases = edited(self.phases, edit)
            self._edited_at = edited_at(self.phases, edit)
            initial = self._typed()
        bound = request.POST if request.method == "POST" and not edit else None
        self.form = WorkshopForm(present, actor.member_id, bound, initial=initial)

    @property
    def sent(self) -> bool:
        """Whether the plan was sent to be kept, and its frame holds."""
        return self.form.is_bound and self.form.is_valid()

    def shown(self) -> HttpResponse:
        context = framed(self._actor, self._table.matrix, "rounds") | {
            "form": self.form,
            "workshop": self._found,
            "phases": list(enumerate(self.phases)),
            "last": len(self.phases) - 1,
            "edited_at": self._edited_at,
            "kinds": KIND_LABELS.items(),
            "units": UNITS.items(),
            "asks": [(kind.value, words) for kind, words in ASKS.items()],
            "rows": [
                row.dimension
                for row in self._table.rows
                if row.dimension.kind == CellKind.STATEMENTS
            ],
            "profiles": [(each, PROFILE_MEANINGS[each]) for each in PROFILES],
            "identities": IDENTITY_MEANINGS.items(),
        }
        status = 422 if self.form.errors else 200
        return render(self._request, "segmatrix/workshops/plan.html", context, status=status)

    def _typed(self) -> dict[str, Any]:
        """Return what was typed into the frame, when only its phases are rearranged."""
        posted = self._request.POST
        typed: dict[str, Any] = {
            name: posted.get(name, "") for name in ("name", "identity", "profile", "version")
        }
        return typed | {
            "people": posted.getlist("people"),
            "abstain": "abstain" in posted,
            "operation": posted.get("operation", ""),
        }

    def _begun(self, matrix_id: str, present: list[str]) -> tuple[dict[str, Any], list[Phase]]:
        """Return what the form shows first, and the phases it begins with."""
        if self._found:
            filled = _filled(self._found, self._actor)
            return filled, [each.planned for each in self._found.phases]
        asked = self._request.GET
        if "like" in asked:
            earlier = queries.workshop(matrix_id, asked["like"], self._actor)
            phases = [each.planned for each in earlier.phases]
            return _filled(earlier, self._actor) | {"version": None}, phases
        agenda = next((each for each in AGENDAS if each.key == asked.get("agenda")), None)
        begun = {"people": present, "abstain": True}
        if agenda is None:
            return begun, []
        return begun | {"name": str(agenda.name).partition(":")[0]}, agenda.phases()


def _filled(found: WorkshopView, actor: Actor) -> dict[str, Any]:
    return {
        "name": found.name,
        "people": [each.member_id for each in found.answering],
        "abstain": actor.member_id in _aside(found),
        "identity": found.identity.value,
        "profile": found.profile.value,
        "version": found.version,
    }


def _with_others_aside(plan: dict[str, Any], found: WorkshopView, actor: Actor) -> dict[str, Any]:
    """Return a plan in which others who lead without answering still do, unless they are ticked."""
    others = [
        each for each in _aside(found) if each not in plan["people"] and each != actor.member_id
    ]
    return plan | {
        "people": [*plan["people"], *others],
        "abstaining": [*plan["abstaining"], *others],
    }


def _aside(found: WorkshopView) -> list[str]:
    return [each.member_id for each in found.people if each.abstains]
