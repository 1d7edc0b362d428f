"""What each form says of what somebody did: how often, in which order, in which rhythm."""

from collections.abc import Callable

from segmatrix.kit.rules.explaining.counts import count_words, done
from segmatrix.kit.rules.explaining.phrases import (
    Phrase,
    length_words,
    ordinal,
    window_words,
)
from segmatrix.kit.rules.explaining.subjects import event_words
from segmatrix.kit.rules.nodes import (
    CountTest,
    Did,
    Entity,
    EventPattern,
    FirstDid,
    HadSession,
    LastDid,
    Lifecycle,
    MoreOften,
    NthDid,
    Phase,
    Restarted,
    Rhythm,
    Sequence,
    Stopped,
    Unit,
    Window,
)
from segmatrix.kit.rules.printing import number_text, plural


def did(rule: Did, negated: bool, whom: Entity) -> Phrase:
    """Say that they did something so often, or did not."""
    no = rule.negated != negated
    return done("did", "do", event_words(rule.event), rule.count, rule.window, no)


def turn(which: str) -> Callable[[FirstDid | LastDid, bool, Entity], Phrase]:
    """Say when the first or the latest time was."""

    def say(rule: FirstDid | LastDid, negated: bool, whom: Entity) -> Phrase:
        return _when(which, rule.event, rule.window, negated)

    return say


def nth(rule: NthDid, negated: bool, whom: Entity) -> Phrase:
    """Say when the third time was."""
    return _when(ordinal(rule.number), rule.event, rule.window, rule.negated != negated)


def _when(which: str, event: EventPattern, window: Window, no: bool) -> Phrase:
    when = window_words(window) or " at any time"
    was = "was not" if no else "was"
    none = " (or there was none)" if no else ""
    return Phrase(f"{which} {event_words(event)} {was}{when}{none}", theirs=True)


def more_often(rule: MoreOften, negated: bool, whom: Entity) -> Phrase:
    """Say which of two events they did more often."""
    one, other = event_words(rule.event), event_words(rule.than)
    no = rule.negated != negated
    when = window_words(rule.window)
    verb = "did not do" if no else "did"
    if rule.factor is None:
        return Phrase(f"{verb} {one} more often than {other}{when}")
    times = f"{number_text(rule.factor)} {plural('time', rule.factor)}"
    edge = " (or never did it)" if no else " (and did it at least once)"
    return Phrase(f"{verb} {one} at least {times} as often as {other}{when}{edge}")


# --- sequences ------------------------------------------------------------------------------------


def sequence(rule: Sequence, negated: bool, whom: Entity) -> Phrase:
    """Say in which order they did things, and what may not be between."""
    steps = " then ".join(map(event_words, rule.steps))
    notes = []
    if rule.without is not None:
        notes.append(f"no {event_words(rule.without)} between the first and the last of them")
    if rule.within is not None:
        day = ", a day being 24 hours" if rule.within.unit in (Unit.DAY, Unit.WEEK) else ""
        notes.append(f"{length_words(rule.within)} or less from the first to the last{day}")
    notes.append("equal times count as in order")
    verb = "did not do" if rule.negated != negated else "did"
    return Phrase(f"{verb} {steps}{window_words(rule.window)} ({'; '.join(notes)})")


# --- rhythm ---------------------------------------------------------------------------------------


def rhythm(rule: Rhythm, negated: bool, whom: Entity) -> Phrase:
    """Say in how many of some periods they did something so often."""
    per = rule.per.unit if rule.per.number == 1 else length_words(rule.per)
    verb = "did not do" if rule.negated != negated else "did"
    often = f"{verb} {event_words(rule.event)} {count_words(rule.count)} per {per}"
    return Phrase(f"{often} in {_periods(rule)} ({_edges(rule)})")


def _periods(rule: Rhythm) -> str:
    count = rule.periods
    bound = (
        f"between {count.number} and {count.high}"
        if count.test is CountTest.BETWEEN
        else f"{count.test} {count.number}"
    )
    full = "full " if rule.full else ""
    unit = rule.per.unit if rule.per.number == 1 else "period"
    return f"{bound} of the last {rule.last} {full}{plural(unit, rule.last)}"


def _edges(rule: Rhythm) -> str:
    if rule.full:
        return f"{rule.per.unit}s of the calendar, the present one left out"
    return "back to back, the newest ending now"


# --- coming and staying away ----------------------------------------------------------------------


def stopped(rule: Stopped, negated: bool, whom: Entity) -> Phrase:
    """Say that they did something and then no more."""
    event, gap = event_words(rule.event), length_words(rule.gap)
    before = f"in the {length_words(rule.before)} before the last {gap} and not since"
    return _explained(f"stopped {event}", f"stop {event}", before, negated)


def restarted(rule: Restarted, negated: bool, whom: Entity) -> Phrase:
    """Say that they did something again after a while without."""
    event, now, gap = event_words(rule.event), length_words(rule.window), length_words(rule.gap)
    span = f"in the last {now}, not in the {gap} before, and at some time before that"
    return _explained(f"restarted {event}", f"restart {event}", span, negated)


def _explained(verb: str, infinitive: str, span: str, no: bool) -> Phrase:
    if no:
        return Phrase(f"did not {infinitive} (that is, do it {span})")
    return Phrase(f"{verb} (did it {span})")


def lifecycle(rule: Lifecycle, negated: bool, whom: Entity) -> Phrase:
    """Say where they stand in the cycle of coming and staying away."""
    spans = _PHASES[rule.phase].format(unit=rule.per)
    by = f"{rule.phase} by {event_words(rule.event)}"
    if negated:
        return Phrase(f"are not {by} ({rule.phase} are those who did it {spans})")
    return Phrase(f"are {by} (did it {spans})")


_PHASES = {
    Phase.NEW: "for the first time in the {unit} that ends now",
    Phase.RETURNING: "in the {unit} that ends now and in the {unit} before",
    Phase.RESURRECTING: (
        "in the {unit} that ends now, not in the {unit} before, and at some time before that"
    ),
    Phase.DORMANT: "in the {unit} before the one that ends now, and not since",
}


def had_session(rule: HadSession, negated: bool, whom: Entity) -> Phrase:
    """Say that they stayed for longer than so long."""
    had = "had no session" if negated else "had a session"
    when = window_words(rule.window)
    began = f" that began{when}" if when else ""
    longer = length_words(rule.longer_than)
    return Phrase(
        f"{had} longer than {longer}{began} (more than 30 minutes without an event end it)"
    )
