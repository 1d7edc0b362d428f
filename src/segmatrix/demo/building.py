"""Builds the example workspace as its members would: through the rooms' own actions.

Every write has an operation id that says which one of the build it is. A build that was killed is
therefore asked for again from the beginning: what was written is answered with what was recorded
then, and the rest is written.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password

from segmatrix.activity.events import Fact, Input
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.ids import new_id
from segmatrix.demo.comments import converse
from segmatrix.demo.drafting import ask_around, take_pulse
from segmatrix.demo.evidence import gather
from segmatrix.demo.findings import dismissals
from segmatrix.demo.guests import ask_outside
from segmatrix.demo.objections import disagree
from segmatrix.demo.plan import plan_ahead
from segmatrix.demo.profiles import look_closer
from segmatrix.demo.revisions import keep_earlier
from segmatrix.demo.rounds import ask_alone
from segmatrix.demo.segments import begin_segment
from segmatrix.demo.stakeholders import ask_people
from segmatrix.demo.story import Colleague, Story
from segmatrix.demo.templates import keep_questions
from segmatrix.demo.voices import speak_for_others
from segmatrix.demo.words import own_words
from segmatrix.demo.workshops import work_together
from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix import events as asks
from segmatrix.matrix import queries as matrix_queries
from segmatrix.people import actions as people_actions
from segmatrix.people import events as people_asks
from segmatrix.people import queries as people_queries
from segmatrix.people.joining import LONGEST_INVITATION_DAYS, newcomer

DOMAIN = "harbourlight.example"
TOOK = timedelta(days=7)  # the example's people wrote it over the last week
BETWEEN = timedelta(minutes=47)


@dataclass(frozen=True, slots=True)
class Built:
    """What was built and who may look at it: its owner, and all actors by the story's keys."""

    workspace_id: str
    matrix_id: str
    owner: Actor
    actors: Mapping[str, Actor]


