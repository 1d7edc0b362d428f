"""Logic, numbers, and what somebody did: the nodes that rules and events nest in."""

from collections.abc import Callable, Mapping
from typing import Any

from segmatrix.kit.rules.nodes import (
    Amount,
    And,
    AtLeastOf,
    AverageScore,
    Condition,
    Did,
    EnteredStage,
    EventPattern,
    Everyone,
    FirstDid,
    Gave,
    HadSession,
    InCluster,
    InList,
    InSegment,
    InStage,
    LastDid,
    LatestScore,
    Lifecycle,
    LifetimeValue,
    MoreOften,
    Node,
    Not,
    NthDid,
    NumberOf,
    OfAccount,
    OfPeople,
    Or,
    Property,
    Quantifier,
    RaisedTheme,
    Restarted,
    RfmScore,
    Rhythm,
    Said,
    SawExperiment,
    Sequence,
    Statistic,
    StepProperty,
    Stopped,
    Trait,
)
from segmatrix.kit.rules.printing.conditions import TESTS, condition, step_property
from segmatrix.kit.rules.printing.times import TIMES, bounds
from segmatrix.kit.rules.printing.words import (
    counted,
    number_text,
    ordinal_text,
    plural,
    spaced,
    values_text,
)
from segmatrix.kit.rules.words import ALMOST_FREE, named, quoted


def text(node: Node) -> str:
    """Return the canonical text of a rule, or of any part of one.

    A tree that no text says, such as an `And` of one part, prints as the nearest that one does.

    >>> from segmatrix.kit.rules.parsing import parse
    >>> text(parse('PLAN IS "pro" and (did "order" at least 1 times)'))
    'PLAN is "pro" and did "order" at least 1 time'
    """
    return _PRINTERS[type(node)](node)


# --- logic ----------------------------------------------------------------------------------------


def _joined(word: str, wrapped: tuple[type[Node], ...]) -> Callable[[Any], str]:
    def write(node: And | Or) -> str:
        return f" {word} ".join(_wrap(part, wrapped) for part in node.parts)

    return write


def _wrap(node: Node, kinds: tuple[type[Node], ...]) -> str:
    return f"({text(node)})" if isinstance(node, kinds) else text(node)


def _not(node: Not) -> str:
    inside = node.part
    keeps_the_not = isinstance(inside, InSegment | InList | InCluster) and not inside.negated
    return f"not ({text(inside)})" if keeps_the_not else f"not {_wrap(inside, (And, Or))}"


def _at_least_of(node: AtLeastOf) -> str:
    return f"at least {node.number} of ({', '.join(map(text, node.parts))})"


def _of_people(node: OfPeople) -> str:
    inside = f"({text(node.rule)})"
    number = node.number or 0
    match node.quantifier:
        case Quantifier.AT_LEAST:
            return f"at least {number} {'person' if number == 1 else 'people'} {inside}"
        case Quantifier.AT_LEAST_PERCENT:
            return f"at least {number_text(number)}% of people {inside}"
        case _:
            return f"{node.quantifier} person {inside}"


# --- memberships ----------------------------------------------------------------------------------


def _membership(kind: str) -> Callable[[Any], str]:
    def write(node: InSegment | InList | InCluster) -> str:
        return f"{'not ' if node.negated else ''}in {kind} {quoted(node.name)}"

    return write


def _in_cluster(node: InCluster) -> str:
    return f"{_membership('cluster')(node)} of {quoted(node.study)}"


def _in_stage(node: InStage) -> str:
    if len(node.names) == 1:
        return f"stage is {quoted(node.names[0])}"
    return f"stage is one of {values_text(node.names)}"


def _entered_stage(node: EnteredStage) -> str:
    return spaced("entered stage", quoted(node.name), text(node.window))


# --- subjects -------------------------------------------------------------------------------------


def _trait(node: Trait) -> str:
    return f"account.{named(node.name, ALMOST_FREE)}" if node.of_account else named(node.name)


def _event(node: EventPattern) -> str:
    if node.where is None:
        return quoted(node.name)
    bare = isinstance(node.where, Condition)
    where = text(node.where) if bare else f"({text(node.where)})"
    return f"{quoted(node.name)} where {where}"


def _amount(node: Amount) -> str:
    of = "" if node.statistic is Statistic.DISTINCT else "of"
    subject = named(node.property.name, ALMOST_FREE)
    return spaced(node.statistic, of, subject, "for", text(node.event), text(node.window))


