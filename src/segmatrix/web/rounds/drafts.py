"""What the form of a round shows of one that was planned with it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from segmatrix.matrix import queries as matrices
from segmatrix.rounds.queries import QuestionView
from segmatrix.rounds.terms import Kind
from segmatrix.web.rounds.forms import END_OF_DAY, FREE, OF_SEGMENTS, RANKING, ROWS

_OTHERS = {Kind.STATEMENT: ROWS, Kind.FREE: FREE, Kind.RANK: RANKING}


def filled(
    questions: Iterable[QuestionView], table: matrices.MatrixTable, again: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what the form shows of the questions of a round that was planned with it."""
    ours = [each for each in questions if key_of(each) not in again]
    row_of = {
        statement.id: row.dimension.id
        for row in table.rows
        for cell in row.cells
        for statement in cell.statements
    }
    parts = {_part_of(each): each.departments for each in ours}
    ranking = next((each for each in ours if each.kind is Kind.RANK), None)
    of_segments = [each.about_id for each in ours if each.kind in _KINDS]
    statements = [each.about_id for each in ours if each.kind is Kind.STATEMENT]
    whose = {cell.segment_id for row in table.rows for cell in row.cells if _says(cell, statements)}
    return {
        "kinds": [part for part in OF_SEGMENTS if part in parts],
        "segments": list({*of_segments, *whose}),
        "rows": list({row_of[each] for each in statements if each in row_of}),
        "again": [key for key in map(key_of, questions) if key in again],
        "free": "\n".join(each.words for each in ours if each.kind is Kind.FREE),
        "ranking": ranking.words if ranking else "",
        "options": "\n".join(each["text"] for each in ranking.frame["options"]) if ranking else "",
        **{f"for_{part}": list(departments) for part, departments in parts.items()},
    }


def _part_of(question: QuestionView) -> str:
    """Return which part of the form a question comes from; empty for one that it cannot ask."""
    alike = (question.kind, question.words)
    of_segments = (part for part, asked in OF_SEGMENTS.items() if asked == alike)
    return next(of_segments, _OTHERS.get(question.kind, ""))


def when(closes: datetime | None, zone: ZoneInfo) -> dict[str, str]:
    """Return what the form shows of the instant at which a round closes."""
    if closes is None:
        return {"day": "", "time": END_OF_DAY, "zone": zone.key}
    there = closes.astimezone(zone)
    return {"day": f"{there:%Y-%m-%d}", "time": f"{there:%H:%M}", "zone": zone.key}


def key_of(question: Any) -> str:
    """Return what stands for a question of an earlier round in the form."""
    return f"{question.kind.value}:{question.about_id}:{question.words}"


_KINDS = {kind for kind, _words in OF_SEGMENTS.values()}


def _says(cell: matrices.CellView, statements: list[str]) -> bool:
    return any(statement.id in statements for statement in cell.statements)
