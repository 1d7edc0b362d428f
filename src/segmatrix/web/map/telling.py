"""The map in words: where a segment stands and how far people are apart, as plain sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.kit.agreement.reports import ItemReport
from segmatrix.kit.agreement.terms import ENOUGH_RATERS, Verdict
from segmatrix.matrix.queries import AgreedPlacementView, AxisView, MapView, SegmentView
from segmatrix.matrix.terms import LABELS, Tier
from segmatrix.rounds.queries import PlaceView
from segmatrix.web.map.clouds import Cloud, Dot, Spread, look
from segmatrix.web.rounds.results import (
    VERDICTS,
    WORTH_TWENTY_MINUTES,
    QuestionShown,
    question_shown,
    verdict_words,
)
from segmatrix.web.templatetags.rounds import step


@dataclass(frozen=True, slots=True)
class Summary:
    """What the side of the map says about one segment.

    Attributes:
        tier: Its tier as people read it.
        settled: Whether the group settled on a place, or agrees on it in a round.
        verdict: What the rule of its round says, empty where there is none; `mark` marks it.
        place: What the newest round that asked came to, if there is one.
        apart: How far the answers are from agreement, 0 while nobody can differ.
        outside: How many placed it outside the round that is told of, in a sentence.
        reasons: The placements that came with a reason, the outermost first.
    """

    segment: SegmentView
    tier: str
    agreed: AgreedPlacementView | None
    settled: bool
    verdict: str
    mark: str
    place: PlaceView | None
    sentences: tuple[str, ...]
    apart: float
    outside: str
    reasons: tuple[Dot, ...]


def summaries(shown: MapView, clouds: Iterable[Cloud]) -> list[Summary]:
    """Return a summary for each segment, in the order of the table."""
    return [_summary(shown, cloud) for cloud in clouds]


def furthest_apart(told: Iterable[Summary], *, most: int = WORTH_TWENTY_MINUTES) -> list[Summary]:
    """Return the unsettled segments whose placements lie furthest apart, widest first."""
    left = [each for each in told if not each.settled and each.apart > 0]
    return sorted(left, key=lambda each: -each.apart)[:most]


def told_in_round(place: PlaceView) -> QuestionShown:
    """Return what a round came to about the place of a segment, as its page of results shows it."""
    return question_shown(place.question, place.tally, place, place.fault_lines)


def unsettled(matrix_id: str, actor: Actor) -> dict[str, str]:
    """Return in two words what is open about the place of each segment that was asked for, by id.

    It is what the table shows, where only exceptions are.
    """
    _shown, clouds = look(matrix_id, actor)
    return {cloud.segment.id: words for cloud in clouds if (words := _open_words(cloud))}


def _open_words(cloud: Cloud) -> str:
    words: dict[Verdict | None, str] = {
        Verdict.OPEN: _("place not settled"),
        Verdict.CONTESTED: _("place disputed"),
    }
    if cloud.agreed is not None or cloud.place is None:
        return ""
    return words.get(cloud.place.tally.verdict, "")


def _summary(shown: MapView, cloud: Cloud) -> Summary:
    verdict = cloud.place.tally.verdict if cloud.place else None
    return Summary(
        segment=cloud.segment,
        tier=str(LABELS[Tier(cloud.segment.tier)]),
        agreed=cloud.agreed,
        settled=cloud.settled,
        verdict=verdict_words(verdict),
        mark=VERDICTS.get(verdict, ""),
        place=cloud.place,
        sentences=tuple(_sentences(shown, cloud)),
        apart=cloud.apart,
        outside=_outside(cloud),
        reasons=tuple(_outermost_first([dot for dot in cloud.dots if dot.reason], cloud.spread)),
    )


def _sentences(shown: MapView, cloud: Cloud) -> list[str]:
    said = []
    if cloud.agreed is not None:
        said.append(
            _("Settled at %(x)s of 9 for “%(across)s” and %(y)s of 9 for “%(up)s”.")
            % {"x": cloud.agreed.x, "across": shown.x.name, "y": cloud.agreed.y, "up": shown.y.name}
        )
    spread = cloud.spread
    if spread is None:
        return [*said, _("Nobody has placed it yet.")]
    if spread.n == 1:
        return [*said, _("One person has placed it so far.")]
    reports = cloud.place.tally.axes if cloud.place else {}
    for axis, half in ((shown.x, spread.x_half), (shown.y, spread.y_half)):
        report = reports.get(axis.slot)
        said.append(_judged(axis, report) if report else _half(axis, spread.n, half))
    return said


def _judged(axis: AxisView, report: ItemReport) -> str:
    """Return how the answers of a round lie on an axis, and what its rule says of them."""
    lie = report.spread
    assert lie is not None, "more than one person answered"
    words = {"axis": axis.name, "n": report.n, "middle": step(lie.median)}
    words |= {"low": step(lie.p25), "high": step(lie.p75), "enough": ENOUGH_RATERS}
    if report.verdict is Verdict.TOO_FEW:
        return _("%(axis)s: %(n)s answers; %(enough)s are needed to say more.") % words
    if report.verdict is Verdict.CONTESTED:
        return (
            _("%(axis)s: they disagree; half of %(n)s answers lie between %(low)s and %(high)s.")
            % words
        )
    if report.verdict is Verdict.AGREED:
        return _("%(axis)s: they agree on about %(middle)s, in %(n)s answers.") % words
    return _half(axis, report.n, (float(lie.p25), float(lie.p75)))


def _half(axis: AxisView, n: int, half: tuple[float, float]) -> str:
    low, high = half
    words = {"axis": axis.name, "n": n, "low": step(low), "high": step(high)}
    if low == high:
        return _("%(axis)s: at least half of %(n)s answers say %(low)s.") % words
    return _("%(axis)s: half of %(n)s answers lie between %(low)s and %(high)s.") % words


def _outside(cloud: Cloud) -> str:
    if not cloud.outside:
        return ""
    return _("Placed outside the round and not counted: %(n)s.") % {"n": cloud.outside}


def _outermost_first(dots: Sequence[Dot], spread: Spread | None) -> list[Dot]:
    if spread is None:
        return []
    return sorted(dots, key=lambda at: -(abs(at.x - spread.x) + abs(at.y - spread.y)))
