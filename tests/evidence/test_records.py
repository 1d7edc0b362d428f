"""Tickets, reviews and answers that come in as findings to look at."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.base.errors import Changed, Invalid
from segmatrix.evidence import events, queries, terms
from segmatrix.evidence.documents.blocks import row_text
from segmatrix.evidence.queries import ObservationView
from segmatrix.evidence.recording import Column, guessed, read_date, read_score, records
from segmatrix.evidence.terms import Status
from tests.evidence import documents as files
from tests.evidence.conftest import Desk, do

TICKETS = """Ticket ID,Created at,Customer ID,Channel,Rating,Comment
17,2026-05-01 09:30,p-1,mail,2/5,Too slow
18,02.05.2026,p-2,chat,,Too dear
19,soon,p-3,mail,good,
20,someday,p-4,mail,bad,No export
"""
COLUMNS = {"id": 0, "date": 1, "person": 2, "channel": 3, "score": 4, "text": 5}


def bring_in(desk: Desk, content: str = TICKETS, **more: object) -> events.RecordsImported:
    source_id = desk.table_source(content, source_kind="tickets")
    return desk.do(events.ImportRecords, source_id=source_id, columns=COLUMNS, **more)


def waiting(desk: Desk) -> dict[str, ObservationView]:
    return {each.text: each for each in queries.inbox(desk.id, desk.cast.ana).observations}


def test_every_row_waits_with_what_its_columns_say(desk: Desk) -> None:
    fact = bring_in(desk)
    assert (fact.added, fact.repeated, fact.without_text, fact.rest) == (3, 0, 1, None)
    assert fact.unreadable == {"date": 1, "score": 1}
    found = waiting(desk)
    slow = found["Too slow"]
    assert (slow.date, slow.channel, slow.value, slow.person_id, slow.status, slow.basis) == (
        date(2026, 5, 1),
        "mail",
        2.0,
        "p-1",
        Status.AWAITING,
        terms.Basis.QUALITATIVE,
    )
    assert slow.place.words == "row 2"
    block = queries.document(desk.id, slow.place.document_id, desk.cast.ana).blocks[1]
    assert block.text[slow.place.start : slow.place.end] == "Too slow"
    assert (found["Too dear"].date, found["Too dear"].value) == (date(2026, 5, 2), None)
    assert found["No export"].date is None


def test_a_longer_export_brings_only_what_is_new(desk: Desk) -> None:
    first = bring_in(desk)
    longer = desk.receive(
        "tickets in June.csv",
        (TICKETS + "21,2026-06-02,p-1,mail,,Thank you\n").encode(),
        source_id=first.source_id,
    )
    assert longer
    again = desk.do(events.ImportRecords, source_id=first.source_id, columns=COLUMNS)
    assert (again.added, again.repeated) == (1, 3)
    assert set(waiting(desk)) == {"Too slow", "Too dear", "No export", "Thank you"}


def test_a_declined_or_removed_one_does_not_come_back(desk: Desk) -> None:
    first = bring_in(desk)
    found = waiting(desk)
    desk.do(events.DeclineObservations, observation_ids=[found["Too slow"].id])
    desk.do(events.RemoveObservation, observation_id=found["Too dear"].id)
    again = desk.do(events.ImportRecords, source_id=first.source_id, columns=COLUMNS)
    assert (again.added, again.repeated) == (0, 3)
    assert set(waiting(desk)) == {"No export"}


def test_answers_alike_are_as_many_as_there_are(desk: Desk) -> None:
    source_id = desk.table_source("answer\nok\nok\nno\n")
    asked = {"source_id": source_id, "columns": {"text": 0}}
    assert desk.do(events.ImportRecords, **asked).added == 3
    assert desk.do(events.ImportRecords, **asked).added == 0


def test_a_big_table_comes_in_parts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "RECORDS_AT_ONCE", 2)
    source_id = desk.table_source("answer\nok\nok\nok\nno\nno\n")
    asked = {"source_id": source_id, "columns": {"text": 0}}
    begin, added = 1, []
    while begin is not None:
        fact = desk.do(events.ImportRecords, **asked, begin=begin)
        added.append(fact.added)
        begin = fact.rest
    assert added == [2, 2, 1]
    assert [desk.do(events.ImportRecords, **asked, begin=at).added for at in (1, 3, 5)] == [0, 0, 0]


def test_an_import_taken_back_can_be_made_again_otherwise(desk: Desk) -> None:
    source_id = desk.table_source(TICKETS)
    wrong = desk.ask(events.ImportRecords, source_id=source_id, columns={"text": 3, "id": 0})
    do(wrong, desk.cast.sol)
    assert set(waiting(desk)) == {"mail", "chat"}
    withdrawn = desk.undo(wrong, desk.cast.sol)[0]
    assert (withdrawn.count, waiting(desk)) == (4, {})
    right = desk.do(events.ImportRecords, source_id=source_id, columns=COLUMNS)
    assert right.added == 3
    with pytest.raises(Changed):
        desk.do(events.RestoreRecords, source_id=source_id, import_id=withdrawn.import_id)


def test_what_somebody_looked_at_is_not_taken_back(desk: Desk) -> None:
    fact = bring_in(desk)
    about = {"source_id": fact.source_id, "import_id": fact.import_id}
    seen = waiting(desk)["Too slow"].id
    desk.do(events.AcceptObservations, by=desk.cast.mika, observation_ids=[seen])
    with pytest.raises(Changed):
        desk.do(events.WithdrawRecords, **about)
    desk.do(events.ReturnObservations, by=desk.cast.mika, observation_ids=[seen])
    desk.do(events.EditObservation, by=desk.cast.mika, observation_id=seen, text="Slow")
    with pytest.raises(Changed):
        desk.do(events.WithdrawRecords, **about)


def test_a_source_without_table_or_text_column_is_refused(desk: Desk) -> None:
    table = desk.table_source(TICKETS)
    talk = desk.receive("talk.txt", b"They wait.")[-1].source_id
    for source_id, columns, begin in (
        (desk.source(), COLUMNS, 1),
        (talk, COLUMNS, 0),
        (table, {"date": 1}, 1),
        (table, {"text": 5, "mood": 1}, 1),
        (table, COLUMNS, 99),
    ):
        with pytest.raises(Invalid):
            desk.do(events.ImportRecords, source_id=source_id, columns=columns, begin=begin)


def test_the_head_of_a_table_is_shown_with_a_guess(desk: Desk) -> None:
    source_id = desk.table_source(TICKETS)
    head = queries.preview_records(desk.id, source_id, desk.cast.ana)
    assert head.columns == COLUMNS
    assert head.headings[0] == "Ticket ID"
    assert (head.rows[0][5], len(head.rows), head.total) == ("Too slow", 4, 4)
    assert head.rows[2] == ("19", "soon", "p-3", "mail", "good", "")
    with pytest.raises(Invalid):
        queries.preview_records(desk.id, desk.source(), desk.cast.vic)


def test_of_several_sheets_the_first_is_the_table(desk: Desk) -> None:
    said = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = "".join(f"<row>{said.format(text)}</row>" for text in ("Comment", "Too slow"))
    again = b'<sheet name="Again" sheetId="2" r:id="r1"/></sheets>'
    book = files.rewritten(
        files.xlsx(rows), "xl/workbook.xml", lambda part: part.replace(b"</sheets>", again)
    )
    source_id = desk.receive("tickets.xlsx", book)[-1].source_id
    head = queries.preview_records(desk.id, source_id, desk.cast.ana)
    assert (head.rows, head.total) == ((("Too slow",),), 1)
    assert desk.do(events.ImportRecords, source_id=source_id, columns={"text": 0}).added == 1


def test_the_inbox_comes_oldest_first_and_by_source(desk: Desk) -> None:
    first = bring_in(desk)
    other = desk.table_source("answer\nok\n")
    desk.do(events.ImportRecords, source_id=other, columns={"text": 0})
    whole = queries.inbox(desk.id, desk.cast.vic)
    assert (whole.total, whole.observations[-1].text) == (4, "ok")
    assert queries.inbox(desk.id, desk.cast.vic, source_id=first.source_id).total == 3
    assert queries.source(desk.id, other, desk.cast.vic).awaiting == 1


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (["Date", "Review", "Stars"], {Column.DATE: 0, Column.TEXT: 1, Column.SCORE: 2}),
        (["created_at", "user-id", "Body"], {Column.DATE: 0, Column.PERSON: 1, Column.TEXT: 2}),
        (
            ["Review ID", "Star Rating", "Review Text", "Organization", "Submit Date (UTC)"],
            {
                Column.ID: 0,
                Column.SCORE: 1,
                Column.TEXT: 2,
                Column.ACCOUNT: 3,
                Column.DATE: 4,
            },
        ),
        (["a", "b"], {}),
    ],
)
def test_headings_tell_what_columns_hold(headings: list[str], columns: dict[Column, int]) -> None:
    assert guessed(headings) == columns


@pytest.mark.parametrize(
    ("text", "day_first", "day"),
    [
        ("2026-05-01", True, date(2026, 5, 1)),
        ("2026-05-01T10:00:00Z", True, date(2026, 5, 1)),
        ("2026/5/1", True, date(2026, 5, 1)),
        ("03/04/2026", True, date(2026, 4, 3)),
        ("03/04/2026", False, date(2026, 3, 4)),
        ("3.4.2026 10:15", False, date(2026, 4, 3)),
        ("31.02.2026", True, None),
        ("yesterday", True, None),
        ("", True, None),
        ("20260501", True, None),
    ],
)
def test_days_are_read_as_they_are_written(text: str, day_first: bool, day: date | None) -> None:
    assert read_date(text, day_first=day_first) == day


@pytest.mark.parametrize(
    ("text", "score"),
    [("4", 4.0), ("4/5", 4.0), ("4,5", 4.5), ("-1", -1.0), ("nan", None), ("", None)],
)
def test_scores_are_read_as_they_are_written(text: str, score: float | None) -> None:
    assert read_score(text) == score


cells = st.lists(st.text("ab1 ", max_size=3), min_size=2, max_size=3)


@given(st.lists(cells, max_size=8), st.lists(cells, max_size=4))
def test_records_are_known_again_in_a_longer_table(
    rows: list[list[str]], more: list[list[str]]
) -> None:
    columns = {Column.TEXT: 0, Column.DATE: 1}

    def prints(table: list[list[str]]) -> list[str]:
        found = records(map(row_text, table), columns, day_first=True)
        return [each.fingerprint for each in found if each is not None]

    first, longer = prints(rows), prints([*rows, *more])
    assert longer[: len(first)] == first
    assert len(set(longer)) == len(longer)
