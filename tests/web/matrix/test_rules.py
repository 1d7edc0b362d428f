"""A segment's rule on the page: said in English, its mistakes marked, kept when refused."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_check_says_a_rule_in_english(bench, pages, risk):
    said = pages("ana").send(f"segments/{risk}/rule/check/", rule='plan is "pro"').text
    assert "whose plan is “pro”" in said
    assert "<mark>" not in said


def test_the_check_marks_where_a_rule_goes_wrong(bench, pages, risk):
    said = pages("ana").send(f"segments/{risk}/rule/check/", rule='(plan is "pro"').text
    assert "<mark>" in said
    assert "Line 1" in said


def test_a_mistake_in_the_second_line_is_shown_with_that_line(bench, pages, risk):
    rule = 'plan is "pro"\nand bogus bogus'
    said = pages("ana").send(f"segments/{risk}/rule/check/", rule=rule).text
    assert "Line 2" in said
    assert "plan is" not in said.split("<mark>")[0].split("<pre")[-1]


def test_setting_it_stores_the_text(bench, pages, risk):
    pages("ana").send(f"segments/{risk}/rule/", rule='plan is "pro"', version="0")
    assert bench.table.segments[0].rule == 'plan is "pro"'


def test_one_that_cannot_be_read_is_not_stored_and_stays_in_the_form(bench, pages, risk):
    answer = pages("ana").send(f"segments/{risk}/rule/", rule='plan is ("pro"', version="0")
    assert answer.status_code == 422
    assert "plan is (&quot;pro&quot;" in answer.text
    assert "<mark>" in answer.text
    assert bench.table.segments[0].rule == ""


def test_it_needs_whoever_works_with_data(bench, pages, risk):
    assert pages("fara").send(f"segments/{risk}/rule/", rule="everyone").status_code == 403


def test_markup_in_a_rule_is_text(bench, pages, risk):
    said = pages("ana").send(f"segments/{risk}/rule/check/", rule="<b>x</b>").text
    assert "<b>x</b>" not in said


def test_who_may_not_work_with_data_learns_nothing_of_its_columns(bench, pages, risk):
    for name in ("vic", "sol", "fara"):
        answer = pages(name).send(f"segments/{risk}/rule/check/", rule='salary is "high"')
        assert answer.status_code == 403


def test_a_text_longer_than_a_rule_may_be_is_refused_before_it_is_read(bench, pages, risk):
    rule = "(" * 1_000_000
    answer = pages("ana").send(f"segments/{risk}/rule/check/", rule=rule)
    assert answer.status_code == 422
    assert "at most 20000 characters" in answer.text
