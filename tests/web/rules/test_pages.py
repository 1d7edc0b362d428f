"""The page of a rule: who may write, who may read, and what happens to what was typed."""

from html import unescape

import pytest

from segmatrix.activity.queries import since
from segmatrix.matrix import actions, events, queries
from segmatrix.people.terms import Permission
from tests.cast import who_may
from tests.web.rules.conftest import read

pytestmark = pytest.mark.django_db

RULE = 'plan is "pro"  # the paid one'


def rule_of(counted, segment_id: str) -> str:
    return queries.segment(counted.id, segment_id, counted.cast.exa).rule


def test_it_shows_the_rule_as_it_was_typed_with_its_words(desk) -> None:
    shown = desk("ana").get()
    assert RULE in unescape(shown.text)
    assert "People whose plan is “pro”." in read(shown)


def test_who_may_not_change_rules_reads_rule_and_words_and_no_column_of_the_data(desk) -> None:
    for name in ("vic", "sol", "fara"):
        shown = desk(name).get()
        assert "People whose plan is “pro”." in read(shown)
        assert "<textarea" not in shown.text
        assert "seats" not in shown.text


def test_it_stands_where_the_drawer_the_table_and_who_is_in_lead(counted, desk, growing, signed_in):
    address = f'href="/m/{counted.id}/segments/{growing}/rule/"'
    ana = signed_in("ana")
    for page in (f"segments/{growing}/", "table/", "who/"):
        assert address in ana.get(f"/m/{counted.id}/{page}").text


def test_saving_sets_the_rule_and_others_see_it(counted, desk, growing) -> None:
    saved = desk("ana").post("save/", rule="seats > 10\r\n  # large", version="1")
    assert saved.status_code == 302
    assert rule_of(counted, growing) == "seats > 10\n  # large"
    assert "seats > 10" in unescape(desk("vic").get().text)
    assert since(f"matrix:{counted.id}", 0)[-1].fact.rule == "seats > 10\n  # large"
    counted.work()
    assert counted.number(growing).value == 2


def test_only_who_works_with_data_may_save_or_ask(desk, counted, growing) -> None:
    assert who_may(Permission.DATA) == ["exa", "ana"]
    for name in ("vic", "sol", "fara"):
        for path in ("save/", "look/", "numbers/", "examples/", "sql/", "complete/", "build/"):
            answer = desk(name).send(path, rule="everyone", version="1", caret="0")
            assert answer.status_code == 403, path
            assert "seats" not in answer.text
    assert rule_of(counted, growing) == RULE


def test_a_rule_that_cannot_be_read_is_refused_and_stays(counted, desk, growing) -> None:
    refused = desk("ana").post("save/", rule='plan is ("pro"', version="1")
    assert refused.status_code == 422
    assert 'plan is ("pro"</textarea>' in unescape(refused.text)
    assert "Line 1, column" in read(refused)
    assert rule_of(counted, growing) == RULE


def test_over_a_newer_rule_both_texts_are_shown_and_saving_again_replaces(counted, desk, growing):
    counted.rule(growing, "seats > 30")
    ana = desk("ana")
    refused = ana.post("save/", rule="seats > 20", version="1")
    assert refused.status_code == 409
    assert "Exa changed this" in read(refused)
    assert "seats > 30</pre>" in unescape(refused.text)
    assert "seats > 20</textarea>" in unescape(refused.text)
    assert rule_of(counted, growing) == "seats > 30"
    assert 'name="version" value="2"' in read(refused)
    ana.post("save/", rule="seats > 20", version="2")
    assert rule_of(counted, growing) == "seats > 20"


def test_a_first_rule_is_not_written_over_another_first_rule(counted, signed_in) -> None:
    segment_id = counted.segment("New")
    page = f"/m/{counted.id}/segments/{segment_id}/rule/"
    assert 'name="version" value="0"' in read(signed_in("ana").get(page))


def test_a_retired_segment_is_only_read(counted, desk, growing) -> None:
    counted.do(actions.retire_segment, events.RetireSegment, segment_id=growing)
    shown = desk("ana").get()
    assert "<textarea" not in shown.text
    assert "retired" in shown.text


def test_a_drawer_that_posts_here_is_answered_with_the_drawer(counted, desk, growing) -> None:
    answer = desk("ana").send("", rule="seats > 1", version="1")
    assert answer.status_code == 200
    assert rule_of(counted, growing) == "seats > 1"


def test_nothing_of_it_exists_for_another_workspace(desk) -> None:
    otto = desk("otto")
    assert otto.get().status_code == 404
    assert otto.send("look/", rule="everyone").status_code == 404


def test_markup_in_a_rule_is_text(counted, desk, growing) -> None:
    counted.rule(growing, 'plan is "<b>x</b>"')
    for name in ("ana", "vic"):
        assert "<b>x</b>" not in desk(name).get().text
