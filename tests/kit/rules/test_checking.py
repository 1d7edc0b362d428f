"""Rules against what the data has and what the file defines: each unknown name, unit and type."""

from dataclasses import replace

import pytest

from segmatrix.kit.data.catalog import Catalog, Type
from segmatrix.kit.rules.checking import Known, check_rules, problems
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.expanding import Scores
from segmatrix.kit.rules.nodes import (
    Compares,
    Condition,
    Entity,
    EventPattern,
    FirstDid,
    IsInTop,
    Order,
    Property,
    StepProperty,
    Trait,
)
from segmatrix.kit.rules.nodes import IsSame as Same
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.rulefile import Rules, StageRule

CATALOG = Catalog(
    people={"plan": Type.TEXT, "lifetime_value": Type.NUMBER},
    accounts={"mrr": Type.NUMBER},
    events={
        "view": {"sku": Type.TEXT, "price": Type.NUMBER, "day": Type.DATE, "tags": Type.LIST},
        "buy": {"sku": Type.TEXT, "amount": Type.NUMBER, "at": Type.INSTANT},
    },
    has_feedback=True,
    has_exposures=True,
    feedback=("nps",),
    experiments={"onboarding": ("A", "B")},
)
KNOWN = Known(
    CATALOG,
    segments=("Power users",),
    lists=("Beta testers",),
    stages=("awareness", "purchase"),
    themes=("Billing",),
    clusters={"Usage study": ("C1", "C2")},
    has_scores=True,
)
EMPTY = Known(Catalog(people={"plan": Type.TEXT}, accounts={"mrr": Type.NUMBER}))


@pytest.mark.parametrize(
    "rule",
    [
        'stage is one of ("awareness", "purchase") and entered stage "purchase" this week',
        'in cluster "C2" of "Usage study" and not in cluster "C1" of "Usage study"',
        'raised theme "Billing" and said "refund" and gave nps and nps > 8 and average ces > 2',
        'saw experiment "onboarding" and saw variant "B" of "onboarding"',
        "recency score > 3 and monetary score is in the top 10% and lifetime value > 100",
        'did "view" then "buy" where (sku = step1.sku and amount > 3)',
        'did "view" then "buy" without "view" where sku = step2.sku between',
        'did "buy" for the 2nd time and did "buy" more often than "view"',
        'is new by "buy" per week and did "buy" at least 1 time per week in at least 2 of the last'
        " 3 weeks",
        'stopped "buy" for 14 days after doing it in the 30 days before',
        "account (nps > 3 and had a session longer than 10 minutes)",
    ],
)
def test_what_is_known_has_no_problem(rule: str) -> None:
    assert problems(parse(rule), KNOWN) == ()


@pytest.mark.parametrize(
    ("rule", "says", "at", "fixed"),
    [
        (
            'stage is "purchas"',
            "“purchas” is not a stage",
            'stage is "purchas"',
            'stage is "purchase"',
        ),
        (
            'stage is one of ("purchas", "awareness")',
            "“purchas” is not a stage",
            'stage is one of ("purchas", "awareness")',
            'stage is one of ("purchase", "awareness")',
        ),
        (
            'entered stage "awarenes" in the last 3 days',
            "“awarenes” is not a stage",
            'entered stage "awarenes" in the last 3 days',
            'entered stage "awareness" in the last 3 days',
        ),
        (
            'in cluster "CC2" of "Usage study"',
            "“CC2” is not a cluster of “Usage study”",
            'in cluster "CC2" of "Usage study"',
            'in cluster "C2" of "Usage study"',
        ),
        (
            'not in cluster "C2" of "Usage stud"',
            "“Usage stud” is not a study",
            'not in cluster "C2" of "Usage stud"',
            'not in cluster "C2" of "Usage study"',
        ),
        (
            'raised theme "Biling"',
            "“Biling” is not a theme",
            'raised theme "Biling"',
            'raised theme "Billing"',
        ),
        (
            'saw experiment "onbording"',
            "“onbording” is not an experiment of this data",
            'saw experiment "onbording"',
            'saw experiment "onboarding"',
        ),
        (
            'saw variant "BB" of "onboarding"',
            "“BB” is not a variant of “onboarding”",
            'saw variant "BB" of "onboarding"',
            'saw variant "B" of "onboarding"',
        ),
        ('did "view" then "bui"', "“bui” is not an event", '"bui"', 'did "view" then "buy"'),
        (
            'did "buy" more often than "veiw"',
            "“veiw” is not an event",
            '"veiw"',
            'did "buy" more often than "view"',
        ),
        (
            'did "view" then "buy" where sku = step1.sk',
            "“sk” is not a property of “view”",
            "step1.sk",
            'did "view" then "buy" where sku = step1.sku',
        ),
        (
            'did "view" then "buy" where sku = step1.price',
            "“sku” is text and cannot be compared with “price” of step 1, which is a number",
            "= step1.price",
            "",
        ),
        (
            'did "buy" then "view" where day = step1.at',
            "“day” is a date and cannot be compared with “at” of step 1, which is an instant",
            "= step1.at",
            "",
        ),
        (
            'did "view" then "view" where tags = step1.tags',
            "“tags” is a list and cannot be compared with “tags” of step 1 as a whole",
            "= step1.tags",
            "",
        ),
        (
            'nps is "high"',
            "“nps” is a number and cannot be compared with the text",
            'is "high"',
            "",
        ),
        ('recency score contains "x"', "cannot be searched like text", 'contains "x"', ""),
        ('account (stage is "awareness")', "“awareness” is a stage of people", None, ""),
        ("account (recency score > 3)", "The recency score ranks people", None, ""),
        ("account (lifetime value > 3)", "“lifetime value” is a number of people", None, ""),
        ('account (in cluster "C1" of "Usage study")', "“C1” is a cluster of people", None, ""),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(
    rule: str, says: str, at: str | None, fixed: str
) -> None:
    (error,) = problems(parse(rule), KNOWN)
    assert says in error.message
    assert error.hint
    if at is not None:
        assert rule[error.span.start : error.span.end] == at
    assert error.fixed(rule) == (fixed or rule)


@pytest.mark.parametrize(
    ("rule", "says", "next_"),
    [
        ("nps > 3", "asks for feedback, and the data has none", "table of feedback"),
        ('said "x"', "asks for feedback", "table of feedback"),
        ('saw experiment "x"', "asks for an experiment, and the data has none", "exposures"),
        ("frequency score > 3", "What the frequency score ranks is not said", "scores: {event"),
        ("lifetime value > 3", "The data of people has no lifetime value", "The mapping names"),
        ('stage is "x"', "“x” is not a stage", "There is no stage yet"),
        ('in cluster "x" of "y"', "“y” is not a study", "no study with clusters"),
        ("gave nps", "asks for feedback", "table of feedback"),
    ],
)
def test_what_neither_data_nor_file_have(rule: str, says: str, next_: str) -> None:
    (error,) = problems(parse(rule), EMPTY)
    assert says in error.message
    assert next_ in error.hint


def test_a_theme_without_feedback_and_without_words_lacks_both() -> None:
    without, unknown = problems(parse('raised theme "x"'), EMPTY)
    assert "no" in without.message
    assert "themes: {" in unknown.hint


def test_a_lifetime_value_is_a_number() -> None:
    catalog = replace(CATALOG, people={"lifetime_value": Type.TEXT})
    (error,) = problems(parse("lifetime value > 3"), Known(catalog))
    assert error.message == "“lifetime_value” is text and cannot be used as a number."


# --- trees that no text says ----------------------------------------------------------------------

MORE = Compares(Order.MORE, 3)


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (FirstDid(EventPattern("buy", Condition(Trait("plan"), MORE))), "asks only for properties"),
        (
            FirstDid(EventPattern("buy", Condition(Property("amount"), IsInTop(10)))),
            "asks only for properties",
        ),
        (Condition(Property("amount"), MORE), "no event is meant"),
        (
            FirstDid(EventPattern("buy", Condition(Property("sku"), Same(StepProperty(1, "sku"))))),
            "“step1” is no earlier step",
        ),
    ],
)
def test_a_program_is_refused_what_no_text_says(rule, says: str) -> None:
    assert says in problems(rule, KNOWN)[0].message


