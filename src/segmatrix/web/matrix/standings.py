"""Where a matrix stands, read afresh: what the overview shows to every reader alike."""

from typing import Any

from segmatrix.base.actor import Actor
from segmatrix.people import queries as people
from segmatrix.review.queries import met
from segmatrix.rounds import queries as rounds
from segmatrix.studies import queries as numbers
from segmatrix.web.linting.telling import findings_on
from segmatrix.web.map.clouds import look
from segmatrix.web.matrix.overviews import look_over
from segmatrix.web.matrix.sheets import load_sheet
from segmatrix.web.rounds.trends import trend


def standing(matrix_id: str, reader: Actor) -> dict[str, Any]:
    """Return what the regions of the overview show, in a fixed number of queries.

    What the reader does next is theirs alone; all else is the same for everybody.
    """
    sheet = load_sheet(matrix_id, reader)
    shown, clouds = look(matrix_id, reader)
    members = people.participants(matrix_id, reader)
    known = met(matrix_id, reader)
    return {
        "matrix": sheet.matrix,
        "sheet": sheet,
        "seen": look_over(sheet, shown, clouds, members, me=reader.member_id, met=known),
        "trend": trend(rounds.alignments(matrix_id, reader)),
        "unclear": len(findings_on(sheet).open),
        "contradicted": len(numbers.beliefs(matrix_id, reader).contradictions),
    }
