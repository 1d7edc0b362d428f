"""Two counts held against each other: `did "export" more often than "import"`."""

from dataclasses import dataclass
from fractions import Fraction

from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.engine.vector.owned import Bits, Whole

# Whole numbers beyond this do not fit 64 bits.
_LARGEST = 2**63 - 1


@dataclass(frozen=True)
class Range:
    """How often each did something, where an open `where` leaves room.

    Attributes:
        held: the count that counts.
        low: what it is at least; the same object where nothing is open.
        high: what it is at most; likewise.
    """

    held: Whole
    low: Whole
    high: Whole

    @property
    def sure(self) -> bool:
        """Whether nothing is open."""
        return self.low is self.high


def more_often(these: Range, those: Range, factor: int | float | None = None) -> Verdict[Bits]:
    """Return who did something more often than something else.

    With a factor: who did it at least once, and at least so many times as often. Either count may
    be anywhere in its range.
    """
    holds = _exceeds(these.held, those.held, factor)
    if these.sure and those.sure:
        return Verdict.known(holds)
    certain = _exceeds(these.low, those.high, factor)
    possible = _exceeds(these.high, those.low, factor)
    return Verdict(holds, certain, possible)


def _exceeds(these: Whole, those: Whole, factor: int | float | None) -> Bits:
    if factor is None:
        return these > those
    # As it is written, so that 1.1 times 10 is 11.
    exact = Fraction(str(factor))
    if exact.numerator * int(those.max(initial=0)) > _LARGEST:
        those = those.astype(object)  # Python's whole numbers, which have no end
    if exact.denominator * int(these.max(initial=0)) > _LARGEST:
        these = these.astype(object)
    enough = these * exact.denominator >= those * exact.numerator
    found: Bits = (these >= 1) & enough
    return found
