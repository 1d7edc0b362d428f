"""size_of: how large a segment would be, while its rule is typed."""

from threading import Timer

import pytest

from segmatrix.base.errors import NotFound, NotPermitted
from segmatrix.kit.engine.standing import Evaluator
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.parsing import parse
from segmatrix.studies import live_sizes
from segmatrix.studies.errors import NoDataChosen, Superseded, TookTooLong
from segmatrix.studies.queries import problems, size_of


def test_it_counts_what_is_typed_and_keeps_nothing(cast, counted) -> None:
    size = size_of('plan is "pro"', counted.id, cast.ana)
    assert (size.size, size.share, size.universe) == (2, 0.5, 4)
    assert (size.unsure, size.missing) == (1, {"plan": 1})


def test_it_may_refer_to_other_segments(cast, counted) -> None:
    counted.segment("Pro", 'plan is "pro"')
    assert size_of('in segment "Pro" and seats > 10', counted.id, cast.ana).size == 1


def test_a_rule_that_leads_back_to_its_own_segment_is_a_circle(cast, counted) -> None:
    pro = counted.segment("Pro", 'plan is "pro"')
    found = size_of('in segment "Pro"', counted.id, cast.ana, segment_id=pro)
    assert found.size is None
    assert found.problem


def test_what_the_data_cannot_answer_is_said_with_its_place(cast, counted) -> None:
    found = size_of('seats > 1 and plann is "pro"', counted.id, cast.ana)
    assert found.size is None
    assert (found.problem.suggestion, found.problem.column) == ("plan", 15)
    assert size_of("plan is", counted.id, cast.ana).problem.message


def test_without_data_it_says_what_to_do(cast, counted) -> None:
    counted.choose("")
    with pytest.raises(NoDataChosen, match="Customer data"):
        size_of("everyone", counted.id, cast.ana)


def test_who_may_not_see_customer_data_may_not_ask(cast, counted) -> None:
    for name, refusal in (("fara", NotPermitted), ("vic", NotPermitted), ("otto", NotFound)):
        with pytest.raises(refusal):
            size_of("everyone", counted.id, getattr(cast, name))


def test_a_newer_question_of_the_same_person_stops_the_earlier(cast, counted, monkeypatch) -> None:
    def asked_again(evaluator, rules, as_of):
        monkeypatch.undo()
        Timer(0.1, live_sizes._desk.begin, [cast.ana.member_id]).start()
        return slow(evaluator.data)

    monkeypatch.setattr(Evaluator, "evaluate", asked_again)
    with pytest.raises(Superseded):
        size_of("everyone", counted.id, cast.ana)
    assert size_of("everyone", counted.id, cast.ana).size == 4


def test_a_rule_that_takes_too_long_is_stopped(cast, counted, monkeypatch) -> None:
    monkeypatch.setattr(live_sizes, "MOST_SECONDS", 0.05)
    monkeypatch.setattr(Evaluator, "evaluate", lambda self, rules, as_of: slow(self.data))
    with pytest.raises(TookTooLong, match="background"):
        size_of("everyone", counted.id, cast.ana)


def test_time_is_looked_at_between_two_conditions_as_well(cast, counted, monkeypatch) -> None:
    """Arrays are not asked of the database, which nothing but its own clock would stop."""
    monkeypatch.setattr(live_sizes, "MOST_SECONDS", -1)
    with pytest.raises(TookTooLong, match="background"):
        size_of('plan is "pro" and seats > 10', counted.id, cast.ana)
    monkeypatch.undo()
    assert size_of('plan is "pro" and seats > 10', counted.id, cast.ana).size == 1


def test_problems_speak_of_the_chosen_data(counted) -> None:
    (error,) = problems(counted.id, parse('plann is "pro"'))
    assert isinstance(error, RuleError)
    counted.choose("")
    assert problems(counted.id, parse('plann is "pro"')) == ()


def slow(data):
    """Ask the data something that runs until it is interrupted."""
    query = "SELECT count(*) FROM range(100000000) a, range(100000000) b"
    return data.backend.con.execute(query).fetchall()
