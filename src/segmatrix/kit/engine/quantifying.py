"""What holds for people, asked of their account, and the other way round; on arrays."""

from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.rules.nodes import OfPeople, Quantifier

Bits = npt.NDArray[np.bool_]
Places = npt.NDArray[np.integer]


def of_people(
    quantified: OfPeople, verdict: Verdict[Bits], homes: Places, accounts: int
) -> Verdict[Bits]:
    """Return for which accounts enough people fulfil a rule.

    Args:
        quantified: how many people must.
        verdict: on the people.
        homes: the place of each person's account, or -1.
        accounts: how many accounts there are.
    """
    settled = homes >= 0

    def number(who: Bits) -> Places:
        return np.bincount(homes[settled & who], minlength=accounts).astype(np.int64)

    everyone = number(settled)
    if quantified.quantifier is Quantifier.EVERY:
        verdict = ~verdict
    found = verdict.each(lambda who: enough(quantified, number(who), everyone))
    return ~found if quantified.quantifier in (Quantifier.EVERY, Quantifier.NO) else found


def enough(quantified: OfPeople, number: Any, everyone: Any) -> Any:
    """Return whether so many people of so many suffice; for arrays and Ibis columns alike.

    `every person (R)` is `no person (not R)`, and this returns whether there is any.
    """
    match quantified.quantifier, quantified.number:
        case Quantifier.AT_LEAST, int() as wanted:
            return number >= wanted
        case Quantifier.AT_LEAST_PERCENT, wanted:
            share = Fraction(str(wanted)) / 100
            return (number * share.denominator >= everyone * share.numerator) & (everyone > 0)
    return number > 0


def of_account(verdict: Verdict[Bits], homes: Places) -> Verdict[Bits]:
    """Return for which people their account fulfils a rule; without one it is no, and unsure."""
    holds = of_home(verdict.holds, homes, False)
    return Verdict(
        holds,
        holds if verdict.sure else of_home(verdict.certain, homes, False),
        of_home(verdict.possible, homes, True),
    )


def of_home(truth: Bits, homes: Places, otherwise: bool) -> Bits:
    """Return for everybody what is true of their account, or `otherwise` without one."""
    found = np.full(len(homes), otherwise)
    settled = homes >= 0
    found[settled] = truth[homes[settled]]
    return found


def any_at_home(truth: Bits, homes: Places, accounts: int) -> Bits:
    """Return for every account whether it is true of any of its people."""
    found = np.zeros(accounts, dtype=np.bool_)
    found[homes[(homes >= 0) & truth]] = True
    return found
