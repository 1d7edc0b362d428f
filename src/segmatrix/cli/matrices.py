"""Matrices of a home, as commands find and read them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from segmatrix.cli.refusing import refuse

if TYPE_CHECKING:
    from segmatrix.base.actor import Actor
    from segmatrix.matrix.queries import Findings, MatrixTable


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding lies, in words; empty where it concerns more than that."""

    segment: str
    row: str
    text: str


def find_matrix(wanted: str) -> "tuple[str, Actor]":
    """Return the id of the one matrix called so, and its workspace's owner as who reads it."""
    from segmatrix.matrix.queries import called
    from segmatrix.people.queries import actor_at_command_line

    found = called(wanted)
    if not found:
        refuse(f"there is no matrix “{wanted}” in this home", "Name it, or give its id.")
    if len(found) > 1:
        ids = ", ".join(matrix_id for matrix_id, _workspace in found)
        refuse(f"several matrices are called “{wanted}”", f"Give the id of one: {ids}.")
    ((matrix_id, workspace_id),) = found
    return matrix_id, actor_at_command_line(workspace_id)


def unclear(matrix_id: str, actor: "Actor") -> "tuple[MatrixTable, Findings]":
    """Return a matrix table, and what could be clearer in it."""
    from segmatrix.matrix.queries import findings, table
    from segmatrix.studies.queries import computed

    shown = table(matrix_id, actor)
    return shown, findings(shown, computed(matrix_id))


def places(table: "MatrixTable") -> "dict[tuple[str, str, str], Place]":
    """Return the words for every place of a table, by segment, dimension and statement."""
    found = {("", "", ""): Place("", "", "")}
    for segment in table.segments:
        found[segment.id, "", ""] = Place(segment.name, "", "")
    names = {segment.id: segment.name for segment in table.segments}
    for row in table.rows:
        for cell in row.cells:
            here = (cell.segment_id, cell.dimension_id)
            found[*here, ""] = Place(names[cell.segment_id], row.dimension.name, "")
            for said in cell.statements:
                found[*here, said.id] = Place(names[cell.segment_id], row.dimension.name, said.text)
    return found


def findings_as_json(table: "MatrixTable", findings: "Findings") -> dict[str, Any]:
    """Return what could be clearer for programs."""
    where = places(table)
    return {
        "matrix": {"id": table.matrix.id, "name": table.matrix.name},
        "findings": [
            {
                "kind": each.code,
                "segment": place.segment,
                "row": place.row,
                "text": place.text,
                "reason": each.reason,
                "mend": each.mend,
                "key": each.key,
            }
            for each in findings.open
            for place in [where[each.segment_id, each.dimension_id, each.statement_id]]
        ],
        "dismissed": len(findings.dismissed),
    }


def findings_as_text(table: "MatrixTable", findings: "Findings") -> str:
    """Return what could be clearer, a paragraph each, and how many people say are fine."""
    where = places(table)
    paragraphs = []
    for each in findings.open:
        place = where[each.segment_id, each.dimension_id, each.statement_id]
        head = ", ".join(part for part in (place.segment, place.row) if part)
        quoted = f"  {' '.join(place.text.split())}" if place.text else ""
        lines = (head or table.matrix.name, quoted, each.reason, each.mend)
        paragraphs.append("\n".join(line for line in lines if line))
    if not paragraphs:
        paragraphs.append("Nothing to clear up was found.")
    if findings.dismissed:
        paragraphs.append(f"Fine as they are, people say: {len(findings.dismissed)}")
    return "\n\n".join(paragraphs)
