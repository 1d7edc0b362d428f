"""How well a claim is supported: values in, a badge out.

A claim has grade 0, an assumption, until something supports it; then the best grade among what
supports it, where two independent sources of grade 2 make 3. What speaks against it does not lower
the grade: it is shown beside it, as a conflict.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from segmatrix.evidence.terms import Basis, Stance

CORROBORATED = 3
"""The grade that qualitative findings from two independent sources make together."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One accepted observation as it bears on a claim.

    Attributes:
        source: Tells one source from another; findings of one source are not independent.
        day: The day it speaks of, None where nobody knows.
    """

    stance: Stance
    basis: Basis
    source: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Badge:
    """What a claim, or all claims of a cell, rest on.

    Attributes:
        grade: 0 to 4; of a cell the best.
        sources: How many independent sources support it.
        newest: The newest day that its support speaks of, None where no day is known.
        supports: How many findings support it; so with `refutes` and `context`.
        assumption: Whether nothing supports it.
        conflict: Whether findings support it and others speak against it.
        stale: Whether its newest support has expired; None where that cannot be told, because no
            day is known.
        unsupported: How many of the claims nothing supports.
        stale_claims: How many of the claims are stale.
    """

    grade: int
    sources: int
    newest: date | None
    supports: int
    refutes: int
    context: int
    assumption: bool
    conflict: bool
    stale: bool | None
    unsupported: int
    stale_claims: int


def graded(findings: Iterable[Finding], *, today: date, days: int | None) -> Badge:
    """Return the badge of one claim.

    Args:
        findings: Everything that is linked to it and counts.
        today: The day on which it is asked.
        days: For how many days evidence of its dimension holds, None for ever.
    """
    linked = list(findings)
    support = [finding for finding in linked if finding.stance == Stance.SUPPORTS]
    refutes = sum(finding.stance == Stance.REFUTES for finding in linked)
    newest = max((finding.day for finding in support if finding.day), default=None)
    stale = _stale(bool(support), newest, today, days)
    return Badge(
        grade=_grade(support),
        sources=len({finding.source for finding in support}),
        newest=newest,
        supports=len(support),
        refutes=refutes,
        context=len(linked) - len(support) - refutes,
        assumption=not support,
        conflict=bool(support and refutes),
        stale=stale,
        unsupported=int(not support),
        stale_claims=int(stale is True),
    )


def stated(measure_id: str, said_on: date) -> Finding:
    """Return what a stated number rests on by itself: the word of the colleague who states it.

    Args:
        measure_id: Of the stated number.
        said_on: The day that it speaks of, or on which it was stated.
    """
    return Finding(Stance.SUPPORTS, Basis.OPINION, f"stated:{measure_id}", said_on)


def together(claims: Iterable[Iterable[Finding]], *, today: date, days: int | None) -> Badge | None:
    """Return the badge of a cell: the best of its claims, with every exception kept in sight.

    Its grade is that of its best claim, it has a conflict if one has, and it is stale if one is.
    Two claims do not corroborate each other. None for a cell without claims.
    """
    by_claim = [list(findings) for findings in claims]
    if not by_claim:
        return None
    badges = [graded(findings, today=today, days=days) for findings in by_claim]
    whole = graded((finding for each in by_claim for finding in each), today=today, days=days)
    ages = [badge.stale for badge in badges]
    return Badge(
        grade=max(badge.grade for badge in badges),
        sources=whole.sources,
        newest=whole.newest,
        supports=whole.supports,
        refutes=whole.refutes,
        context=whole.context,
        assumption=whole.assumption,
        conflict=any(badge.conflict for badge in badges),
        stale=True if True in ages else None if None in ages else False,
        unsupported=sum(badge.unsupported for badge in badges),
        stale_claims=sum(badge.stale_claims for badge in badges),
    )


def _grade(support: list[Finding]) -> int:
    best = max((finding.basis for finding in support), default=0)
    qualitative = {finding.source for finding in support if finding.basis == Basis.QUALITATIVE}
    return max(best, CORROBORATED) if len(qualitative) > 1 else int(best)


def _stale(supported: bool, newest: date | None, today: date, days: int | None) -> bool | None:
    if not supported or days is None:
        return False
    return None if newest is None else newest < today - timedelta(days=days)
