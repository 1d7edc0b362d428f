"""The normal form of each kind of node. Each that has more than one writing has one entry."""

from collections.abc import Callable, Mapping
from typing import Any

from segmatrix.kit.rules.fingerprints.counts import canonical, counted, some_of
from segmatrix.kit.rules.fingerprints.logic import at_least, joined, negation, signed
from segmatrix.kit.rules.fingerprints.values import (
    duration,
    elapsed,
    folded,
    number,
    value,
    values,
)
from segmatrix.kit.rules.fingerprints.windows import window, with_beginning
from segmatrix.kit.rules.nodes import (
    EVER,
    Amount,
    And,
    AtLeastOf,
    AverageScore,
    Compares,
    Condition,
    Did,
    Duration,
    EnteredStage,
    EventPattern,
    FirstDid,
    Gave,
    HadSession,
    Has,
    HasText,
    InCluster,
    InList,
    InSegment,
    InStage,
    Is,
    IsAfter,
    IsBefore,
    IsBetween,
    IsInTheLast,
    IsInTheNext,
    IsInTop,
    IsOneOf,
    LastDid,
    LessThanAgo,
    Lifecycle,
    LifetimeValue,
    MoreOften,
    MoreThanAgo,
    Node,
    Not,
    NthDid,
    NumberOf,
    OfAccount,
    OfPeople,
    Or,
    Quantifier,
    RaisedTheme,
    Restarted,
    Rhythm,
    Said,
    SawExperiment,
    Sequence,
    Stopped,
    TextTest,
    Trait,
)
from segmatrix.kit.rules.plain import (
    LIFETIME_VALUE,
    Earlier,
    ExposureRows,
    FeedbackRows,
    Fifth,
    LastTime,
    Latest,
    Settled,
)


def normal(node: Node) -> Any:
    """Return the normal form of a rule, or of any part of one.

    Negations stand as `Not` directly around leaves; `and` and `or` are flat, sorted and without
    repeats; counts are `at least`, `exactly` or `between`; lengths of time are in the smallest unit
    that says the same.
    """
    form = _NORMAL.get(type(node))
    return form(node) if form else window(node)


# --- logic ----------------------------------------------------------------------------------------


def _of_people(node: OfPeople) -> Any:
    inside = normal(node.rule)
    match node.quantifier, node.number:
        case Quantifier.NO, _:
            return Not(OfPeople(Quantifier.ANY, inside))
        case Quantifier.EVERY, _:
            return Not(OfPeople(Quantifier.ANY, negation(inside)))
        case Quantifier.AT_LEAST, 1:
            return OfPeople(Quantifier.ANY, inside)
        case _:
            return OfPeople(node.quantifier, inside, number(node.number))


def _in_stage(node: InStage) -> Any:
    """Return the stages one by one: somebody is in one of them, and it is certain in which."""
    return joined(Or, (InStage((name,)) for name in node.names))


def _entered_stage(node: EnteredStage) -> Any:
    """Return being in the stage where the window has no beginning, when nobody was in it."""
    when = with_beginning(node.window)
    return InStage((node.name,)) if when is None else EnteredStage(node.name, when)


# --- conditions -----------------------------------------------------------------------------------


def _condition(node: Condition) -> Any:
    return signed(Condition(normal(node.subject), _test(node.test)), node.negated)


def _test(test: Any) -> Any:
    form = _TESTS.get(type(test))
    return form(test) if form else test


def _is(test: Is) -> Node:
    return Is(value(folded(test.value, test.ignoring_case)), test.ignoring_case)


def _one_of(test: IsOneOf) -> Node:
    found = values(folded(one, test.ignoring_case) for one in test.values)
    return (
        Is(found[0], test.ignoring_case)
        if len(found) == 1
        else (IsOneOf(found, test.ignoring_case))
    )


def _has_text(test: HasText) -> Node:
    folds = test.ignoring_case and test.test is not TextTest.MATCHES
    return HasText(test.test, folded(test.text, folds), test.ignoring_case)


def _has(test: Has) -> Node:
    found = values(test.values)
    return Has(found, all=test.all and len(found) > 1)


def _between(test: IsBetween) -> Node:
    low, high = value(test.low), value(test.high)
    return Is(low) if low == high and type(low) is type(high) else IsBetween(low, high)


_TESTS: Mapping[type[Node], Callable[[Any], Node]] = {
    Is: _is,
    IsOneOf: _one_of,
    HasText: _has_text,
    Has: _has,
    Compares: lambda test: Compares(test.order, number(test.number)),
    IsInTop: lambda test: IsInTop(number(test.percent), test.bottom),
    IsBetween: _between,
    IsBefore: lambda test: IsBefore(value(test.moment)),
    IsAfter: lambda test: IsAfter(value(test.moment)),
    IsInTheLast: lambda test: IsInTheLast(duration(test.duration)),
    IsInTheNext: lambda test: IsInTheNext(duration(test.duration)),
    MoreThanAgo: lambda test: MoreThanAgo(duration(test.duration)),
    LessThanAgo: lambda test: IsInTheLast(duration(test.duration)),
}


