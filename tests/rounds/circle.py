"""A round among colleagues: the shortest ways to plan it, answer it and look at it."""

from typing import Any

from segmatrix.activity.events import Fact
from segmatrix.base.actor import Actor
from segmatrix.rounds import actions, events, queries
from tests.cast import Cast
from tests.matrix.conftest import Bench

ANSWERING = ("sol", "mika", "pri", "ana", "exa")
AT = "2026-06-03T17:00"


class Circle:
    """A matrix with two segments, and the rounds in it, led by Fara."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.bench = Bench(cast)
        self.banks = self.bench.segment("Banks")
        self.insurers = self.bench.segment("Insurers")

    @property
    def id(self) -> str:
        return self.bench.id

    def member(self, name: str) -> str:
        actor: Actor = getattr(self.cast, name)
        return actor.member_id

    def place(self, *segments: str) -> list[dict[str, Any]]:
        return [{"kind": "place", "about_id": each} for each in segments]

    def plan(self, **more: Any) -> dict[str, Any]:
        """What a round is to be: both segments placed by five people of five departments."""
        planned: dict[str, Any] = {
            "matrix_id": self.id,
            "name": "First placement",
            "questions": self.place(self.banks, self.insurers),
            "people": [self.member(name) for name in ANSWERING],
        }
        return planned | more

    def drafted(self, **more: Any) -> str:
        """Plan a round and return its id."""
        given = events.DraftRound(**self.plan(**more))
        return actions.draft_round(given, actor=self.cast.fara)[0].round_id

    def open(self, **more: Any) -> str:
        """Plan a round, open it, and return its id."""
        round_id = self.drafted(**more)
        given = events.OpenRound(matrix_id=self.id, round_id=round_id)
        actions.open_round(given, actor=self.cast.fara)
        return round_id

    def reveal(self, round_id: str) -> list[Fact]:
        given = events.RevealRound(matrix_id=self.id, round_id=round_id)
        return actions.reveal_round(given, actor=self.cast.fara)

    def question(self, round_id: str, position: int = 0) -> str:
        return self.view(round_id).questions[position].id

    def giving(
        self, round_id: str, who: str, value: Any, position: int = 0, reason: str = ""
    ) -> events.GiveAnswer:
        """What somebody sends to answer a question."""
        return events.GiveAnswer(
            matrix_id=self.id,
            round_id=round_id,
            member_id=self.member(who),
            question_id=self.question(round_id, position),
            value=value,
            reason=reason,
        )

    def give(self, round_id: str, who: str, value: Any, position: int = 0, reason: str = "") -> Any:
        """Answer a question and return the facts."""
        given = self.giving(round_id, who, value, position, reason)
        return actions.give_answer(given, actor=getattr(self.cast, who))

    def view(self, round_id: str, who: str = "fara") -> queries.RoundView:
        return queries.round_view(self.id, round_id, getattr(self.cast, who))

    def sheet(self, round_id: str, who: str) -> queries.SheetView:
        return queries.sheet(self.id, round_id, getattr(self.cast, who))

    def result(self, round_id: str, who: str = "sol") -> queries.ResultView:
        return queries.result(self.id, round_id, getattr(self.cast, who))


def at(x: int, y: int) -> dict[str, int]:
    return {"x": x, "y": y}
