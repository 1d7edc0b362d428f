"""The rule terms: which stages, themes, clusters and scores the rules of a matrix may name."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.activity import queries as activity
from segmatrix.activity.actions import undo
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.kit.rules.completing import complete
from segmatrix.matrix import actions as matrix
from segmatrix.matrix import events as shapes
from segmatrix.studies import actions, events, queries
from segmatrix.studies.errors import UnreadableRuleTerms

TEXT = """# our journey
stages:
  - name: looking
    rule: everyone
  - name: buying
    rule: did "order"
themes: {Billing: [invoice]}
clusters: {Usage study: {C2: [u1, u3]}}
scores: {event: order, amount: amount}
"""


@pytest.fixture
def define(cast, counted):
    """Write the rule terms, as the analyst if nobody else is named."""

    def write(text: str = TEXT, who: str = "ana", version: int | None = None) -> list:
        given = events.SetRuleTerms(matrix_id=counted.id, text=text, version=version)
        return actions.set_rule_terms(given, actor=getattr(cast, who))

    return write


def test_rules_may_name_what_is_defined(cast, counted, define) -> None:
    define()
    named = {
        'stage is "buying"': 2,
        'entered stage "buying" in the last 30 days': 2,
        'in cluster "C2" of "Usage study"': 2,
        "frequency score >= 3": 1,
        'stage is "looking" and plan is "pro"': 1,
    }
    ids = {rule: counted.segment(f"S{place}", rule) for place, rule in enumerate(named)}
    counted.work()
    assert {rule: counted.number(ident).value for rule, ident in ids.items()} == named


def test_what_is_defined_is_offered_while_a_rule_is_typed(cast, counted, define) -> None:
    define()
    known = queries.names(counted.id, cast.ana)
    typed = "stage is "
    assert '"buying"' in [one.text for one in complete(typed, len(typed), known)]


def test_it_refuses_a_text_that_cannot_be_read_with_every_place(counted, define) -> None:
    with pytest.raises(UnreadableRuleTerms) as refused:
        define("stages:\n  - name: a\n    rule: did\nthemes: 3\nsegments: []\n")
    places = [(one.place.line, bool(one.message)) for one in refused.value.mistakes]
    assert places == [(3, True), (4, True), (5, True)]


def test_it_refuses_a_text_that_is_too_long(define) -> None:
    with pytest.raises(Invalid, match="100000"):
        define("#" * 100_001)


def test_it_refuses_who_may_not_work_with_customer_data(cast, counted, define) -> None:
    for name, refusal in (("fara", NotPermitted), ("vic", NotPermitted), ("otto", NotFound)):
        with pytest.raises(refusal):
            define(who=name)
        with pytest.raises(refusal):
            queries.rule_terms(counted.id, getattr(cast, name))


def test_a_text_typed_over_an_older_one_is_kept_beside_it(counted, define) -> None:
    define("themes: {A: [a]}", version=0)
    with pytest.raises(Changed) as refused:
        define("themes: {B: [b]}", who="exa", version=0)
    assert refused.value.data["theirs"] == "themes: {A: [a]}"
    assert refused.value.data["yours"] == "themes: {B: [b]}"
    define("themes: {B: [b]}", who="exa", version=refused.value.data["version"])


def test_it_is_recorded_without_an_id_of_a_customer(counted, define) -> None:
    (fact,) = define()
    assert (fact.matrix_id, fact.version) == (counted.id, 1)
    assert define() == []
    assert all("u3" not in str(entry) for entry in activity.since(f"matrix:{counted.id}", 0))


def test_it_is_undone_and_every_version_can_come_back(cast, counted, define) -> None:
    define("themes: {A: [a]}")
    define("themes: {B: [b]}")
    stream = f"matrix:{counted.id}"
    target = activity.latest_undoable(stream, cast.ana.member_id)
    undo(stream, target=target, operation_id=new_id(), actor=cast.ana)
    assert queries.rule_terms(counted.id, cast.ana).text == "themes: {A: [a]}"
    back = events.RestoreRuleTerms(matrix_id=counted.id, version=2)
    actions.restore_rule_terms(back, actor=cast.ana)
    found = queries.rule_terms(counted.id, cast.ana)
    assert (found.text, found.version) == ("themes: {B: [b]}", 4)
    assert [each.version for each in found.versions] == [3, 2, 1]
    with pytest.raises(NotFound):
        actions.restore_rule_terms(
            events.RestoreRuleTerms(matrix_id=counted.id, version=9), actor=cast.ana
        )


def test_numbers_that_rest_on_it_are_out_of_date_until_counted_anew(counted, define) -> None:
    define()
    ident = counted.segment("Buying", 'stage is "buying"')
    plain = counted.segment("Pro", 'plan is "pro"')
    counted.work()
    define(TEXT.replace('did "order"', 'did "login"'))
    assert counted.number(ident).stale == ("older than its rule",)
    assert counted.number(plain).stale == ()
    counted.work()
    assert (counted.number(ident).value, counted.number(ident).stale) == (1, ())


def test_what_the_data_cannot_answer_is_told_there_and_where_it_is_used(
    cast, counted, define
) -> None:
    define('stages: [{name: a, rule: "plam is known"}]\nscores: {event: order, amount: amuont}')
    (stage, scores) = queries.rule_terms(counted.id, cast.ana).problems
    assert "plam" in stage.message and "amuont" in scores.message
    staged = counted.segment("Staged", 'stage is "a"')
    scored = counted.segment("Scored", "recency score = 5")
    sound = counted.segment("Sound", 'plan is "pro"')
    counted.work()
    assert "stages are defined" in counted.number(staged).problem.message
    assert "scores are defined" in counted.number(scored).problem.message
    assert counted.number(sound).value == 2


def test_a_circle_through_a_stage_is_told(cast, counted, define) -> None:
    define("stages: [{name: a, rule: 'in segment \"Pro\"'}]")
    pro = counted.segment("Pro", 'stage is "a"')
    counted.work()
    assert "circle" in counted.number(pro).problem.message


STAGED = 'stages:\n  - name: a # of those who pay\n    rule: in segment "Pro"\n'


def text(cast, counted) -> str:
    """Return what stands."""
    return queries.rule_terms(counted.id, cast.ana).text


def take_back(cast, counted) -> None:
    """Undo what the owner of the matrix did last."""
    stream = f"matrix:{counted.id}"
    target = activity.latest_undoable(stream, cast.exa.member_id)
    undo(stream, target=target, operation_id=new_id(), actor=cast.exa)


def rename(counted, segment_id: str, name: str) -> None:
    counted.do(matrix.rename_segment, shapes.RenameSegment, segment_id=segment_id, name=name)


def merge(counted, into: str, *others: str, name: str = "") -> None:
    given = {"into": into, "segment_ids": list(others), "name": name}
    counted.do(matrix.merge_segments, shapes.MergeSegments, **given)


def test_a_segment_renamed_is_renamed_in_them_and_numbers_stay(cast, counted, define) -> None:
    pro = counted.segment("Pro", 'plan is "pro"')
    define(STAGED)
    staged = counted.segment("Staged", 'stage is "a"')
    rename(counted, pro, 'The "Pro"')
    assert text(cast, counted) == STAGED.replace('"Pro"', '"The ""Pro"""').rstrip()
    assert queries.rule_terms(counted.id, cast.ana).problems == ()
    counted.work()
    assert counted.number(staged).value == 2
    take_back(cast, counted)
    assert text(cast, counted) == STAGED.rstrip()


