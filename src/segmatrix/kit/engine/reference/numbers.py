"""Numbers and traits: what they are of somebody, whether they pass, and how they rank."""

from fractions import Fraction
from typing import Any

from segmatrix.kit.engine.reference.answers import Answer, doubted, of_range
from segmatrix.kit.engine.reference.events import matching
from segmatrix.kit.engine.reference.somebody import Somebody
from segmatrix.kit.engine.reference.values import amount, missing, tested
from segmatrix.kit.engine.reference.voices import average_score, latest_score
from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.expanding import Scores

_NO_ACCOUNT = Answer(False, None)


def condition(one: Somebody, subject: n.Subject, test: n.Test, scores: Scores | None) -> Answer:
    """Return whether a trait or a number passes a test."""
    if isinstance(test, n.IsInTop):
        return _ranked(one, subject, test, scores)
    if isinstance(subject, n.NumberOf) and not isinstance(test, n.IsKnown):
        rows = matching(one, subject.event, one.calendar.window(subject.window))
        answers = [answer for _, answer in rows]
        return of_range(lambda number: tested(number, test, one.calendar).holds, answers)
    found, doubt = value(one, subject, scores)
    answer = tested(found, test, one.calendar)
    return answer if isinstance(test, n.IsKnown) else doubted(answer.holds, doubt)


def value(one: Somebody, subject: n.Subject, scores: Scores | None) -> tuple[Any, bool]:
    """Return a value, None if it is missing, and whether it rests on something missing."""
    match subject:
        case n.Trait(name, True):
            home = one.account()
            return value(home, n.Trait(name), scores) if home else (None, True)
        case n.Trait(name):
            return one.trait(name), missing(one.trait(name))
        case n.LifetimeValue():
            return value(one, n.Trait("lifetime_value"), scores)
        case n.NumberOf(pattern, window):
            answers = [answer for _, answer in matching(one, pattern, one.calendar.window(window))]
            return sum(a.holds for a in answers), any(a.kleene is None for a in answers)
        case n.Amount():
            return _amount(one, subject)
        case n.LatestScore():
            return latest_score(one, subject)
        case n.AverageScore():
            return average_score(one, subject)
        case n.RfmScore(of) if scores is not None:
            return _fifth(one, of, scores)
    raise TypeError(subject)


def _amount(one: Somebody, subject: n.Amount) -> tuple[Any, bool]:
    rows = matching(one, subject.event, one.calendar.window(subject.window))
    name = subject.property.name
    values = [event.get(name) for event, answer in rows if answer.holds]
    doubt = any(
        answer.kleene is None or (answer.kleene is True and missing(event.get(name)))
        for event, answer in rows
    )
    return amount(subject.statistic, [one for one in values if not missing(one)]), doubt


def _ranked(one: Somebody, subject: n.Subject, test: n.IsInTop, scores: Scores | None) -> Answer:
    """Return whether somebody's value and all beyond it are so few; accounts rank with accounts."""
    if isinstance(subject, n.Trait) and subject.of_account:
        home = one.account()
        return _ranked(home, n.Trait(subject.name), test, scores) if home else _NO_ACCOUNT
    mine, doubt = value(one, subject, scores)
    if missing(mine):
        return doubted(False, doubt)
    everybody = [value(other, subject, scores)[0] for other in one.everybody()]
    known = [other for other in everybody if not missing(other)]
    beyond = sum(other <= mine if test.bottom else other >= mine for other in known)
    inside = Fraction(100 * beyond) <= Fraction(str(test.percent)) * len(known)
    return doubted(inside, doubt)


def _fifth(one: Somebody, of: n.Rfm, scores: Scores) -> tuple[Any, bool]:
    """Return in which fifth of all who did the event somebody stands, 5 being the best."""
    pattern, span = n.EventPattern(scores.event), one.calendar.window(scores.window)

    def standing(other: Somebody) -> tuple[Any, bool]:
        events = [event for event, _ in matching(other, pattern, span)]
        if not events:
            return None, False
        match of:
            case n.Rfm.RECENCY:
                return max(event["timestamp"] for event in events), False
            case n.Rfm.FREQUENCY:
                return len(events), False
        total = n.Amount(n.Statistic.SUM, n.Property(scores.amount), pattern, scores.window)
        return _amount(other, total)

    mine, doubt = standing(one)
    if mine is None:
        return None, False
    buyers = [found for other in one.everybody() if (found := standing(other)[0]) is not None]
    below = sum(other < mine for other in buyers)
    return 1 + 5 * below // len(buyers), doubt
