"""The cases of spec/rules/language: text to tree, canonical text, English, errors, fingerprints."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from segmatrix.kit.data.catalog import Catalog, Type
from segmatrix.kit.rules.checking import Known, problems
from segmatrix.kit.rules.documents import document, read
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.explaining import explain
from segmatrix.kit.rules.fingerprints import fingerprint
from segmatrix.kit.rules.nodes import Entity
from segmatrix.kit.rules.parsing import parse, parse_duration, parse_number
from segmatrix.kit.rules.printing import text

SPEC = Path(__file__).parents[3] / "spec" / "rules" / "language"


def cases(*files: str) -> list[Any]:
    """Return the cases of some files, each by its name."""
    return [
        pytest.param(case, id=f"{file}: {case['name']}") for file in files for case in _loaded(file)
    ]


def _loaded(file: str) -> Any:
    """Read a file of cases, its scalars as text unless they are JSON values."""
    loader = yaml.SafeLoader if file == "documents" else yaml.BaseLoader
    return yaml.load((SPEC / f"{file}.yaml").read_text("utf-8"), loader)


CHECKED = _loaded("names-and-types")
KNOWS = CHECKED["knows"]


def one_line(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.parametrize("case", cases("forms", "writing"))
def test_a_form_prints_and_reads_back(case) -> None:
    rule = parse(case["rule"])
    printed = text(rule)
    expected = case.get("prints", case["rule"])
    assert printed == (expected if "\n" in printed else one_line(expected))
    assert parse(printed) == rule
    assert read(document(rule)) == rule


@pytest.mark.parametrize(
    "case", [case for case in cases("forms", "writing") if "says" in case.values[0]]
)
def test_a_form_is_said_in_english(case) -> None:
    assert explain(parse(case["rule"]), case.get("unit", "person")) == case["says"]


@pytest.mark.parametrize("case", cases("mistakes"))
def test_a_mistake_is_refused_with_its_place_and_what_to_do_next(case) -> None:
    with pytest.raises(RuleError) as refused:
        parse(case["rule"])
    _says(refused.value, case["error"], case["rule"])
    assert refused.value.hint


def _types(names: dict[str, str]) -> dict[str, Type]:
    return {name: Type(kind) for name, kind in names.items()}


@pytest.mark.parametrize("case", CHECKED["cases"], ids=lambda case: case["name"])
def test_a_rule_is_checked_against_what_the_data_knows(case) -> None:
    catalog = Catalog(
        people=_types(KNOWS["people"]),
        accounts=_types(KNOWS["accounts"]),
        events={name: _types(has) for name, has in KNOWS["events"].items()},
    )
    unit = Entity(case.get("unit", "person"))
    known = Known(catalog, unit, KNOWS["segments"], KNOWS["lists"], KNOWS["declared"])
    found = problems(parse(case["rule"]), known)
    expected = case.get("errors", [])
    assert len(found) == len(expected), [str(error) for error in found]
    for error, wanted in zip(found, expected, strict=True):
        _says(error, wanted, case["rule"])


def _says(error: RuleError, wanted: dict[str, str], rule: str) -> None:
    assert wanted["says"] in error.message
    assert rule[error.span.start : error.span.end] == wanted["at"]
    assert wanted.get("next", "") in error.hint
    assert wanted.get("code", error.code) == error.code
    if "fixed" in wanted:
        assert error.fixed(rule) == wanted["fixed"]


@pytest.mark.parametrize("case", cases("same-meaning"))
def test_writings_of_one_meaning_share_a_fingerprint(case) -> None:
    own = fingerprint(parse(case["rule"]))
    for same in case.get("same", []):
        assert fingerprint(parse(same)) == own, same
    for other in case.get("other", []):
        assert fingerprint(parse(other)) != own, other


@pytest.mark.parametrize("case", cases("documents"))
def test_a_rule_has_a_json_document(case) -> None:
    assert document(parse(case["rule"])) == case["document"]
    assert read(case["document"]) == parse(case["rule"])


def test_nesting_ends_at_a_hundred_levels() -> None:
    assert parse("(" * 100 + "everyone" + ")" * 100) == parse("everyone")
    for rule in ("(" * 101 + "everyone" + ")" * 101, "not " * 101 + "everyone", "(" * 10_000):
        with pytest.raises(RuleError) as refused:
            parse(rule)
        assert refused.value.code == "depth"
        assert "in segment" in refused.value.hint


def test_quantifiers_nest_as_deep_as_brackets() -> None:
    deep = "account (any person (" * 50 + "everyone" + "))" * 50
    rule = parse(deep)
    assert text(rule) == deep
    assert read(document(rule)) == rule
    assert explain(rule)
    assert fingerprint(rule)


WIDE = {
    "or": " or ".join(f'plan is "{number}"' for number in range(700)),
    "and": " and ".join(["a = 1"] * 1200),
    "values": f"a is one of ({', '.join(map(str, range(2200)))})",
    "some of": f"at least 2 of ({', '.join(['a = 1'] * 1500)})",
    "properties": f'did "a" where ({" or ".join(["a = 1"] * 1200)})',
    "steps": "did " + " then ".join(['"a"'] * 1200),
}


@pytest.mark.parametrize("written", WIDE.values(), ids=WIDE.keys())
def test_a_rule_of_ten_thousand_characters_is_read(written: str) -> None:
    rule = parse(written)
    assert len(written) > 10_000
    assert parse(text(rule)) == rule
    assert read(document(rule)) == rule


@pytest.mark.parametrize(
    "wrong",
    [
        "x" * 10_000,
        'plan is "' + "x" * 10_000,
        'did "a" ' + "x" * 10_000,
        "a > " + "9" * 10_000,
        "a > 1" + ",000" * 2_500,
        'did "a" for the ' + "9" * 10_000 + "th time",
        'did "a" then "b" where x = step' + "9" * 10_000 + ".x",
        'a matches "' + "(" * 10_000 + '"',
        "plan is pro and \ud800",
    ],
    ids=lambda wrong: wrong[:20].encode("ascii", "replace").decode(),
)
def test_what_is_wrong_is_told_in_few_words(wrong: str) -> None:
    with pytest.raises(RuleError) as refused:
        parse(wrong)
    assert len(str(refused.value)) < 400
    assert refused.value.shown(wrong).encode()


@pytest.mark.parametrize(
    ("number", "says", "at"),
    [
        ("nps today", "Expected a condition on the latest score", "today"),
        ("recency", "Expected “score”", ""),
        ("did", "Expected an amount", "did"),
        ("seats >= 3", "Expected the end of the number", ">="),
        ('sum of amount for "order" >= 3', "Expected the end of the number", ">="),
        ("", "Expected a trait", ""),
    ],
)
def test_a_number_that_stands_alone_is_an_amount_or_a_trait(number, says, at) -> None:
    with pytest.raises(RuleError) as refused:
        parse_number(number)
    assert says in refused.value.message
    assert number[refused.value.span.start : refused.value.span.end] == at


@pytest.mark.parametrize(
    "number",
    [
        "average nps in the last 90 days",
        "nps",
        "monetary score",
        "lifetime value",
        "account.seats",
        'number of distinct sku for "order" where sku is known today',
    ],
)
def test_every_number_may_stand_alone(number: str) -> None:
    assert text(parse_number(number)) == number


def test_a_length_of_time_may_stand_alone() -> None:
    assert text(parse_duration("365 days")) == "365 days"
    for wrong in ("0 days", "365", "1 quarter", "3 days ago", ""):
        with pytest.raises(RuleError) as refused:
            parse_duration(wrong)
        assert refused.value.hint


@pytest.mark.parametrize("rule", ["stopped by", "saw experimnt", "is now", "had session"])
def test_back_quotes_are_offered_only_where_a_trait_may_be_meant(rule: str) -> None:
    with pytest.raises(RuleError) as refused:
        parse(rule)
    assert "back-quotes" not in refused.value.hint
