"""The shortest ways to a matrix in review and an agreed one."""

from typing import Any

from segmatrix.activity.events import Fact
from segmatrix.base.actor import Actor
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.gating import Condition, GateReport
from tests.matrix.conftest import Bench


def open_gate(bench: Any, *, revision: int | None = None, **more: Any) -> GateReport:
    """Return a report of a gate that lets this revision pass."""
    now = queries.matrix(bench.id, bench.cast.fara).revision
    met = (Condition(key="charter_decides", words="The charter names a decision.", met=True),)
    report = {"conditions": met} | more
    return GateReport(matrix_id=bench.id, revision=revision or now, **report)


def review(bench: Bench, name: str = "") -> list[Fact]:
    """Put the draft up for review."""
    given = events.AskForReview(matrix_id=bench.id, name=name)
    return actions.ask_for_review(given, actor=bench.cast.fara)


def agree(bench: Bench, *, by: Actor | None = None) -> int:
    """Let the matrix be agreed, and return the number of the revision."""
    review(bench)
    given = events.MarkAgreed(matrix_id=bench.id)
    facts = actions.mark_agreed(given, actor=by or bench.cast.fara, report=open_gate(bench))
    return facts[0].number


def state(bench: Bench) -> tuple[str, int, int | None]:
    """Return the state, the number that is worked on, and the revision agreed last."""
    now = queries.matrix(bench.id, bench.cast.fara)
    return (now.state, now.revision, now.agreed_revision)
