"""A rule file is read as it stands, and what is wrong is told with its place in the file."""

from pathlib import Path

import pytest

from segmatrix.kit.data.catalog import Catalog, Type
from segmatrix.kit.rules.checking import check_rules
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Amount, Duration, Entity, InTheLast, Trait, Unit
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.references import in_order
from segmatrix.kit.rules.rulefile import Over, Rules, Scores
from tests.kit.rules.rulefiles import errors, read, segment

WHOLE = """\
unit: account
timezone: Europe/Berlin
lists: {Beta testers: [a1, 00123, no, On]}
events: [invite_sent]
measures:
  - {name: Revenue, value: sum of amount for "order" in the last 365 days, over: sum}
  - name: Seats
    value: seats
    over: median
segments:
  - name: Growing teams
    rule: |
      plan is "pro"   # who pays
      and did "invite_sent" at least 3 times in the last 30 days
  - name: At risk
    rule: in segment "Growing teams" and did not "login" in the last 14 days
"""


def test_a_whole_file_is_read() -> None:
    rules = Rules.parse(WHOLE)
    assert rules.unit is Entity.ACCOUNT
    assert rules.timezone == "Europe/Berlin"
    assert rules.events == ("invite_sent",)
    assert [one.name for one in rules.segments] == ["Growing teams", "At risk"]
    assert rules.segments[1].rule == parse(rules.segments[1].text)
    revenue, seats = rules.measures
    assert isinstance(revenue.value, Amount) and revenue.over is Over.SUM
    assert seats.value == Trait("seats") and seats.over is Over.MEDIAN


def test_what_richer_rules_rest_on_is_read() -> None:
    rules = read("""\
        stages:
          - {name: awareness, rule: everyone}
          - name: purchase
            rule: did "order"
        themes: {Billing: [invoice, no], Empty: []}
        clusters: {Usage study: {C1: [u1], C2: [007]}, Other: {C1: []}}
        scores: {event: order, amount: paid, window: 365 days}
        segments: [{name: A, rule: stage is "purchase"}]
        """)
    assert [(stage.name, stage.text) for stage in rules.stages] == [
        ("awareness", "everyone"),
        ("purchase", 'did "order"'),
    ]
    assert rules.stages[1].rule == parse('did "order"')
    assert rules.themes == {"Billing": ("invoice", "no"), "Empty": ()}
    assert rules.clusters == {
        "Usage study": {"C1": ("u1",), "C2": ("007",)},
        "Other": {"C1": ()},
    }
    assert rules.scores == Scores("order", "paid", InTheLast(Duration(365, Unit.DAY)))
    assert list(rules.terms.stages) == ["awareness", "purchase"]
    assert rules.terms.themes == rules.themes and rules.terms.scores == rules.scores


def test_scores_without_a_window_look_at_all_history() -> None:
    rules = read("scores: {event: order, amount: paid}\nsegments: []")
    assert rules.scores == Scores("order", "paid")


def test_an_error_of_a_stage_names_the_stage_and_its_place() -> None:
    (error,) = errors("""\
        stages:
          - name: purchase
            rule: |
              did "order"
              and seats > oops
        segments: []
        """)
    assert str(error).startswith("rules.yaml, stage “purchase”, line 5, column 19: Expected a numb")
    stage = read("stages: [{name: A, rule: plan is 3}]\nsegments: []").stages[0]
    moved = stage.placed(RuleError("Wrong.", code="x", span=stage.rule.span))
    assert str(moved) == "rules.yaml, stage “A”, line 1, column 26: Wrong."


def test_ids_and_names_are_the_text_that_stands_in_the_file() -> None:
    rules = read("""\
        lists: {yes: [00123, no, On, 1e3, 0x10, 2026-05-01, ~, 1_000]}
        events: [true, null]
        segments: [{name: 007, rule: everyone}]
        """)
    assert rules.lists == {"yes": ("00123", "no", "On", "1e3", "0x10", "2026-05-01", "~", "1_000")}
    assert rules.events == ("true", "null")
    assert rules.segments[0].name == "007"


def test_a_file_is_about_people_and_in_utc_unless_it_says_otherwise() -> None:
    rules = read(segment("everyone"))
    assert (rules.unit, rules.timezone) == (Entity.PERSON, "UTC")


def test_a_file_is_loaded_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    assert Rules.load(path) == Rules.parse(WHOLE.replace("\n", "\r\n"))
    path.write_bytes("segments: [{name: Größe, rule: everyone}]".encode("latin-1"))
    with pytest.raises(RuleError, match=r"line 1.*not UTF-8"):
        Rules.load(path)


