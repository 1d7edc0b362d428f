"""Richer forms of the language, said in the few plain ones that engines answer.

`stopped "login" for 14 days after doing it in the 30 days before` is that somebody did it in the
earlier span, and not since. What such a form means stands here once, for every engine.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from operator import is_
from typing import Any

from segmatrix.kit.rules.nodes import (
    EVER,
    Amount,
    And,
    AtLeastOf,
    AverageScore,
    Condition,
    Count,
    CountTest,
    Did,
    Duration,
    EnteredStage,
    EventPattern,
    Everyone,
    Gave,
    HasText,
    InStage,
    InTheLast,
    Is,
    IsKnown,
    LatestScore,
    Lifecycle,
    LifetimeValue,
    Node,
    Not,
    NumberOf,
    Or,
    Phase,
    Property,
    RaisedTheme,
    Restarted,
    Rfm,
    RfmScore,
    Rhythm,
    Rule,
    Said,
    SawExperiment,
    ScoreKind,
    Statistic,
    Stopped,
    TextTest,
    Trait,
    Window,
)
from segmatrix.kit.rules.nodes.base import branches
from segmatrix.kit.rules.plain import (
    LIFETIME_VALUE,
    Back,
    Earlier,
    ExposureRows,
    FeedbackRows,
    Fifth,
    LastTime,
    Latest,
    Settled,
)


@dataclass(frozen=True, slots=True)
class Scores:
    """What buyers are ranked by: `scores: {event: order, amount: amount, window: 365 days}`.

    Attributes:
        event: what buying is.
        amount: the property that says for how much.
        window: how far back it counts.
    """

    event: str
    amount: str
    window: Window = EVER


@dataclass(frozen=True, slots=True)
class Terms:
    """What a rule file defines beside its segments, and richer forms rest on.

    Attributes:
        stages: the rule of each stage of the journey, by name, the first stage first.
        themes: the words of each theme.
        scores: what buyers are ranked by, if it is said.
    """

    stages: Mapping[str, Rule] = field(default_factory=dict)
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scores: Scores | None = None


def expanded(node: Node, terms: Terms) -> Any:
    """Return a rule, a subject or any part of one in plain forms; what is plain stays as it is."""
    expand = _EXPANDED.get(type(node))
    if expand is not None:
        return expanded(expand(node, terms), terms)
    changed = {
        name: found
        for name, value in _parts(node)
        if (found := _expanded_part(value, terms)) is not value
    }
    return replace(node, **changed) if changed else node


def _parts(node: Node) -> list[tuple[str, Any]]:
    return [(name, getattr(node, name)) for name in branches(type(node))]


def _expanded_part(value: Any, terms: Terms) -> Any:
    """Return a part in plain forms; the very same where it is plain, so that nothing is copied."""
    if isinstance(value, Node):
        return expanded(value, terms)
    if not isinstance(value, tuple):
        return value
    found = tuple(_expanded_part(one, terms) for one in value)
    return value if all(map(is_, found, value)) else found


# --- time -----------------------------------------------------------------------------------------


def _did(event: EventPattern, window: Any, count: Count | None = None) -> Did:
    """Return `did` in a window of any kind, those included that no text says."""
    return Did(event, count, window)


def _stopped(node: Stopped, terms: Terms) -> Rule:
    earlier = _did(node.event, Back((node.gap, node.before), (node.gap,)))
    return And((earlier, Not(_did(node.event, InTheLast(node.gap)))))


def _restarted(node: Restarted, terms: Terms) -> Rule:
    now = _did(node.event, InTheLast(node.window))
    gap = _did(node.event, Back((node.window, node.gap), (node.window,)))
    before = _did(node.event, Back(None, (node.window, node.gap)))
    return And((now, Not(gap), before))


def _lifecycle(node: Lifecycle, terms: Terms) -> Rule:
    one, two = Duration(1, node.per), Duration(2, node.per)
    now = _did(node.event, InTheLast(one))
    previous = _did(node.event, Back((two,), (one,)))
    match node.phase:
        case Phase.NEW:
            return And((now, Not(_did(node.event, Back(None, (one,))))))
        case Phase.RETURNING:
            return And((now, previous))
        case Phase.RESURRECTING:
            return And((now, Not(previous), _did(node.event, Back(None, (two,)))))
        case Phase.DORMANT:
            return And((previous, Not(now)))


def _rhythm(node: Rhythm, terms: Terms) -> Rule:
    """Return in how many periods the event was done so often; periods stand back to back."""

    def back(periods: int) -> tuple[Duration, ...]:
        return (Duration(node.per.number * periods, node.per.unit),)

    done = tuple(
        _did(node.event, Back(back(period + 1), back(period), node.full), node.count)
        for period in range(node.last)
    )
    found = _so_many(node.periods, done)
    return Not(found) if node.negated else found


def _so_many(count: Count, parts: tuple[Rule, ...]) -> Rule:
    """Return that a count of some rules hold."""
    number, high = count.number, count.high if count.high is not None else count.number
    match count.test:
        case CountTest.AT_LEAST:
            return _at_least(number, parts)
        case CountTest.MORE_THAN:
            return _at_least(number + 1, parts)
        case CountTest.AT_MOST:
            return Not(_at_least(number + 1, parts))
        case CountTest.FEWER_THAN:
            return Not(_at_least(number, parts))
        case CountTest.EXACTLY | CountTest.BETWEEN:
            return And((_at_least(number, parts), Not(_at_least(high + 1, parts))))


def _at_least(number: int, parts: tuple[Rule, ...]) -> Rule:
    if number <= 0:
        return Everyone()
    return AtLeastOf(number, parts) if number <= len(parts) else Not(Everyone())


# --- feedback and experiments ---------------------------------------------------------------------


def _of_kind(kind: ScoreKind) -> FeedbackRows:
    return FeedbackRows(where=Condition(Property("kind"), Is(str(kind))))


def _latest_score(node: LatestScore, terms: Terms) -> Latest:
    return Latest(Property("score"), _of_kind(node.kind))


def _average_score(node: AverageScore, terms: Terms) -> Amount:
    return Amount(Statistic.AVERAGE, Property("score"), _of_kind(node.kind), node.window)


def _gave(node: Gave, terms: Terms) -> Rule:
    return Did(_of_kind(node.kind), window=node.window)


def _said(node: Said, terms: Terms) -> Rule:
    return Did(FeedbackRows(where=_contains(node.text)), node.count, node.window)


def _raised_theme(node: RaisedTheme, terms: Terms) -> Rule:
    named = _known_and(Property("theme"), Is(node.name))
    words = map(_contains, terms.themes[node.name])
    return Did(FeedbackRows(where=Or((named, *words))), node.count, node.window)


def _contains(text: str) -> Rule:
    return _known_and(Property("text"), HasText(TextTest.CONTAINS, text, ignoring_case=True))


def _known_and(subject: Property, test: Is | HasText) -> Rule:
    """Return a condition that is a certain no where there is no text: nothing was said then."""
    return And((Condition(subject, IsKnown()), Condition(subject, test)))


def _saw(node: SawExperiment, terms: Terms) -> Rule:
    where: Rule = Condition(Property("experiment"), Is(node.experiment))
    if node.variant is not None:
        where = And((where, Condition(Property("variant"), Is(node.variant))))
    return Did(ExposureRows(where=where), window=node.window)


# --- stages and scores ----------------------------------------------------------------------------


def _in_stage(node: InStage, terms: Terms) -> Settled:
    inside = tuple(_at_stage(name, terms) for name in dict.fromkeys(node.names))
    return Settled(inside[0] if len(inside) == 1 else Or(inside))


def _at_stage(name: str, terms: Terms) -> Rule:
    """Return that a stage is the last whose rule holds."""
    names = list(terms.stages)
    later = names[names.index(name) + 1 :]
    own = terms.stages[name]
    return And((own, *(Not(terms.stages[one]) for one in later))) if later else own


def _entered_stage(node: EnteredStage, terms: Terms) -> Rule:
    inside: Any = Settled(_at_stage(node.name, terms))
    before: Any = Earlier(inside, node.window)
    return And((inside, Not(before)))


def _rfm_score(node: RfmScore, terms: Terms) -> Fifth:
    scores = terms.scores
    assert scores is not None, "a score is refused where no `scores:` say what buying is"
    event = EventPattern(scores.event)
    of: Any = {
        Rfm.RECENCY: LastTime(event, scores.window),
        Rfm.FREQUENCY: NumberOf(event, scores.window),
        Rfm.MONETARY: Amount(Statistic.SUM, Property(scores.amount), event, scores.window),
    }[node.of]
    return Fifth(of, event, scores.window)


def _lifetime_value(node: LifetimeValue, terms: Terms) -> Trait:
    return Trait(LIFETIME_VALUE)


_EXPANDED: Mapping[type[Node], Callable[[Any, Terms], Node]] = {
    Stopped: _stopped,
    Restarted: _restarted,
    Lifecycle: _lifecycle,
    Rhythm: _rhythm,
    LatestScore: _latest_score,
    AverageScore: _average_score,
    Gave: _gave,
    Said: _said,
    RaisedTheme: _raised_theme,
    SawExperiment: _saw,
    InStage: _in_stage,
    EnteredStage: _entered_stage,
    RfmScore: _rfm_score,
    LifetimeValue: _lifetime_value,
}
