"""Evidence on the bench: a matrix of two segments, with the shortest ways to gather and link."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from segmatrix.activity import actions as activity
from segmatrix.activity.events import Fact, Input
from segmatrix.base.actor import Actor
from segmatrix.base.ids import new_id
from segmatrix.evidence import actions, events, queries
from segmatrix.evidence.queries import Evidence, ObservationView
from segmatrix.evidence.targets import Target
from tests.cast import Cast
from tests.matrix.conftest import Bench


def do(given: Input, actor: Actor) -> list[Fact]:
    """Carry out an input by the action that takes it."""
    return activity.ACTIONS[type(given).__name__][1](given, actor=actor)


class Desk(Bench):
    """A matrix with the segments Banks and Cities, in which people gather evidence."""

    def __init__(self, cast: Cast, name: str = "Customer segments") -> None:
        super().__init__(cast, name)
        self.banks = self.segment("Banks")
        self.cities = self.segment("Cities")

    def ask(self, input_class: type[Input], **fields: Any) -> Input:
        return input_class(matrix_id=self.id, **fields)

    def do(self, input_class: type[Input], *, by: Actor | None = None, **fields: Any) -> Any:
        """Carry an input out, by default as Sol, and return its last fact."""
        return do(self.ask(input_class, **fields), by or self.cast.sol)[-1]

    def source(self, title: str = "Interview with a bank", **more: Any) -> str:
        return self.do(events.AddSource, title=title, **more).source_id

    def quote(self, source_id: str = "", text: str = "We wait for days", **more: Any) -> str:
        source = source_id or self.source()
        return self.do(events.AddObservation, source_id=source, text=text, **more).observation_id

    def link(self, target: Target, *observation_ids: str, **more: Any) -> str:
        return self.do(
            events.LinkObservations,
            observation_ids=list(observation_ids),
            target_kind=target.kind,
            target_id=target.id,
            **more,
        ).link_id

    def claim(self, text: str = "Waits for figures", *, key: str = "pains") -> Target:
        return Target.statement(self.statement(self.banks, text, key=key))

    def number(self, low: float = 612, **more: Any) -> Target:
        from segmatrix.matrix.events import StateMeasure

        place = {"segment_id": self.banks, "dimension_id": self.dimension["size"]}
        self.do(StateMeasure, **place, low=low, **more)
        return Target.measure(**place)

    def evidence(self, target: Target, *, by: Actor | None = None) -> Evidence:
        return queries.evidence_of(self.id, target, by or self.cast.vic)

    def badges(self) -> queries.Badges:
        return queries.badges(self.id, self.cast.vic)

    def finding(self, observation_id: str, *, by: Actor | None = None) -> ObservationView:
        return queries.observation(self.id, observation_id, by or self.cast.vic)

    def receive(self, name: str, content: bytes, *, by: Actor | None = None, **more: Any) -> Any:
        """Let a file arrive and return the facts."""
        return actions.receive_document(
            name,
            [content[:10], content[10:]],
            matrix_id=self.id,
            operation_id=new_id(),
            actor=by or self.cast.sol,
            **more,
        )

    def table_source(self, content: str, **more: Any) -> str:
        """Let a CSV file arrive and return the source that is added with it."""
        return self.receive("tickets.csv", content.encode(), **more)[-1].source_id

    def files(self) -> list[Path]:
        root = Path(settings.HOME) / "documents"
        return sorted(path for path in root.rglob("*") if path.is_file())

    def picture(self) -> object:
        """Return all that people see of the evidence, without counters that only ever grow."""
        exa, table = self.cast.exa, queries.badges(self.id, self.cast.exa)
        found = queries.observations(self.id, exa)
        assert found.pages == 1
        return (
            [replace(each, version=0) for each in queries.sources(self.id, exa)],
            {each.id: replace(each, version=0) for each in found.observations},
            queries.documents(self.id, exa),
            queries.expiries(self.id, exa),
            queries.contradictions(self.id, exa) != (),
            table,
        )


@pytest.fixture
def desk(cast: Cast) -> Desk:
    """A matrix of two segments that Fara has begun, without any evidence."""
    return Desk(cast)


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    """A home for the documents of one test."""
    settings.HOME = tmp_path
    return tmp_path