# --- what they did --------------------------------------------------------------------------------


def _doing(node: Any, *rest: str) -> str:
    """Return `did`, or `did not`, the event and the rest."""
    return spaced("did not" if node.negated else "did", text(node.event), *rest)


def _did(node: Did) -> str:
    return _doing(node, text(node.count) if node.count else "", text(node.window))


def _turn(verb: str) -> Callable[[Any], str]:
    return lambda node: spaced(verb, text(node.event), text(node.window))


def _nth_did(node: NthDid) -> str:
    return _doing(node, f"for the {ordinal_text(node.number)} time", text(node.window))


def _more_often(node: MoreOften) -> str:
    times = None if node.factor is None else counted(node.factor, "time")
    compared = "more often than" if times is None else f"at least {times} as often as"
    return _doing(node, compared, text(node.than), text(node.window))


def _sequence(node: Sequence) -> str:
    return spaced(
        "did not" if node.negated else "did",
        " then ".join(map(text, node.steps)),
        f"without {text(node.without)} between" if node.without else "",
        f"within {text(node.within)}" if node.within else "",
        text(node.window),
    )


def _rhythm(node: Rhythm) -> str:
    single = node.per.number == 1
    per = node.per.unit if single else text(node.per)
    unit = plural(node.per.unit if single else "period", node.last)
    last = f"{node.last} {'full ' if node.full else ''}{unit}"
    return _doing(node, text(node.count), f"per {per} in {bounds(node.periods)} of the last {last}")


def _stopped(node: Stopped) -> str:
    gap, before = text(node.gap), text(node.before)
    return f"stopped {text(node.event)} for {gap} after doing it in the {before} before"


def _restarted(node: Restarted) -> str:
    lately, gap = text(node.window), text(node.gap)
    return f"restarted {text(node.event)} in the last {lately} after {gap} without"


def _had_session(node: HadSession) -> str:
    return spaced("had a session longer than", text(node.longer_than), text(node.window))


# --- what they said and saw -----------------------------------------------------------------------


def _heard(verb: str, words: str, node: Said | RaisedTheme) -> str:
    count = text(node.count) if node.count else ""
    return spaced(verb, quoted(words), count, text(node.window))


def _saw(node: SawExperiment) -> str:
    what = "experiment" if node.variant is None else f"variant {quoted(node.variant)} of"
    return spaced("saw", what, quoted(node.experiment), text(node.window))


_PRINTERS: Mapping[type[Node], Callable[[Any], str]] = {
    **TIMES,
    **TESTS,
    Everyone: lambda node: "everyone",
    And: _joined("and", (And, Or)),
    Or: _joined("or", (Or,)),
    Not: _not,
    AtLeastOf: _at_least_of,
    OfPeople: _of_people,
    OfAccount: lambda node: f"account ({text(node.rule)})",
    InSegment: _membership("segment"),
    InList: _membership("list"),
    InCluster: _in_cluster,
    InStage: _in_stage,
    EnteredStage: _entered_stage,
    Condition: lambda node: condition(text(node.subject), node.test, node.negated),
    Trait: _trait,
    Property: lambda node: named(node.name, ALMOST_FREE),
    StepProperty: step_property,
    Amount: _amount,
    NumberOf: lambda node: spaced("number of", text(node.event), text(node.window)),
    LatestScore: lambda node: str(node.kind),
    AverageScore: lambda node: spaced("average", node.kind, text(node.window)),
    RfmScore: lambda node: f"{node.of} score",
    LifetimeValue: lambda node: "lifetime value",
    EventPattern: _event,
    Did: _did,
    FirstDid: _turn("first did"),
    LastDid: _turn("last did"),
    NthDid: _nth_did,
    MoreOften: _more_often,
    Sequence: _sequence,
    Rhythm: _rhythm,
    Stopped: _stopped,
    Restarted: _restarted,
    Lifecycle: lambda node: f"is {node.phase} by {text(node.event)} per {node.per}",
    HadSession: _had_session,
    Gave: lambda node: spaced("gave", node.kind, text(node.window)),
    Said: lambda node: _heard("said", node.text, node),
    RaisedTheme: lambda node: _heard("raised theme", node.name, node),
    SawExperiment: _saw,
}
