"""The page on which a round is planned."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.rounds import actions, events, queries
from segmatrix.rounds.errors import Locked
from segmatrix.rounds.queries import RoundView
from segmatrix.rounds.terms import IDENTITY_MEANINGS, PROFILE_MEANINGS, RoundState
from segmatrix.web.actors import actor_on
from segmatrix.web.refusals import beside
from segmatrix.web.rounds.drafts import filled, key_of, when
from segmatrix.web.rounds.forms import RoundForm
from segmatrix.web.rounds.pages import common


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Plan a round. Query: `follows` names the revealed round of which it asks again."""
    actor = _leading(request, matrix_id)
    follows = request.GET.get("follows", "")
    page = _Planning(request, matrix_id, actor, follows)
    if page.form.is_valid():
        with beside(page.form):
            given = events.DraftRound(
                operation_id=page.form.cleaned_data["operation"],
                matrix_id=matrix_id,
                follows=follows,
                **page.form.plan(page.asked_again),
            )
            drafted = vars(actions.draft_round(given, actor=actor)[0])
            return redirect("rounds:one", matrix_id, drafted["round_id"])
    return page.shown()


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, matrix_id: str, round_id: str) -> HttpResponse:
    """Plan a drafted round otherwise."""
    actor = _leading(request, matrix_id)
    found = queries.round_view(matrix_id, round_id, actor)
    if found.state is not RoundState.DRAFTED:
        raise Locked
    page = _Planning(request, matrix_id, actor, found.follows_id, found)
    if page.form.is_valid():
        with beside(page.form):
            given = events.ChangeRound(
                operation_id=page.form.cleaned_data["operation"],
                matrix_id=matrix_id,
                round_id=round_id,
                version=page.form.cleaned_data["version"] or 0,
                **page.form.plan(page.asked_again),
            )
            actions.change_round(given, actor=actor)
            return redirect("rounds:one", matrix_id, round_id)
    return page.shown()


def _leading(request: HttpRequest, matrix_id: str) -> Actor:
    actor = actor_on(request, matrix_id)
    people.require(actor, Permission.FACILITATE, matrix_id)
    return actor


class _Planning:
    """The form of a round with all that can be chosen in it."""

    def __init__(
        self,
        request: HttpRequest,
        matrix_id: str,
        actor: Actor,
        follows: str,
        found: RoundView | None = None,
    ) -> None:
        self._request, self._found = request, found
        self._table = matrices.table(matrix_id, actor)
        self._context = common(request, matrix_id, actor)
        self._asked = [
            person
            for person in people.participants(matrix_id, actor)
            if person.may(Permission.COMMENT)
        ]
        self._earlier = queries.result(matrix_id, follows, actor) if follows else None
        left = self._earlier.unsettled if self._earlier else ()
        self.asked_again = {key_of(question): question.asked for question in left}
        again = {key_of(each): f"{each.about} {each.words}".strip() for each in left}
        self.form = RoundForm(
            self._table,
            self._asked,
            actor.member_id,
            again,
            request.POST or None,
            initial=self._initial(actor),
        )

    def shown(self) -> HttpResponse:
        context = self._context | {
            "form": self.form,
            "round": self._found,
            "earlier": self._earlier and self._earlier.round,
            "profiles": PROFILE_MEANINGS.items(),
            "identities": IDENTITY_MEANINGS.items(),
            "nobody": len(self._asked) < 2,
        }
        status = 422 if self.form.errors else 200
        return render(self._request, "segmatrix/rounds/plan.html", context, status=status)

    def _initial(self, actor: Actor) -> dict[str, Any]:
        zone, found = self._context["zone"], self._found
        if found is not None:
            return (
                filled(found.questions, self._table, self.asked_again)
                | when(found.closes, zone)
                | _promised(found)
                | {
                    "name": found.name,
                    "people": [each.member_id for each in found.answering],
                    "abstain": any(
                        each.abstains and each.member_id == actor.member_id for each in found.people
                    ),
                    "version": found.version,
                }
            )
        if self._earlier is not None:
            before = self._earlier.round
            return (
                when(None, zone)
                | _promised(before)
                | {
                    "name": _("%(name)s, once more") % {"name": before.name},
                    "people": [each.member_id for each in before.answering],
                    "again": list(self.asked_again),
                }
            )
        return when(None, zone) | {
            "kinds": ["place"],
            "segments": [segment.id for segment in self._table.segments],
            "people": [person.id for person in self._asked],
        }


def _promised(found: RoundView) -> dict[str, Any]:
    return {
        "profile": found.profile.value,
        "identity": found.identity.value,
        "groups": found.groups,
        "quorum": found.quorum,
        "open_door": found.open_door,
    }