# --- what else is refused -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "says", "hint"),
    [
        ("", "The file is empty", "segments"),
        ("# nothing", "The file is empty", "segments"),
        ("- a", "Expected a mapping", ""),
        ("unit: person", "names no segments", "segments"),
        ("segments: {A: everyone}", "is a list of items", "- name"),
        ("segments: [everyone]", "Expected a mapping", ""),
        ("segments: [{rule: everyone}]", "without a name", "name:"),
        ("segments: [{name: A}]", "“A” has no rule", "rule:"),
        ("segments: [{name: A, rule: }]", "found nothing", ""),
        ("segments: [{name: '', rule: everyone}]", "found nothing", ""),
        ("segments: [{name: A, rul: everyone, rule: everyone}]", "“rul” is not a key", "“rule”"),
        ("segments: []\nsegment: []", "“segment” is not a key", "“segments”"),
        ("segments: []\nsegments: []", "stands here twice", ""),
        ("unit: persons\nsegments: []", "“persons” is not a unit", "“person”"),
        ("timezone: Europe/Berln\nsegments: []", "Europe/Berln", "“Europe/Berlin”"),
        ("timezone: Nowhere\nsegments: []", "not a time zone", "Europe/Berlin"),
        ("stages: {A: everyone}\nsegments: []", "“stages” is a list of items", "- name"),
        ("stages: [{name: A}]\nsegments: []", "The stage “A” has no rule", "rule:"),
        ("stages: [{name: A, rule: plan is}]\nsegments: []", "Expected a value", "in quotes"),
        (
            "stages: [{name: A, rule: everyone}, {name: A, rule: everyone}]\nsegments: []",
            "There is a stage “A” already",
            "name of its own",
        ),
        ("themes: [a]\nsegments: []", "Expected a mapping", "Name: …"),
        ("themes: {Billing: refund}\nsegments: []", "“Billing” is a list of items", "one"),
        ("themes: {Billing: [[a]]}\nsegments: []", "Expected a word as one text", "one text"),
        ("clusters: {S: [a]}\nsegments: []", "Expected a mapping", "Name: …"),
        ("clusters: {S: {C1: a}}\nsegments: []", "“C1” is a list of items", "one"),
        ("clusters: {S: {C1: [a], C1: [b]}}\nsegments: []", "stands here twice", "Keep one"),
        ("scores: order\nsegments: []", "Expected a mapping", "event: …, amount: …"),
        ("scores: {amount: a}\nsegments: []", "which event is buying", "event:"),
        ("scores: {event: a}\nsegments: []", "for how much", "amount:"),
        ("scores: {event: a, amount: b, windw: 1 day}\nsegments: []", "“windw”", "“window”"),
        (
            "scores: {event: a, amount: b, window: a year}\nsegments: []",
            "Expected a number of days",
            "Write: 30 days.",
        ),
        (
            "scores: {event: a, amount: b, window: 0 days}\nsegments: []",
            "found “0”",
            "1 or more",
        ),
        (
            "scores: {event: a, amount: b, window: 1 yeer}\nsegments: []",
            "Expected minutes",
            "Did you mean “year”?",
        ),
        ("lists: [a]\nsegments: []", "Expected a mapping", ""),
        ("lists: {A: u1}\nsegments: []", "is a list of items", "one"),
        ("lists: {A: ['']}\nsegments: []", "found nothing", ""),
        ("measures: [{name: M, value: seats}]\nsegments: []", "sum, mean or median", "over:"),
        ("measures: [{name: M, value: seats, over: som}]\nsegments: []", "“som”", "“sum”"),
        ("measures: [{name: M, value: sum of, over: sum}]\nsegments: []", "a property", ""),
        ("a: &x 1\nb: *x", "no anchors", ""),
        ("[" * 2000, "nests deeper", ""),
        ("a: 1\n---\nb: 2", "another document", ""),
        ("a: \x00", "character that YAML forbids", ""),
        ('a: "b', "is not YAML", ""),
        ("segments:\n\t- {name: A, rule: everyone}", "is not YAML", "blanks, not tabs"),
        ("segments:\n  - name: A\n\t  rule: everyone", "is not YAML", "blanks, not tabs"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(text: str, says: str, hint: str) -> None:
    found = errors(text)
    assert says in found[0].message
    assert found[0].hint and hint in found[0].hint
    assert found[0].place.line >= 1 and found[0].place.column >= 1


def test_two_segments_of_one_name_are_refused() -> None:
    (error,) = errors("segments: [{name: A, rule: everyone}, {name: A, rule: everyone}]")
    assert "“A” already" in error.message
    assert error.place.column == 46


def test_everything_wrong_is_told_at_once_in_the_order_of_the_file() -> None:
    found = errors("""\
        unit: persn
        segments:
          - name: A
            rule: plan is
          - name: B
            rule: did login
        timezone: Mars
        """)
    assert [error.place.line for error in found] == [1, 4, 6, 7]
    assert [error.place.segment for error in found] == ["", "A", "B", ""]


# --- checked against data -------------------------------------------------------------------------

CATALOG = Catalog(people={"plan": Type.TEXT, "seats": Type.NUMBER}, events={"order": {}})


def test_a_file_is_checked_as_a_whole() -> None:
    rules = read("""\
        events: [invite_sent]
        lists: {Beta: [u1]}
        segments:
          - name: A
            rule: did "invite_sent" and in list "Beta"
          - name: B
            rule: plam is "x" or in segment "C"
        measures: [{name: M, value: plan, over: sum}]
        """)
    with pytest.raises(RuleError) as refused:
        check_rules(rules, CATALOG)
    unknown, missing, text = refused.value.errors
    assert (unknown.place.line, unknown.place.column) == (7, 11)
    assert "“C” is not a segment" in missing.message
    assert "“plan” is text and cannot be used as a number" in text.message
    assert str(text).startswith("rules.yaml, measure “M”, line 8")


def test_a_circle_of_segments_is_refused_with_its_path() -> None:
    rules = read("""\
        segments:
          - {name: A, rule: in segment "B"}
          - {name: B, rule: everyone and not in segment "C"}
          - {name: C, rule: in segment "A" or everyone}
          - {name: D, rule: in segment "D"}
        """)
    with pytest.raises(RuleError) as refused:
        check_rules(rules, CATALOG)
    circle, itself = refused.value.errors
    assert "“A” → “B” → “C” → “A”" in circle.message
    assert (circle.place.line, circle.place.column) == (2, 21)
    assert "“D” → “D”" in itself.message


def test_segments_come_after_those_they_refer_to() -> None:
    rules = Rules.of({"A": 'in segment "B"', "B": 'not in segment "C"', "C": "everyone"})
    assert in_order(rules.by_name) == ("C", "B", "A")
