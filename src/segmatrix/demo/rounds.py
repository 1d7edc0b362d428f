"""The example's rounds: two in which everybody placed segments, and one that is open."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.zoning import wall_clock
from segmatrix.demo.story import Do
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.queries import MatrixTable
from segmatrix.rounds import actions, events, queries
from segmatrix.rounds.terms import GRID, Kind

BERLIN = "Europe/Berlin"
FARTHER = 2  # steps that everybody stood from where they came to stand, before they talked
STAYS_OPEN = timedelta(days=4)
GOALS = "goals"
PRIMARY = "primary"

GROUPS = {
    "Sales": "Facing customers",
    "Customer success": "Facing customers",
    "Marketing": "Facing customers",
    "Product": "Building",
    "Data": "Building",
    "Science": "Building",
}
"""Which departments are taken together, since hardly one of them has three people here."""

VOTES = {
    "sol": "agree agree disagree agree agree unclear",
    "pri": "agree disagree agree agree pass agree",
    "cass": "agree agree agree disagree agree agree",
    "noor": "disagree agree unclear agree agree agree",
}
"""What some have already said to the first goals, in their order; most have not begun."""

WHY = {"pri": "That is what they say in sales calls; in the product they do something else."}


def ask_alone(do: Do, told: MatrixTable, actors: Mapping[str, Actor], facilitator: str) -> None:
    """Let everybody place the segments alone and show it, then ask what the goals are.

    Answers are where people stand on the open map, so that the two tell one story.
    """
    people = [actor.member_id for actor in actors.values()]
    primary = [segment.id for segment in told.segments if segment.tier == PRIMARY]
    before = _opened(
        do,
        told,
        facilitator,
        name="Before we talked",
        questions=[{"kind": "place", "about_id": segment_id} for segment_id in primary],
        people=people,
        identity="anonymous",
        groups=GROUPS,
    )
    _place(do, told, before, actors, facilitator, apart=FARTHER)
    do(actions.reveal_round, events.RevealRound(**_about(told, before)), facilitator)

    placed = _opened(
        do,
        told,
        facilitator,
        name="Where does each segment stand?",
        follows=before,
        questions=[{"kind": "place", "about_id": segment.id} for segment in told.segments],
        people=people,
        identity="after_reveal",
        groups=GROUPS,
    )
    _place(do, told, placed, actors, facilitator)
    do(actions.reveal_round, events.RevealRound(**_about(told, placed)), facilitator)

    goals = [
        statement.id
        for row in told.rows
        if row.dimension.key == GOALS
        for cell in row.cells
        if cell.segment_id in primary
        for statement in cell.statements
    ]
    asked = _opened(
        do,
        told,
        facilitator,
        name="What do they want most?",
        questions=[
            *({"kind": "statement", "about_id": goal} for goal in goals),
            {"kind": "free", "words": "What did we miss about them?"},
        ],
        people=people,
        closes=wall_clock(clock.now() + STAYS_OPEN, ZoneInfo(BERLIN)),
        zone=BERLIN,
    )
    _vote(do, told, asked, actors)


def _opened(do: Do, told: MatrixTable, facilitator: str, **plan: Any) -> str:
    given = events.DraftRound(matrix_id=told.matrix.id, **plan)
    round_id = str(vars(do(actions.draft_round, given, facilitator)[0])["round_id"])
    do(actions.open_round, events.OpenRound(**_about(told, round_id)), facilitator)
    return round_id


def _place(
    do: Do,
    told: MatrixTable,
    round_id: str,
    actors: Mapping[str, Actor],
    facilitator: str,
    apart: int = 0,
) -> None:
    """Answer a round with where everybody stands, or so many steps to either side of it in turn."""
    shown = matrices.map(told.matrix.id, actors[facilitator])
    keys = {actor.member_id: key for key, actor in actors.items()}
    asked = _questions(told, round_id, actors[facilitator])
    by_segment = {question.about_id: question.id for question in asked}
    stand = [
        each
        for each in shown.placements
        if each.member_id in keys and each.segment_id in by_segment
    ]
    for number, each in enumerate(stand):
        aside = apart if number % 2 else -apart
        given = events.GiveAnswer(
            **_about(told, round_id),
            member_id=each.member_id,
            question_id=by_segment[each.segment_id],
            value={"x": _on_grid(each.x + aside), "y": _on_grid(each.y - aside)},
            reason=each.reason,
        )
        do(actions.give_answer, given, keys[each.member_id])


def _on_grid(step: int) -> int:
    return min(GRID[-1], max(GRID[0], step))


def _vote(do: Do, told: MatrixTable, round_id: str, actors: Mapping[str, Actor]) -> None:
    for who, votes in VOTES.items():
        asked = [
            question
            for question in _questions(told, round_id, actors[who])
            if question.kind is Kind.STATEMENT
        ]
        for number, (question, vote) in enumerate(zip(asked, votes.split(), strict=False)):
            given = events.GiveAnswer(
                **_about(told, round_id),
                member_id=actors[who].member_id,
                question_id=question.id,
                value={"vote": vote},
                reason=WHY.get(who, "") if number == 1 else "",
            )
            do(actions.give_answer, given, who)


def _questions(told: MatrixTable, round_id: str, reader: Actor) -> tuple[queries.QuestionView, ...]:
    return queries.round_view(told.matrix.id, round_id, reader).questions


def _about(told: MatrixTable, round_id: str) -> dict[str, str]:
    return {"matrix_id": told.matrix.id, "round_id": round_id}
