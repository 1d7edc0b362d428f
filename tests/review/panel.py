"""A matrix on the bench with people to ask about it, in one line each."""

from dataclasses import replace
from typing import Any

from segmatrix.activity.actions import ACTIONS
from segmatrix.activity.events import Fact, Input
from segmatrix.base.actor import Actor
from segmatrix.review import events, queries
from tests.matrix.conftest import Bench

TODAY = "2026-03-02"


def do(given: Input, actor: Actor) -> list[Fact]:
    """Carry out an input by the action that takes it."""
    return ACTIONS[type(given).__name__][1](given, actor=actor)


class Panel(Bench):
    """A matrix that Fara has begun, and those whom she asks about it."""

    def ask(self, input_class: type[Input], **fields: Any) -> Input:
        return input_class(matrix_id=self.id, **fields)

    def do(self, input_class: type[Input], *, by: Actor | None = None, **fields: Any) -> Any:
        """Carry an input out, by default as Fara, and return its last fact."""
        return do(self.ask(input_class, **fields), by or self.cast.fara)[-1]

    def person(self, name: str = "Lena", **more: Any) -> str:
        """Put somebody on the list and return their id there."""
        given = self.ask(events.AddStakeholder, name=name, **more)
        return do(given, self.cast.fara)[0].stakeholder_id

    def member(self, actor: Actor, **more: Any) -> str:
        """Put a member on the list."""
        place = {"member_id": actor.member_id, "department": actor.department}
        return self.person(actor.name, **place, **more)

    def nominate(self, nominator_id: str, nominee_id: str, **more: Any) -> Any:
        return self.do(
            events.NominateStakeholder, nominator_id=nominator_id, nominee_id=nominee_id, **more
        )

    def expose(self, stakeholder_id: str, actor: Actor, revision: int = 1) -> list[Fact]:
        about = {"stakeholder_id": stakeholder_id, "revision": revision, "shown": "table"}
        return do(self.ask(events.RecordExposure, **about), actor)

    def meeting(self, *stakeholder_ids: str, **more: Any) -> str:
        about = {"title": "Kick-off", "held_on": TODAY, "revision": 1} | more
        return self.do(
            events.NoteMeeting, stakeholder_ids=list(stakeholder_ids), **about
        ).meeting_id

    @property
    def people(self) -> dict[str, queries.StakeholderView]:
        """Those on the list by name, as Fara reads them."""
        return {each.name: each for each in queries.stakeholders(self.id, self.cast.fara)}

    @property
    def snowball(self) -> queries.Snowball:
        asked = queries.stakeholders(self.id, self.cast.vic)
        return queries.snowball(self.id, self.cast.vic, asked)

    def asked(self) -> object:
        """Return all that people see of whom is asked, without counters that only ever grow."""
        exa = self.cast.exa
        people = queries.stakeholders(self.id, exa)
        snowball = queries.snowball(self.id, exa, people)
        return (
            [replace(each, version=0, excused_at=None) for each in people],
            sorted(snowball.nominations, key=str),
            queries.exposures(self.id, exa),
            queries.meetings(self.id, exa),
            queries.interviews(self.id, exa),
        )
