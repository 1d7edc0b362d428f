"""Forms that no text says: what the richer forms of the language are made of (see expanding.py).

An engine answers these and the few forms that stay as they are: `Condition`, `Did`, `FirstDid`,
`LastDid`, `NthDid`, `MoreOften`, `Sequence`, `HadSession`, memberships, quantifiers and logic.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from segmatrix.kit.rules.nodes import (
    EVER,
    Duration,
    EventPattern,
    Node,
    Property,
    Rule,
    Subject,
    Window,
)

# A gap longer than this ends a session; what web analytics agrees on.
SESSION_GAP = timedelta(minutes=30)

# The column that `lifetime value` speaks of.
LIFETIME_VALUE = "lifetime_value"


@dataclass(frozen=True, slots=True)
class Back(Node):
    """From so far back to so far back, the newer end left out; what richer forms are made of.

    No text says it. Each end is reached from `as of` by going back one length after the other; with
    `full`, from the start of the calendar unit that `as of` lies in. No older end is all history.
    """

    older: tuple[Duration, ...] | None
    newer: tuple[Duration, ...] = ()
    full: bool = False


@dataclass(frozen=True, slots=True)
class FeedbackRows(EventPattern):
    """Rows of feedback that fulfil a condition on their columns; they have no name."""

    name: str = field(default="", init=False)


@dataclass(frozen=True, slots=True)
class ExposureRows(EventPattern):
    """Rows of exposures that fulfil a condition on their columns; they have no name."""

    name: str = field(default="", init=False)


@dataclass(frozen=True, slots=True)
class Latest(Node):
    """What the latest row carries that has the property; missing, it leaves the answer open."""

    property: Property
    event: EventPattern
    window: Window = EVER


@dataclass(frozen=True, slots=True)
class LastTime(Node):
    """The instant of the latest event; compared with others, never with a value."""

    event: EventPattern
    window: Window = EVER


@dataclass(frozen=True, slots=True)
class Fifth(Node):
    """The fifth in which a number stands among all of the unit who did the event, 5 the highest.

    Equal numbers stand together, in the lowest of the fifths that they reach; so 5 is the top 20%.
    Missing for those who did not do the event in the window.
    """

    of: Subject | LastTime
    event: EventPattern
    window: Window = EVER


@dataclass(frozen=True, slots=True)
class Settled(Node):
    """What a rule says, taken for certain whatever is missing."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class Earlier(Node):
    """Whether a rule held at the start of a window; nobody, where it has no start."""

    rule: Rule
    window: Window
