"""What the people of the example have found out, read from evidence.yaml."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import yaml

from segmatrix.activity.events import Fact
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.demo.story import Do
from segmatrix.evidence import actions, events, queries
from segmatrix.evidence.terms import TargetKind
from segmatrix.matrix.queries import MatrixTable

Statements = Mapping[tuple[str, str], str]


def gather(act: Do, table: MatrixTable, reader: Actor) -> None:
    """Bring in sources and findings and link them to the statements of the example's matrix.

    Args:
        act: Lets a colleague carry out an action, as the build does.
        table: The matrix as it is filled; a link to what is not in it is left out, and a source
            that none of its statements rests on too.
        reader: Who looks places up in documents.
    """
    read = yaml.safe_load(files("segmatrix.demo").joinpath("evidence.yaml").read_text("utf-8"))
    names = {segment.id: segment.name for segment in table.segments}
    statements = {
        (names[cell.segment_id], statement.text): statement.id
        for row in table.rows
        for cell in row.cells
        for statement in cell.statements
    }
    if not statements.keys() & _spoken_of(read):
        return
    for told in read:
        _gather(act, table.matrix.id, told, statements, reader)


def _spoken_of(read: Sequence[Mapping[str, Any]]) -> set[tuple[str, str]]:
    return {
        (segment, text)
        for told in read
        for _words, links in told.get("findings", ())
        for segment, text, _stance in links
    }


def _gather(
    act: Do, matrix_id: str, told: Mapping[str, Any], statements: Statements, reader: Actor
) -> None:
    who, day = told["who"], clock.now().date() - timedelta(days=told["days"])
    source = _source(act, matrix_id, told, day)
    for words, links in told.get("findings", ()):
        (added,) = act(
            actions.add_observation,
            events.AddObservation(
                matrix_id=matrix_id,
                source_id=source.source_id,
                text=words,
                place=_place(matrix_id, source.document_id, words, reader),
            ),
            who,
        )
        for segment, text, stance in links:
            if (segment, text) in statements:
                link = events.LinkObservations(
                    matrix_id=matrix_id,
                    observation_ids=[added.observation_id],
                    target_kind=TargetKind.STATEMENT,
                    target_id=statements[segment, text],
                    stance=stance,
                )
                act(actions.link_observations, link, who)
    if "records" in told:
        rows = events.ImportRecords(
            matrix_id=matrix_id, source_id=source.source_id, columns=told["records"]
        )
        act(actions.import_records, rows, who)


def _source(act: Do, matrix_id: str, told: Mapping[str, Any], day: date) -> Any:
    """Add a source, with its document if it has one, and return the fact that says all of it."""
    given = events.AddSource(
        matrix_id=matrix_id,
        title=told["title"],
        kind=told["kind"],
        date=day.isoformat(),
        channel=told.get("channel", ""),
    )
    if "file" not in told:
        return act(actions.add_source, given, told["who"])[-1]

    def receive(given: events.AddSource, *, actor: Actor) -> list[Fact]:
        return actions.receive_document(
            told["file"],
            [told["text"].encode()],
            matrix_id=given.matrix_id,
            operation_id=given.operation_id,
            actor=actor,
            source_kind=given.kind,
            title=given.title,
        )

    arrived: Any = act(receive, given, told["who"])[-1]
    whole = asdict(given) | {"document_id": arrived.document_id, "operation_id": ""}
    edited = events.EditSource(**whole, source_id=arrived.source_id)
    return act(actions.edit_source, edited, told["who"])[-1]


def _place(matrix_id: str, document_id: str, words: str, reader: Actor) -> dict[str, int] | None:
    """Return where words stand in a document, None where there is no document."""
    if not document_id:
        return None
    for block in queries.document(matrix_id, document_id, reader).blocks:
        start = block.text.find(words)
        if start >= 0:
            return {"block": block.position, "start": start, "end": start + len(words)}
    raise ValueError(f"nobody says “{words}” in this document")
