"""computed: what the cells of a matrix say from its rules and data."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.matrix import actions, events
from segmatrix.studies.queries import computed
from tests.studies.conftest import EVENTS, PEOPLE, SPENT


def test_a_size_is_counted_with_its_share_and_whom_it_cannot_tell(counted, work) -> None:
    pro = counted.segment("Pro", 'plan is "pro"')
    work()
    size = counted.number(pro)
    assert (size.value, size.share, size.universe) == (2, 0.5, 4)
    assert (size.unsure, size.missing) == (1, ("plan",))
    assert size.data_name == "People"
    assert size.data_stamp
    assert size.as_of.isoformat() == "2026-05-22T00:00:00+00:00"
    assert size.stale == ()


def test_a_measure_is_computed_for_every_segment(counted, work) -> None:
    pro, large = counted.segment("Pro", 'plan is "pro"'), counted.segment("Large", "seats > 10")
    counted.measure(SPENT)
    work()
    assert counted.number(pro, "revenue").value == 30.5
    assert counted.number(large, "revenue").value == 69.5
    assert counted.number(pro, "revenue").share == pytest.approx(0.305)
    assert counted.number(pro, "revenue").unit == "€"


def test_members_without_a_number_are_counted_not_taken_for_zero(counted, work) -> None:
    basic = counted.segment("Basic", 'plan is "basic"')
    counted.measure("seats", over="mean")
    work()
    seats = counted.number(basic, "revenue")
    assert (seats.value, seats.without) == (None, 1)


def test_a_segment_without_a_rule_has_no_computed_number(counted, work) -> None:
    counted.segment("Believed")
    work()
    assert computed(counted.id) == {}


def test_without_data_chosen_there_is_none(counted, work) -> None:
    counted.segment("Pro", 'plan is "pro"')
    work()
    counted.choose("")
    assert computed(counted.id) == {}


def test_before_it_is_counted_it_says_so_and_is_not_zero(counted) -> None:
    pro = counted.segment("Pro", 'plan is "pro"')
    size = counted.number(pro)
    assert (size.value, size.stale) == (None, ("being counted",))


def test_an_older_number_says_that_the_rule_is_newer(counted, work) -> None:
    pro = counted.segment("Pro", 'plan is "pro"')
    work()
    counted.rule(pro, 'plan is "basic"')
    assert counted.number(pro).value == 2
    assert counted.number(pro).stale == ("older than its rule",)
    work()
    assert (counted.number(pro).value, counted.number(pro).stale) == (1, ())


def test_a_rule_that_rests_on_another_is_older_than_that_one_too(counted, work) -> None:
    pro = counted.segment("Pro", 'plan is "pro"')
    large = counted.segment("Large pro", 'in segment "Pro" and seats > 10')
    work()
    counted.rule(pro, 'plan is "pro" and seats > 1')
    assert counted.number(large).stale == ("older than its rule",)
    work()
    assert (counted.number(large).value, counted.number(large).stale) == (1, ())


def test_an_older_number_says_that_the_data_is_newer(counted, work, monkeypatch) -> None:
    pro = counted.segment("Pro", 'plan is "pro"')
    work()
    monkeypatch.setattr("segmatrix.studies.tasks._ask", lambda *_given: None)
    counted.bring({"people.csv": PEOPLE + "u5,pro,3\n"}, counted.dataset_id)
    assert counted.number(pro).stale == ("older than the data",)


def test_new_data_is_counted_by_itself(counted, work) -> None:
    pro = counted.segment("Pro", 'plan is "pro"')
    work()
    counted.bring({"people.csv": PEOPLE + "u5,pro,3\n"}, counted.dataset_id)
    assert (counted.number(pro).value, counted.number(pro).stale) == (3, ())


def test_other_data_chosen_says_so_until_it_is_counted(counted, work) -> None:
    pro = counted.segment("Pro", 'plan is "pro"')
    work()
    counted.choose(counted.bring({"people.csv": "user_id,plan\nx,pro\n", "events.csv": EVENTS}))
    assert counted.number(pro).stale == ("from other data",)
    work()
    assert (counted.number(pro).value, counted.number(pro).stale) == (1, ())


def test_another_unit_is_counted_anew(counted, work) -> None:
    counted.segment("Everyone", "everyone")
    work()
    counted.do(actions.set_unit, events.SetUnit, unit="account")
    (size,) = computed(counted.id).values()
    assert size.stale == ("counted in another unit",)


def test_a_rule_the_data_cannot_answer_gets_words_instead_of_a_number(counted, work) -> None:
    wrong = counted.segment("Wrong", 'plann is "pro"')
    resting = counted.segment("Resting", 'in segment "Wrong"')
    right = counted.segment("Right", 'plan is "pro"')
    work()
    problem = counted.number(wrong).problem
    assert counted.number(wrong).value is None
    assert "plann" in problem.message
    assert problem.suggestion == "plan"
    assert (problem.start, problem.end, problem.line, problem.column) == (0, 5, 1, 1)
    assert "Wrong" in counted.number(resting).problem.message
    assert counted.number(right).value == 2


def test_a_measure_the_data_cannot_answer_leaves_the_sizes(counted, work) -> None:
    pro = counted.segment("Pro", 'plan is "pro"')
    counted.measure('sum of price for "order"')
    work()
    assert counted.number(pro, "revenue").value is None
    assert "price" in counted.number(pro, "revenue").problem.message
    assert counted.number(pro).value == 2


def test_it_takes_the_same_number_of_queries_however_many_segments(counted, work) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            computed(counted.id)
        return len(seen)

    counted.segment("Pro", 'plan is "pro"')
    work()
    few = queries()
    for number in range(8):
        counted.segment(f"Segment {number}", f"seats > {number}")
    counted.measure(SPENT)
    work()
    assert queries() == few


def test_amounts_that_no_number_holds_are_said_to_be_too_large(counted, work) -> None:
    text = "".join(f"u1,order,2026-05-0{day}T10:00:00Z,1e308\n" for day in (1, 2))
    counted.bring({"events.csv": "user_id,event,timestamp,amount\n" + text}, counted.dataset_id)
    pro = counted.segment("Pro", 'plan is "pro"')
    counted.measure(SPENT)
    work()
    found = counted.number(pro, "revenue")
    assert (found.value, found.share) == (None, None)
    assert "too large to add up" in found.problem.message