# --- files ----------------------------------------------------------------------------------------


def _rules(segments: dict[str, str], stages: dict[str, str], unit: str = "person") -> Rules:
    read = tuple(StageRule(name, text, parse(text)) for name, text in stages.items())
    return replace(Rules.of(segments, unit=unit), stages=read)


def _refused(rules: Rules, catalog: Catalog = CATALOG) -> tuple[RuleError, ...]:
    with pytest.raises(RuleError) as refused:
        check_rules(rules, catalog)
    return refused.value.errors


def test_the_rules_of_stages_are_checked_like_those_of_segments() -> None:
    stages = {"awareness": "everyone", "purchase": 'did "bui" or plam is known'}
    event, trait = _refused(_rules({"A": 'stage is "purchase"'}, stages))
    assert "“bui”" in event.message
    assert "“plam”" in trait.message
    assert trait.place is not None and trait.place.column == 14


def test_stages_may_speak_of_segments_and_segments_of_stages() -> None:
    stages = {"awareness": "everyone", "purchase": 'in segment "Buyers"'}
    check_rules(_rules({"Buyers": 'did "buy"', "New": 'stage is "purchase"'}, stages), CATALOG)


def test_a_circle_through_segments_and_stages_is_refused_with_its_path() -> None:
    stages = {"awareness": "everyone", "purchase": 'did "buy" and in segment "Buyers"'}
    (error,) = _refused(_rules({"Buyers": 'plan is known and stage is "purchase"'}, stages))
    assert error.code == "circle"
    assert "segment “Buyers” → stage “purchase” → segment “Buyers”" in error.message
    assert error.place is not None and (error.place.segment, error.place.column) == ("Buyers", 19)


def test_a_stage_rests_on_the_later_ones() -> None:
    stages = {"awareness": "everyone", "purchase": 'stage is "awareness"'}
    (error,) = _refused(_rules({"A": "everyone"}, stages))
    assert "stage “purchase” → stage “purchase”" in error.message
    assert "A stage rests on all later ones" in error.hint
    earlier = {"awareness": 'not stage is "purchase"', "purchase": 'did "buy"'}
    check_rules(_rules({"A": "everyone"}, earlier), CATALOG)


@pytest.mark.parametrize(
    ("scores", "says", "next_"),
    [
        (Scores("bui", "amount"), "“bui” is not an event of this data (in “scores”)", "“buy”"),
        (Scores("buy", "amuont"), "“amuont” is not a property of “buy” (in “scores”)", "“amount”"),
        (Scores("buy", "sku"), "“sku” is text and cannot be added up", "for how much"),
    ],
)
def test_what_buyers_are_ranked_by_is_checked(scores: Scores, says: str, next_: str) -> None:
    rules = replace(Rules.of({"A": "recency score > 3"}), scores=scores)
    (error,) = _refused(rules)
    assert says in error.message
    assert next_ in error.hint


def test_scores_of_accounts_rank_accounts() -> None:
    rules = replace(
        Rules.of({"A": "any person (recency score > 3)"}, unit=Entity.ACCOUNT),
        scores=Scores("buy", "amount"),
    )
    (error,) = _refused(rules)
    assert "ranks accounts, and the rule speaks of a person here" in error.message
