"""What is compared, and the words of each test. Each kind of test has one entry in TESTS."""

from collections.abc import Callable, Mapping
from typing import Any

from segmatrix.kit.rules.explaining.phrases import (
    length_words,
    listed,
    moment_words,
    value_words,
    window_words,
)
from segmatrix.kit.rules.nodes import (
    Amount,
    And,
    AverageScore,
    Compares,
    Condition,
    EventPattern,
    Has,
    HasText,
    Is,
    IsAfter,
    IsBefore,
    IsBetween,
    IsInTheLast,
    IsInTheNext,
    IsInTop,
    IsKnown,
    IsOneOf,
    IsSame,
    LatestScore,
    LessThanAgo,
    LifetimeValue,
    MoreThanAgo,
    Node,
    Not,
    NumberOf,
    Or,
    Order,
    Property,
    RfmScore,
    Rule,
    Statistic,
    Subject,
    TextTest,
    Trait,
)
from segmatrix.kit.rules.printing import INFINITIVES, number_text


def subject_words(subject: Subject) -> str:
    """Return what is compared: `plan`, `total amount of “order” in the last 30 days`."""
    match subject:
        case Trait(name, of_account):
            return f"account's {name}" if of_account else name
        case Property(name):
            return name
        case Amount(statistic, of, event, window):
            what = _STATISTICS[statistic].format(of.name)
            return f"{what} of {event_words(event)}{window_words(window)}"
        case NumberOf(event, window):
            return f"number of {event_words(event)}{window_words(window)}"
        case LatestScore(kind):
            return f"latest {kind} score"
        case AverageScore(kind, window):
            return f"average {kind} score{window_words(window)}"
        case RfmScore(of):
            return f"{of} score (5 is best)"
        case LifetimeValue():
            return "lifetime value"


def condition_words(condition: Condition, negated: bool) -> str:
    """Return a condition, or that it does not hold, and what then becomes of missing values."""
    is_negative = condition.negated != negated
    test = condition.test
    words = TESTS[type(test)](test, is_negative)
    # `is known` has no missing values, and for its negation they are the point.
    if is_negative and not isinstance(test, IsKnown):
        words += _or_missing(condition.subject)
    return f"{subject_words(condition.subject)} {words}"


def event_words(event: EventPattern) -> str:
    """Return `“order” where amount is more than 5`."""
    if event.where is None:
        return f"“{event.name}”"
    return f"“{event.name}” (where {_where_words(event.where, False)})"


def _where_words(rule: Rule, negated: bool, around: str = "") -> str:
    """Return what is asked of properties, in brackets where the joint `around` it is another."""
    match rule:
        case Not(part):
            return _where_words(part, not negated, around)
        case And(parts) | Or(parts):
            joint = "and" if isinstance(rule, And) != negated else "or"
            words = listed([_where_words(part, negated, joint) for part in parts], joint)
            return f"({words})" if around not in ("", joint) else words
        case Condition():
            return condition_words(rule, negated)
        case _:
            raise AssertionError(f"{type(rule).__name__} cannot stand in where")


def _or_missing(subject: Subject) -> str:
    """Say that a negative condition also holds where there is nothing to compare."""
    match subject:
        case Trait() | Property():
            return " (or is not known)"
        case Amount(statistic=Statistic.SUM | Statistic.DISTINCT) | NumberOf():
            return ""
        case _:
            return " (or there is none)"


_STATISTICS = {
    Statistic.SUM: "total {}",
    Statistic.AVERAGE: "average {}",
    Statistic.MINIMUM: "smallest {}",
    Statistic.MAXIMUM: "largest {}",
    Statistic.MEDIAN: "median {}",
    Statistic.DISTINCT: "number of different values of {}",
}

_ORDERS = {
    Order.LESS: "less than",
    Order.AT_MOST: "at most",
    Order.MORE: "more than",
    Order.AT_LEAST: "at least",
}


def _is(words: Callable[[Any], str]) -> Callable[[Any, bool], str]:
    return lambda test, negative: f"{'is not' if negative else 'is'} {words(test)}"


def _is_one_of(test: IsOneOf, negative: bool) -> str:
    values = listed(map(value_words, test.values), "or")
    return f"{'is none of' if negative else 'is'} {values}{_case(test)}"


def _has_text(test: HasText, negative: bool) -> str:
    verb = f"does not {INFINITIVES[test.test]}" if negative else test.test.value
    pattern = "the pattern " if test.test is TextTest.MATCHES else ""
    return f"{verb} {pattern}{value_words(test.text)}{_case(test)}"


def _has(test: Has, negative: bool) -> str:
    verb = "does not include" if negative else "includes"
    every = "all of " if test.all and len(test.values) > 1 else ""
    joint = "and" if test.all else "or"
    return f"{verb} {every}{listed(map(value_words, test.values), joint)}"


def _case(test: Is | IsOneOf | HasText) -> str:
    return " in upper or lower case" if test.ignoring_case else ""


def _between(test: IsBetween) -> str:
    return f"between {value_words(test.low)} and {value_words(test.high)}"


TESTS: Mapping[type[Node], Callable[[Any, bool], str]] = {
    Is: _is(lambda test: f"{value_words(test.value)}{_case(test)}"),
    IsOneOf: _is_one_of,
    IsKnown: _is(lambda test: "known"),
    HasText: _has_text,
    Compares: _is(lambda test: f"{_ORDERS[test.order]} {number_text(test.number)}"),
    IsBetween: _is(_between),
    IsInTop: _is(
        lambda test: f"in the {'bottom' if test.bottom else 'top'} {number_text(test.percent)}%"
    ),
    IsBefore: _is(lambda test: f"before {moment_words(test.moment)}"),
    IsAfter: _is(lambda test: f"after {moment_words(test.moment)}"),
    IsInTheLast: _is(lambda test: f"in the last {length_words(test.duration)}"),
    IsInTheNext: _is(lambda test: f"in the next {length_words(test.duration)}"),
    MoreThanAgo: _is(lambda test: f"more than {length_words(test.duration)} ago"),
    LessThanAgo: _is(lambda test: f"less than {length_words(test.duration)} ago"),
    Has: _has,
    IsSame: _is(lambda test: f"the same as {test.other.name} of step {test.other.step}"),
}
