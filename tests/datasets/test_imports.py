"""start_import, cancel_import and what the work of an import leads to."""

from datetime import UTC, datetime

import pytest

from segmatrix.activity import queries as activity
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.datasets import actions, events, files, queries
from segmatrix.datasets.errors import NothingImported
from segmatrix.datasets.rows import REUSED, SET_ASIDE
from segmatrix.datasets.terms import State
from tests.cast import HARBOURLIGHT
from tests.datasets.conftest import EVENTS, PEOPLE, confirm, start


def cancel(dataset_id: str, actor) -> None:
    given = events.CancelImport(workspace_id=HARBOURLIGHT, dataset_id=dataset_id)
    actions.cancel_import(given, actor=actor)


def test_the_rows_can_be_counted_when_it_is_ready(imported) -> None:
    assert imported.state == State.READY
    assert imported.current.stamp["rows"] == {"people": 3, "events": 3}
    with queries.data_of(imported.id) as data:
        assert data.counts.rows == {"people": 3, "events": 3}
        assert set(data.catalog.events) == {"order", "login"}


def test_data_counts_up_to_the_end_of_its_last_day_in_the_zone(imported) -> None:
    assert imported.timezone == "Europe/Berlin"
    assert imported.current.as_of.isoformat() == "2026-05-21T22:00:00+00:00"


def test_a_chosen_instant_goes_before_the_end(cast, uploaded, work) -> None:
    confirm(uploaded.id, cast.ana, timezone="UTC", as_of="2026-05-10")
    start(uploaded.id, cast.ana)
    work()
    as_of = queries.dataset(uploaded.id, cast.ana).current.as_of
    assert as_of.isoformat() == "2026-05-10T00:00:00+00:00"


def test_it_records_the_start_and_the_end(imported) -> None:
    facts = [entry.fact for entry in activity.since(f"workspace:{HARBOURLIGHT}", 0)][-2:]
    assert [fact.kind for fact in facts] == ["ImportStarted", "ImportFinished"]
    assert facts[1].stamp["sha256"] == imported.current.stamp["sha256"]


def test_it_shows_how_far_it_is_while_it_waits(cast, confirmed) -> None:
    start(confirmed.id, cast.ana)
    waiting = queries.dataset(confirmed.id, cast.ana)
    assert waiting.state == State.IMPORTING
    assert waiting.work.open


def test_repeated_it_gives_the_same_rows(cast, imported, work) -> None:
    start(imported.id, cast.ana)
    work()
    again = queries.dataset(imported.id, cast.ana)
    assert again.current.id != imported.current.id
    assert again.current.stamp["rows"] == imported.current.stamp["rows"]


def test_with_a_file_more_all_are_read_anew(cast, imported, receive, work) -> None:
    receive(cast.ana, {"people.csv": PEOPLE + "u4,pro,1,2026-04-04\n"}, imported.id)
    confirm(imported.id, cast.ana)
    start(imported.id, cast.ana)
    work()
    again = queries.dataset(imported.id, cast.ana)
    assert again.current.stamp["rows"] == {"people": 4, "events": 3}


def test_the_earlier_import_is_read_until_the_new_one_is_ready(cast, imported, work) -> None:
    start(imported.id, cast.ana)
    assert queries.dataset(imported.id, cast.ana).current == imported.current
    with queries.data_of(imported.id) as data:
        assert data.counts.rows["people"] == 3


def test_the_last_two_imports_stay_on_disk(cast, imported, work) -> None:
    for _ in range(3):
        start(imported.id, cast.ana)
        work()
    folder = files.imported(imported.id, "any").parent
    assert len(list(folder.iterdir())) == 2


def test_rows_that_cannot_be_read_are_set_aside_with_their_reason(cast, receive, work) -> None:
    dates = "".join(f"u{day},{day:02d}-02-2024\n" for day in range(1, 29))
    text = f"user_id,created_at\n{dates}u31,31-02-2024\n"
    (fact,) = receive(cast.ana, {"people.csv": text}).facts
    confirm(fact.dataset_id, cast.ana)
    start(fact.dataset_id, cast.ana)
    work()
    found = queries.listed(fact.dataset_id, cast.ana, SET_ASIDE)
    assert (found.total, found.groups) == (1, (("unfit", 1),))
    assert (found.rows[0]["row"], found.rows[0]["file"]) == (30, "people.csv")
    assert "31-02-2024" in found.rows[0]["text"]
    lines = list(queries.every_listed(fact.dataset_id, cast.ana, SET_ASIDE))
    assert len(lines) == 2
    assert lines[0][:3] == ("table", "file", "row")


