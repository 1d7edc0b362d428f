"""Builds the example workspace as its members would: through the rooms' own actions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth import get_user_model

from segmatrix.activity.events import Fact, Input
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.ids import new_id
from segmatrix.demo.story import Chapter, Colleague, Story
from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix import events as asks
from segmatrix.matrix import queries as matrix_queries
from segmatrix.people import actions as people_actions
from segmatrix.people import events as people_asks
from segmatrix.people import queries as people_queries
from segmatrix.people.joining import newcomer

DOMAIN = "harbourlight.example"
TOOK = timedelta(days=7)  # the example's people wrote it over the last week
BETWEEN = timedelta(minutes=47)


@dataclass(frozen=True, slots=True)
class Built:
    """What was built and who may look at it: the actors by the keys of the story."""

    workspace_id: str
    matrix_id: str
    actors: Mapping[str, Actor]


def build(story: Story, *, host_id: int | None = None, password: str | None = None) -> Built:
    """Build the story's workspace, without its customer data.

    Args:
        story: What to build.
        host_id: The account that looks at the example in a running product: it becomes its owner,
            and the colleagues are accounts that nobody can sign in to. None when the example
            stands alone, as in `segmatrix demo`.
        password: The colleagues' password when the example stands alone.
    """
    return _Builder(story, host_id, password).build()


def address_of(colleague: Colleague, apart: str = "") -> str:
    """Return the e-mail address a colleague signs in with; `apart` keeps several examples apart."""
    return f"{colleague.key}{apart}@{DOMAIN}"


class _Builder:
    """One build: the clock walks from write to write, so that the history reads as one."""

    def __init__(self, story: Story, host_id: int | None, password: str | None) -> None:
        self.story = story
        self.host_id = host_id
        self.password = password
        self.now = clock.now() - TOOK
        self.workspace_id = new_id()
        self.actors: dict[str, Actor] = {}

    def build(self) -> Built:
        owner, *others = sorted(self.story.colleagues, key=lambda who: who.role != "owner")
        self._found(owner)
        for colleague in others:
            self._join(owner, colleague)
        matrix_id = self._matrix()
        dimensions = {
            row.dimension.key: row.dimension.id
            for row in matrix_queries.table(matrix_id, self.actors[owner.key]).rows
        }
        self._measures(matrix_id, dimensions)
        for chapter in self.story.chapters:
            self._chapter(matrix_id, dimensions, chapter)
        return Built(self.workspace_id, matrix_id, self.actors)

    def _do(self, act: Callable[..., list[Fact]], given: Input, who: str) -> list[Fact]:
        """Let a colleague act, a little later than the one before."""
        self.now = min(self.now + BETWEEN, clock.now())
        with clock.at(self.now):
            return act(given, actor=self.actors[who])

    def _account(self, colleague: Colleague) -> int:
        """Make the colleague's account and note who they are here; return the account's number."""
        apart = "" if self.password else f".{self.workspace_id}"
        user = get_user_model().objects.create_user(address_of(colleague, apart), self.password)
        self._is(colleague, user.pk)
        return int(user.pk)

    def _is(self, colleague: Colleague, user_id: int) -> None:
        self.actors[colleague.key] = newcomer(
            self.workspace_id, user_id, name=colleague.name, department=colleague.department
        )

    def _found(self, owner: Colleague) -> None:
        user_id = self.host_id if self.host_id is not None else self._account(owner)
        self._is(owner, user_id)
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
        self._do(
            people_actions.invite_member,
            people_asks.InviteMember(
                workspace_id=self.workspace_id,
                role=colleague.role,
                department=colleague.department,
                days=7,
            ),
            owner.key,
        )
        user_id = self._account(colleague)
        invitation = people_queries.invitations(self.actors[owner.key])[0]
        self._do(
            people_actions.accept_invitation,
            people_asks.AcceptInvitation(
                workspace_id=self.workspace_id,
                code=invitation.code,
                user_id=user_id,
                name=colleague.name,
                department=colleague.department,
            ),
            colleague.key,
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

    def _chapter(self, matrix_id: str, dimensions: Mapping[str, str], chapter: Chapter) -> None:
        facilitator = self.story.with_role("facilitator").key
        (added,) = self._do(
            matrix_actions.add_segment,
            asks.AddSegment(
                matrix_id=matrix_id, name=chapter.name, note=chapter.note, tier=chapter.tier
            ),
            facilitator,
        )
        assert isinstance(added, asks.SegmentAdded)
        segment_id = added.segment_id
        self._do(
            matrix_actions.set_segment_rule,
            asks.SetSegmentRule(matrix_id=matrix_id, segment_id=segment_id, rule=chapter.rule),
            self.story.analyst.key,
        )
        for key, who, text in chapter.texts:
            self._do(
                matrix_actions.add_statement,
                asks.AddStatement(
                    matrix_id=matrix_id,
                    segment_id=segment_id,
                    dimension_id=dimensions[key],
                    text=text,
                ),
                who,
            )
        for estimate in chapter.stated:
            self._do(
                matrix_actions.state_measure,
                asks.StateMeasure(
                    matrix_id=matrix_id,
                    segment_id=segment_id,
                    dimension_id=dimensions[estimate.dimension],
                    low=estimate.low,
                    high=estimate.high,
                    unit=self.story.measures[estimate.dimension]["unit"],
                    date=self.now.date().isoformat(),
                    source=estimate.source,
                ),
                estimate.colleague,
            )
        self._contacts(matrix_id, segment_id, dimensions["contacts"], chapter)
        for opinion in chapter.opinions:
            self._do(
                matrix_actions.place_segment,
                asks.PlaceSegment(
                    matrix_id=matrix_id,
                    segment_id=segment_id,
                    x=opinion.x,
                    y=opinion.y,
                    reason=opinion.reason,
                ),
                opinion.colleague,
            )
        if chapter.settled:
            self._do(
                matrix_actions.agree_placement,
                asks.AgreePlacement(
                    matrix_id=matrix_id,
                    segment_id=segment_id,
                    x=chapter.settled.x,
                    y=chapter.settled.y,
                    rationale=chapter.settled.rationale,
                    dissent=chapter.settled.dissent,
                ),
                facilitator,
            )

    def _contacts(
        self, matrix_id: str, segment_id: str, dimension_id: str, chapter: Chapter
    ) -> None:
        if chapter.contacts is None:
            self._do(
                matrix_actions.answer_not_known_yet,
                asks.AnswerNotKnownYet(
                    matrix_id=matrix_id, segment_id=segment_id, dimension_id=dimension_id
                ),
                self.story.with_role("facilitator").key,
            )
            return
        for who in chapter.contacts:
            self._do(
                matrix_actions.add_contact,
                asks.AddContact(
                    matrix_id=matrix_id,
                    segment_id=segment_id,
                    dimension_id=dimension_id,
                    member_id=self.actors[who].member_id,
                ),
                who,
            )