def build(
    story: Story,
    *,
    workspace_id: str = "",
    password: str | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Built:
    """Build the story's workspace, without its customer data; no invitation into it is left.

    Args:
        story: What to build.
        workspace_id: Which workspace to build, or to go on building; empty for a new one.
        password: The colleagues' password where the example stands alone, as in `segmatrix demo`.
            None makes accounts that nobody can sign in to, for an example beside real workspaces.
        progress: Told how many of how many segments are written.
    """
    return _Builder(story, workspace_id or new_id(), password).build(progress)


def let_in(built: Built, user_id: int, visitor: Actor, *, operation_id: str) -> None:
    """Make an account an owner of the built example, under the name `visitor` has elsewhere.

    Asked again with the same operation id, it does nothing.
    """
    who = newcomer(built.workspace_id, user_id, name=visitor.name, department=visitor.department)
    _join(built.owner, who, user_id, role="owner", operation_id=operation_id)


def address_of(colleague: Colleague, apart: str = "") -> str:
    """Return the e-mail address a colleague signs in with; `apart` keeps several examples apart."""
    return f"{colleague.key}{apart}@{DOMAIN}"


class _Builder:
    """One build: the clock walks from write to write, so that the history reads as one."""

    def __init__(self, story: Story, workspace_id: str, password: str | None) -> None:
        self.story = story
        self.password = password
        self.now = clock.now() - TOOK
        self.written = 0
        self.workspace_id = workspace_id
        self.actors: dict[str, Actor] = {}

    def build(self, progress: Callable[[int, int], None]) -> Built:
        owner, *others = sorted(self.story.colleagues, key=lambda who: who.role != "owner")
        self._found(owner)
        for colleague in others:
            self._join(owner, colleague)
        matrix_id = self._matrix()
        table = matrix_queries.table(matrix_id, self.actors[owner.key])
        shown = [row.dimension for row in table.rows]
        dimensions = {dimension.key: dimension.id for dimension in (*shown, *table.hidden)}
        self._measures(matrix_id, dimensions)
        for number, chapter in enumerate(self.story.chapters):
            progress(number, len(self.story.chapters))
            if number == len(self.story.chapters) - 1:
                keep_earlier(self._do, matrix_id, self.story.with_role("facilitator").key)
            begin_segment(self._do, self.story, matrix_id, dimensions, chapter, self.actors)
        told = matrix_queries.table(matrix_id, self.actors[owner.key])
        own_words(self._do, told, self.story.with_role("facilitator").key)
        told = matrix_queries.table(matrix_id, self.actors[owner.key])
        gather(self._do, told, self.actors[owner.key])
        look_closer(self._do, told, self.actors[owner.key])
        keep_questions(self._do, told.matrix, self.story.with_role("facilitator").key)
        for who, dismissal in dismissals(told):
            self._do(matrix_actions.dismiss_finding, dismissal, who)
        converse(self._do, told, self.actors)
        take_pulse(self._do, told, self.actors)
        ask_around(self._do, told, self.actors)
        facilitator = self.story.with_role("facilitator").key
        ask_people(self._do, matrix_id, self.actors, facilitator)
        speak_for_others(self._do, told, self.actors, facilitator)
        disagree(self._do, told, self.actors, facilitator)
        ask_outside(self._do, matrix_id, self.actors[facilitator], facilitator)
        plan_ahead(self._do, matrix_id, self.actors, facilitator)
        ask_alone(self._do, told, self.actors, facilitator)
        work_together(self._do, told, self.actors, facilitator)
        return Built(self.workspace_id, matrix_id, self.actors[owner.key], self.actors)

    def _do(self, act: Callable[..., list[Fact]], given: Input, who: str) -> list[Fact]:
        """Let a colleague act, a little later than the one before."""
        with clock.at(self._later()):
            return act(replace(given, operation_id=self._next()), actor=self.actors[who])

    def _later(self) -> datetime:
        self.now = min(self.now + BETWEEN, clock.now())
        return self.now

    def _next(self) -> str:
        """Return the operation id of the next write, the same in every attempt at this build."""
        self.written += 1
        return f"example-{self.written}"

    @cached_property
    def _hashed(self) -> str:
        """The password of all who can sign in, which takes its time to hash, as it should."""
        return make_password(self.password)

    def _account(self, colleague: Colleague) -> int:
        """Return the number of the colleague's account, and note who they are here."""
        apart = "" if self.password else f".{self.workspace_id}"
        user, _made = get_user_model().objects.get_or_create(
            email=address_of(colleague, apart),
            defaults={"password": self._hashed},
        )
        self.actors[colleague.key] = newcomer(
            self.workspace_id, user.pk, name=colleague.name, department=colleague.department
        )
        return int(user.pk)

    def _found(self, owner: Colleague) -> None:
        user_id = self._account(owner)
        self._do(
            people_actions.create_workspace,
            people_asks.CreateWorkspace(
                workspace_id=self.workspace_id,
                name=self.story.workspace,
                timezone=self.story.timezone,
                user_id=user_id,
                member_name=owner.name,
                department=owner.department,
            ),
            owner.key,
        )

    def _join(self, owner: Colleague, colleague: Colleague) -> None:
        user_id = self._account(colleague)
        with clock.at(self._later()):
            _join(
                self.actors[owner.key],
                self.actors[colleague.key],
                user_id,
                role=colleague.role,
                operation_id=self._next(),
            )
        if colleague.analyst:
            self._do(
                people_actions.mark_analyst,
                people_asks.MarkAnalyst(
                    workspace_id=self.workspace_id,
                    member_id=self.actors[colleague.key].member_id,
                    analyst=True,
                ),
                owner.key,
            )

    def _matrix(self) -> str:
        facilitator = self.story.with_role("facilitator").key
        (created,) = self._do(
            matrix_actions.create_matrix,
            asks.CreateMatrix(
                workspace_id=self.workspace_id, name=self.story.matrix, unit=self.story.unit
            ),
            facilitator,
        )
        assert isinstance(created, asks.MatrixCreated)
        for field, text in self.story.charter.items():
            self._do(
                matrix_actions.edit_charter,
                asks.EditCharter(matrix_id=created.matrix_id, field=field, text=text),
                facilitator,
            )
        return created.matrix_id

    def _measures(self, matrix_id: str, dimensions: Mapping[str, str]) -> None:
        for key, measure in self.story.measures.items():
            self._do(
                matrix_actions.set_dimension_measure,
                asks.SetDimensionMeasure(
                    matrix_id=matrix_id,
                    dimension_id=dimensions[key],
                    measure=measure["value"],
                    over=measure["over"],
                    unit=measure["unit"],
                ),
                self.story.analyst.key,
            )


def _join(owner: Actor, who: Actor, user_id: int, *, role: str, operation_id: str) -> None:
    """Let an account in by an invitation that nobody can use afterwards."""
    workspace_id = owner.workspace_id
    (invited,) = people_actions.invite_member(
        people_asks.InviteMember(
            operation_id=f"{operation_id}-invite",
            workspace_id=workspace_id,
            role=role,
            department=who.department,
            days=LONGEST_INVITATION_DAYS,  # a build killed here may go on much later
        ),
        actor=owner,
    )
    assert isinstance(invited, people_asks.MemberInvited)
    codes = {link.id: link.code for link in people_queries.invitations(owner)}
    try:
        people_actions.accept_invitation(
            people_asks.AcceptInvitation(
                operation_id=f"{operation_id}-join",
                workspace_id=workspace_id,
                code=codes[invited.invitation_id],
                user_id=user_id,
                name=who.name,
                department=who.department,
            ),
            actor=who,
        )
    finally:
        people_actions.revoke_invitation(
            people_asks.RevokeInvitation(
                operation_id=f"{operation_id}-revoke",
                workspace_id=workspace_id,
                invitation_id=invited.invitation_id,
            ),
            actor=owner,
        )