def test_rows_of_an_id_used_twice_are_listed(cast, receive, work) -> None:
    text = (
        "message_id,user_id,event,timestamp\n"
        "m1,u1,order,2026-05-01T10:00:00Z\n"
        "m1,u2,order,2026-05-02T10:00:00Z\n"
        "m2,u1,order,2026-05-03T10:00:00Z\n"
    )
    (fact,) = receive(cast.ana, {"events.csv": text}).facts
    confirm(fact.dataset_id, cast.ana)
    start(fact.dataset_id, cast.ana)
    work()
    found = queries.listed(fact.dataset_id, cast.ana, REUSED)
    assert [(row["id"], row["row"]) for row in found.rows] == [("m1", 2), ("m1", 3)]


def test_cancelled_before_it_began_nothing_is_imported(cast, confirmed, work) -> None:
    start(confirmed.id, cast.ana)
    cancel(confirmed.id, cast.ana)
    work()
    cancelled = queries.dataset(confirmed.id, cast.ana)
    assert (cancelled.state, cancelled.current) == (State.CANCELLED, None)
    with pytest.raises(NothingImported), queries.data_of(confirmed.id):
        pass


def test_cancelled_while_it_runs_the_earlier_import_stays(
    cast, imported, work, monkeypatch
) -> None:
    def cancelled_meanwhile(handle) -> bool:
        if queries.dataset(imported.id, cast.ana).state == State.IMPORTING:
            cancel(imported.id, cast.ana)
        return True

    monkeypatch.setattr("segmatrix.jobs.handle.Handle.cancelled", cancelled_meanwhile)
    start(imported.id, cast.ana)
    work()
    stopped = queries.dataset(imported.id, cast.ana)
    assert (stopped.state, stopped.current) == (State.CANCELLED, imported.current)
    assert len(list(files.imported(imported.id, "any").parent.iterdir())) == 1


def test_after_a_cancel_it_can_be_started_again(cast, confirmed, work) -> None:
    start(confirmed.id, cast.ana)
    cancel(confirmed.id, cast.ana)
    start(confirmed.id, cast.ana)
    work()
    assert queries.dataset(confirmed.id, cast.ana).state == State.READY


def test_a_file_that_breaks_off_fails_with_its_name_and_what_to_do(cast, confirmed, work) -> None:
    start(confirmed.id, cast.ana)
    people = confirmed.files[1]
    files.uploaded(people.id, people.name).write_bytes(b"\x1f\x8bbroken")
    work()
    failed = queries.dataset(confirmed.id, cast.ana)
    assert failed.state == State.FAILED
    assert failed.problem["file"] == "people.csv"
    assert failed.problem["message"]
    assert failed.problem["hint"]
    start(confirmed.id, cast.ana)  # and it can be tried again


def test_work_that_breaks_off_without_a_word_counts_as_failed(cast, confirmed, monkeypatch) -> None:
    start(confirmed.id, cast.ana)
    monkeypatch.setattr("segmatrix.kit.data.importing.imports.import_files", None)
    from segmatrix.jobs.actions import work_off

    with pytest.raises(TypeError):
        work_off()
    failed = queries.dataset(confirmed.id, cast.ana)
    assert failed.state == State.FAILED
    assert failed.problem["hint"]
    monkeypatch.undo()
    start(confirmed.id, cast.ana)
    assert queries.dataset(confirmed.id, cast.ana).state == State.IMPORTING


def test_it_refuses_before_anybody_confirmed(cast, uploaded) -> None:
    with pytest.raises(Invalid, match="confirmed"):
        start(uploaded.id, cast.ana)


def test_it_refuses_two_at_a_time(cast, confirmed, receive) -> None:
    start(confirmed.id, cast.ana)
    with pytest.raises(Changed, match="under way"):
        start(confirmed.id, cast.ana)
    with pytest.raises(Changed, match="under way"):
        receive(cast.ana, {"people.csv": EVENTS}, confirmed.id)


def test_nobody_else_may(cast, confirmed) -> None:
    for name, refusal in (("fara", NotPermitted), ("vic", NotPermitted), ("otto", NotFound)):
        with pytest.raises(refusal):
            start(confirmed.id, getattr(cast, name))
        with pytest.raises(refusal):
            queries.listed(confirmed.id, getattr(cast, name), SET_ASIDE)


def test_a_date_without_a_time_begins_in_the_zone_of_the_import(cast, receive, work) -> None:
    text = "user_id,event,timestamp\nu1,order,2026-06-14\nu1,order,2026-06-15\n"
    (fact,) = receive(cast.ana, {"events.csv": text}).facts
    confirm(fact.dataset_id, cast.ana, timezone="America/New_York")
    previewed = queries.dataset(fact.dataset_id, cast.ana)
    outlook = queries.outlook(fact.dataset_id, cast.ana, previewed.mapping)
    start(fact.dataset_id, cast.ana)
    work()
    current = queries.dataset(fact.dataset_id, cast.ana).current
    with queries.data_of(fact.dataset_id) as data:
        latest = data.latest
    assert latest == outlook.preview.latest == datetime(2026, 6, 15, 4)
    assert current.as_of == datetime(2026, 6, 16, 4, tzinfo=UTC)