def test_renaming_is_undone_although_they_were_written_anew_since(cast, counted, define) -> None:
    pro = counted.segment("Pro", 'plan is "pro"')
    define(STAGED)
    rename(counted, pro, "Paying")
    define(text(cast, counted).replace("name: a", "name: b"))
    take_back(cast, counted)
    assert text(cast, counted) == STAGED.replace("name: a", "name: b").rstrip()


def test_an_older_version_comes_back_with_the_names_of_now(cast, counted, define) -> None:
    pro = counted.segment("Pro", 'plan is "pro"')
    define(STAGED)
    define("")
    rename(counted, pro, "Paying")
    stream = f"matrix:{counted.id}"
    target = activity.latest_undoable(stream, cast.ana.member_id)
    undo(stream, target=target, operation_id=new_id(), actor=cast.ana)
    assert 'in segment "Paying"' in text(cast, counted)


def test_what_was_typed_while_a_segment_was_renamed_means_that_segment(
    cast, counted, define
) -> None:
    pro = counted.segment("Pro", 'plan is "pro"')
    define(STAGED)
    rename(counted, pro, "Paying")
    define(STAGED + "themes: {A: [a]}", version=1)
    assert 'in segment "Paying"' in text(cast, counted)


def test_a_name_that_no_segment_had_yet_follows_the_first_that_has_it(
    cast, counted, define
) -> None:
    define(STAGED)
    (unknown,) = queries.rule_terms(counted.id, cast.ana).problems
    assert "Pro" in unknown.message and unknown.place.line == 3
    pro = counted.segment("Pro", 'plan is "pro"')
    rename(counted, pro, "Paying")
    assert 'in segment "Paying"' in text(cast, counted)


def test_merged_segments_are_called_as_the_whole_until_they_are_apart_again(
    cast, counted, define
) -> None:
    pro, basic = counted.segment("Pro", 'plan is "pro"'), counted.segment("Basic", "seats > 10")
    define(STAGED)
    merge(counted, basic, pro, name="Both")
    assert 'in segment "Both"' in text(cast, counted)
    define(text(cast, counted) + '\n  - name: b\n    rule: in segment "Both"')
    take_back(cast, counted)
    # What was written of the whole means the segment that was kept.
    assert text(cast, counted).count('in segment "Basic"') == 2
    assert queries.rule_terms(counted.id, cast.ana).problems == ()


def test_two_segments_that_swap_their_names_swap_them_here(cast, counted, define) -> None:
    pro, basic = counted.segment("Pro", 'plan is "pro"'), counted.segment("Basic", "seats > 10")
    define('stages: [{name: a, rule: \'in segment "Pro" and not in segment "Basic"\'}]')
    for segment_id, name in ((pro, "X"), (basic, "Pro"), (pro, "Basic")):
        rename(counted, segment_id, name)
    assert 'in segment "Basic" and not in segment "Pro"' in text(cast, counted)


def test_reading_all_versions_takes_a_fixed_number_of_queries(cast, counted, define) -> None:
    pro = counted.segment("Pro", 'plan is "pro"')
    define(STAGED)
    rename(counted, pro, "Paying")

    def queries_of_reading() -> int:
        with CaptureQueriesContext(connection) as seen:
            queries.rule_terms(counted.id, cast.ana)
        return len(seen)

    few = queries_of_reading()
    for name in "xyz":
        define(STAGED.replace('"Pro"', '"Paying"').replace("name: a", f"name: {name}"))
    assert queries_of_reading() == few