# --- events ---------------------------------------------------------------------------------------


def _event(node: EventPattern) -> Any:
    return node if node.where is None else EventPattern(node.name, normal(node.where))


def _first(node: FirstDid) -> Node:
    return FirstDid(normal(node.event), window(node.window))


def _last(node: LastDid) -> Node:
    when = window(node.window)
    # That there was a last one at all is that there was a first.
    return (FirstDid if when == EVER else LastDid)(normal(node.event), when)


def _nth(node: NthDid) -> Any:
    event, when = normal(node.event), window(node.window)
    found = FirstDid(event, when) if node.number == 1 else NthDid(event, node.number, when)
    return signed(found, node.negated)


def _did(node: Did) -> Any:
    event, when = normal(node.event), window(node.window)
    return counted(node.count, node.negated, lambda count: Did(event, count, when))


def _more_often(node: MoreOften) -> Any:
    found = MoreOften(
        normal(node.event), normal(node.than), number(node.factor), window(node.window)
    )
    return signed(found, node.negated)


def _sequence(node: Sequence) -> Any:
    found = Sequence(
        tuple(map(normal, node.steps)),
        normal(node.without) if node.without else None,
        elapsed(node.within) if node.within else None,
        window(node.window),
    )
    return signed(found, node.negated)


def _rhythm(node: Rhythm) -> Any:
    event = normal(node.event)
    per = node.per if node.full else duration(node.per)
    count = canonical(node.count)
    return some_of(
        node.periods,
        node.last,
        node.negated,
        lambda periods: Rhythm(event, count, per, periods, node.last, node.full),
    )


# --- feedback and experiments ---------------------------------------------------------------------


def _said(node: Said) -> Any:
    text, when = folded(node.text, ignoring_case=True), window(node.window)
    return counted(node.count, False, lambda count: Said(text, count, when))


def _raised(node: RaisedTheme) -> Any:
    when = window(node.window)
    return counted(node.count, False, lambda count: RaisedTheme(node.name, count, when))


_NORMAL: Mapping[type[Node], Callable[[Any], Any]] = {
    And: lambda node: joined(And, map(normal, node.parts)),
    Or: lambda node: joined(Or, map(normal, node.parts)),
    Not: lambda node: negation(normal(node.part)),
    AtLeastOf: lambda node: at_least(node.number, map(normal, node.parts)),
    OfPeople: _of_people,
    OfAccount: lambda node: OfAccount(normal(node.rule)),
    InSegment: lambda node: signed(InSegment(node.name), node.negated),
    InList: lambda node: signed(InList(node.name), node.negated),
    InCluster: lambda node: signed(InCluster(node.name, node.study), node.negated),
    InStage: _in_stage,
    EnteredStage: _entered_stage,
    Condition: _condition,
    **_TESTS,
    Duration: duration,
    LifetimeValue: lambda node: Trait(LIFETIME_VALUE),
    Amount: lambda node: Amount(
        node.statistic, node.property, normal(node.event), window(node.window)
    ),
    NumberOf: lambda node: NumberOf(normal(node.event), window(node.window)),
    AverageScore: lambda node: AverageScore(node.kind, window(node.window)),
    EventPattern: _event,
    Did: _did,
    FirstDid: _first,
    LastDid: _last,
    NthDid: _nth,
    MoreOften: _more_often,
    Sequence: _sequence,
    Rhythm: _rhythm,
    Stopped: lambda node: Stopped(normal(node.event), duration(node.gap), duration(node.before)),
    Restarted: lambda node: Restarted(
        normal(node.event), duration(node.window), duration(node.gap)
    ),
    Lifecycle: lambda node: Lifecycle(node.phase, normal(node.event), node.per),
    HadSession: lambda node: HadSession(duration(node.longer_than), window(node.window)),
    Gave: lambda node: Gave(node.kind, window(node.window)),
    Said: _said,
    RaisedTheme: _raised,
    SawExperiment: lambda node: SawExperiment(node.experiment, node.variant, window(node.window)),
    FeedbackRows: lambda node: FeedbackRows(where=node.where and normal(node.where)),
    ExposureRows: lambda node: ExposureRows(where=node.where and normal(node.where)),
    Latest: lambda node: Latest(node.property, normal(node.event), window(node.window)),
    LastTime: lambda node: LastTime(normal(node.event), window(node.window)),
    Fifth: lambda node: Fifth(normal(node.of), normal(node.event), window(node.window)),
    Settled: lambda node: Settled(normal(node.rule)),
    Earlier: lambda node: Earlier(normal(node.rule), window(node.window)),
}
