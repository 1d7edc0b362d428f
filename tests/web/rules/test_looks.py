"""What is said of a rule while it is typed."""

import re

import pytest

from tests.web.rules.conftest import read

pytestmark = pytest.mark.django_db


def test_several_mistakes_are_said_at_once_each_with_its_place_and_its_mend(desk) -> None:
    said = desk("ana").send("look/", rule='plam is "pro" and seets > 3')
    assert said.text.count('rule-mistake"') == 2
    assert 'data-start="0"' in said.text and 'data-end="4"' in said.text
    assert 'data-fix="plan"' in said.text and 'data-fix="seats"' in said.text
    assert "numbers/" not in said.text, "what cannot be read is not counted"


def test_a_readable_rule_is_said_in_words_and_asks_for_its_numbers(desk) -> None:
    said = desk("ana").send("look/", rule="  seats > 10 # large")
    assert "People whose seats is more than 10." in read(said)
    assert "numbers/" in said.text
    assert '"node": "condition"' in read(said)


def test_the_numbers_say_size_share_unsure_and_what_is_missing(desk) -> None:
    said = read(desk("ana").send("numbers/", rule="seats > 10"))
    assert '<data class="value" value="2">2</data>' in said
    assert "50 % of 4 people" in said
    assert "1 can’t tell: seats missing" in said


def test_they_say_who_comes_who_goes_who_stays(desk) -> None:
    said = read(desk("ana").send("numbers/", rule="seats > 10"))
    come, leave, stay = re.findall(r"<dd> ?(\S+) ?</dd>", said.split("Against the saved rule")[1])
    assert (come, leave, stay) == ("+1", "−1", "1")


def test_the_rule_that_is_saved_has_nothing_to_be_compared_with(desk) -> None:
    said = read(desk("ana").send("numbers/", rule='plan is "pro"  # the paid one\n'))
    assert "as it is saved" in said and "Against" not in said


def test_examples_say_the_condition_that_decides(desk) -> None:
    said = read(desk("ana").send("examples/", rule="seats > 10"))
    come, leave = said.split("Leave")
    assert "u4" in come and "seats: 40" in come
    assert "u1" in leave and "seats: 5" in leave


def test_they_say_what_is_shared_with_other_segments(counted, desk) -> None:
    counted.segment("Large", "seats >= 12")
    said = read(desk("ana").send("numbers/", rule='plan is "pro"'))
    assert "Large" in said.split("Shared with")[1]
    assert '1 <span class="beside">of its 2</span>' in said


def test_they_say_what_is_odd(desk) -> None:
    said = read(desk("ana").send("numbers/", rule="seats > 10 and seats < 5"))
    assert "Worth a look" in said
    assert 'data-odd-start="0"' in said


def test_they_say_up_to_when_and_in_what_was_counted(desk) -> None:
    said = read(desk("ana").send("numbers/", rule="everyone"))
    assert "Counted in" in said and "2026" in said


def test_without_data_they_say_what_to_do(counted, desk) -> None:
    counted.choose("")
    said = desk("ana").send("numbers/", rule="everyone")
    assert said.status_code == 200
    assert "No customer data is chosen" in read(said)
    assert "People" in read(desk("ana").get())


def test_a_circle_is_a_problem_and_no_number(counted, desk) -> None:
    counted.segment("Others", 'not in segment "Growing teams"')
    said = read(desk("ana").send("numbers/", rule='in segment "Others"'))
    assert "circle" in said


@pytest.mark.parametrize("dialect", ["duckdb", "postgres", "bigquery"])
def test_it_is_shown_as_sql(desk, dialect: str) -> None:
    said = read(desk("ana").send("sql/", rule="seats > 10", dialect=dialect))
    assert "SELECT" in said and "seats" in said


def test_a_dialect_that_there_is_not_is_refused(desk) -> None:
    assert "no such dialect" in read(desk("ana").send("sql/", rule="everyone", dialect="cobol"))


def test_words_are_offered_with_what_they_replace(desk) -> None:
    offered = desk("ana").send("complete/", rule="plan is pr", caret="10")
    assert 'data-text="&quot;pro&quot;"' in offered.text
    assert 'data-start="8"' in offered.text and 'data-end="10"' in offered.text
    assert 'role="option"' in offered.text


def test_its_own_name_is_not_offered_and_others_are(counted, desk) -> None:
    counted.segment("Large", "seats >= 12")
    offered = read(desk("ana").send("complete/", rule="in segment ", caret="11"))
    assert "Large" in offered and "Growing teams" not in offered


def test_a_caret_outside_of_the_text_is_refused(desk) -> None:
    for caret in ("99", "-1", "x", ""):
        assert desk("ana").send("complete/", rule="a", caret=caret).status_code == 422


def test_a_text_longer_than_a_rule_may_be_is_refused_before_it_is_read(desk) -> None:
    for path in ("look/", "numbers/", "complete/", "build/", "save/"):
        answer = desk("ana").send(path, rule="(" * 30_000, caret="0", version="1")
        assert answer.status_code == 422, path
