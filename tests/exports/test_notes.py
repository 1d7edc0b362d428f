"""What was said in another's name says so in the sheet, beside the text."""

from io import BytesIO
from zipfile import ZipFile

from segmatrix.exports.queries import book
from segmatrix.exports.workbooks import xlsx_of
from segmatrix.review import events
from tests.cast import Cast
from tests.review.panel import Panel


def test_a_note_tells_by_whose_hand_a_statement_came(cast: Cast) -> None:
    panel = Panel(cast)
    banks, goals = panel.segment("Banks"), panel.dimension["goals"]
    place = {"segment_id": banks, "dimension_id": goals, "stakeholder_id": panel.member(cast.exa)}
    panel.do(events.WriteDown, text="Save time", **place)
    made = book(panel.id, cast.vic)
    assert made.cell(banks, goals).text == "Save time"
    notes = ZipFile(BytesIO(xlsx_of(made))).read("xl/comments1.xml").decode()
    assert "“Save time”: said by Exa, written by Fara, not confirmed yet" in notes
