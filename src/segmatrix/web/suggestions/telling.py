"""What the data say of segments, in sentences: beside what people claim, and what it is made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from segmatrix.matrix.queries import AgreedPlacementView, AxisView, SegmentView
from segmatrix.matrix.terms import DEFAULT_PRESET, LABELS, Tier
from segmatrix.studies.contradicting import HALF_A_STEP, About, Contradiction
from segmatrix.studies.queries import Beliefs, Dismissed, Ingredient, MeasuredAxis, Suggested
from segmatrix.studies.terms import Side
from segmatrix.web.figures import figure, figure_range, percentage


@dataclass(frozen=True, slots=True)
class Gap:
    """What people believe of a segment on one axis, beside what the data say.

    Attributes:
        placed: Where the group put it; None while it is not settled.
        data: Where the data put it; None where they say nothing.
        words: How far apart both are, in words; empty where either is missing.
        apart: Whether the place lies outside the uncertainty of the data.
    """

    axis: AxisView
    placed: int | None
    data: Suggested | None
    words: str
    apart: bool

    @property
    def where(self) -> str:
        """Both in numbers."""
        said = [] if self.placed is None else [_("We: %(at)s of 9.") % {"at": self.placed}]
        if self.data is not None:
            said.append(_("Data: %(at)s.") % {"at": place(self.data)})
        return " ".join(said)


@dataclass(frozen=True, slots=True)
class Told:
    """A segment with its gaps across and up."""

    segment: SegmentView
    gaps: tuple[Gap, Gap]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that the data contradict.

    Attributes:
        said: What people say.
        data: What the data say instead.
        row_id: The row of numbers that it stands in; empty for a place or a tier.
    """

    key: str
    segment: SegmentView
    said: str
    data: str
    row_id: str


@dataclass(frozen=True, slots=True)
class LetStand:
    """A claim that somebody let stand although the data contradict it."""

    claim: Claim
    reason: str
    by_name: str
    at: datetime


def told(seen: Beliefs) -> list[Told]:
    """Return every segment with its gaps, in the order of the table."""
    return [
        Told(
            segment,
            (
                gap(seen.suggestions.x, segment.id, seen.agreed.get(segment.id)),
                gap(seen.suggestions.y, segment.id, seen.agreed.get(segment.id)),
            ),
        )
        for segment in seen.segments
    ]


def gap(measured: MeasuredAxis, segment_id: str, agreed: AgreedPlacementView | None) -> Gap:
    """Return what is believed of a segment on an axis beside what the data say."""
    data = measured.positions.get(segment_id)
    placed = (agreed.x if measured.axis.slot == "x" else agreed.y) if agreed else None
    if data is None or placed is None:
        return Gap(measured.axis, placed, data, "", apart=False)
    if placed - HALF_A_STEP > data.high:
        return Gap(measured.axis, placed, data, _lower(measured), apart=True)
    if placed + HALF_A_STEP < data.low:
        return Gap(measured.axis, placed, data, _higher(measured), apart=True)
    return Gap(measured.axis, placed, data, _("data: much as we think"), apart=False)


def _lower(measured: MeasuredAxis) -> str:
    match _meant(measured):
        case Side.NEEDS:
            return _("data: less specialised than we think")
        case Side.VALUE:
            return _("data: worth less to us than we think")
    return _("data: lower on “%(axis)s” than we think") % {"axis": measured.axis.name}


def _higher(measured: MeasuredAxis) -> str:
    match _meant(measured):
        case Side.NEEDS:
            return _("data: more specialised than we think")
        case Side.VALUE:
            return _("data: worth more to us than we think")
    return _("data: higher on “%(axis)s” than we think") % {"axis": measured.axis.name}


def _meant(measured: MeasuredAxis) -> Side:
    """Return what a shipped axis asks, if that is what its data side is made of."""
    asks = {"x": Side.NEEDS, "y": Side.VALUE}[measured.axis.slot]
    ships = measured.axis.key == DEFAULT_PRESET
    return asks if ships and measured.basis.kind == asks else Side.NOTHING


def gap_words(gaps: Iterable[Gap]) -> list[str]:
    """Return in sentences where belief and data are apart, or that they are not."""
    known = [each for each in gaps if each.words]
    apart = [each for each in known if each.apart]
    return [f"{capital(each.words)}." for each in apart or known[:1]]


def place(data: Suggested) -> str:
    """Return where the data put a segment, with how unsure they are."""
    words = {"at": tenths(data.at), "low": tenths(data.low), "high": tenths(data.high)}
    if words["low"] == words["high"]:
        return _("%(at)s of 9") % words
    return _("%(at)s of 9, between %(low)s and %(high)s") % words


def tenths(position: float) -> str:
    """Return a position as it is read: to a tenth of a step, which no data are sure of beyond."""
    return figure(round(position, 1))


# --- claims ---------------------------------------------------------------------------------------


def claims(seen: Beliefs) -> list[Claim]:
    """Return the claims that the data contradict and nobody let stand."""
    return [_claim(seen, one) for one in seen.contradictions]


def let_stand(seen: Beliefs) -> list[LetStand]:
    """Return the claims that somebody let stand."""
    return [_dismissed(seen, one) for one in seen.dismissed]


def left_out(seen: Beliefs) -> list[str]:
    """Return in sentences which stated numbers are not compared with the data, and why."""
    return [
        _("%(segment)s, %(row)s: %(name)s stated %(stated)s, and the data count in %(unit)s.")
        % {
            "segment": one.segment.name,
            "row": one.row.name,
            "name": one.stated.author_name,
            "stated": figure_range(one.stated.low, one.stated.high, one.stated.unit),
            "unit": one.row.unit,
        }
        for one in seen.left_out
    ]


def _dismissed(seen: Beliefs, one: Dismissed) -> LetStand:
    return LetStand(_claim(seen, one.contradiction), one.reason, one.by_name, one.at)


def _claim(seen: Beliefs, one: Contradiction) -> Claim:
    segment = next(each for each in seen.segments if each.id == one.segment_id)
    match one.about:
        case About.TIER:
            said, data = _of_tier(segment, one)
        case About.NUMBER:
            said, data = _of_number(seen, one)
        case _:
            said, data = _of_place(seen, one)
    return Claim(one.key, segment, said, data, one.row_id)


def _of_place(seen: Beliefs, one: Contradiction) -> tuple[str, str]:
    measured = seen.suggestions.x if one.about == About.ACROSS else seen.suggestions.y
    found = gap(measured, one.segment_id, seen.agreed[one.segment_id])
    words = {"axis": measured.axis.name, "at": found.placed}
    said = _("Settled at %(at)s of 9 for “%(axis)s”.") % words
    at = place(Suggested(one.at, one.data.low, one.data.high))
    return said, _("%(words)s: %(at)s.") % {"words": capital(found.words), "at": at}


def _of_tier(segment: SegmentView, one: Contradiction) -> tuple[str, str]:
    tier = str(LABELS[Tier(segment.tier)])
    words = {"low": tenths(one.data.low), "high": tenths(one.data.high)}
    if one.lower:
        text = _("Its value lies between %(low)s and %(high)s of 9: in the lowest third.") % words
    else:
        text = _("Its value lies between %(low)s and %(high)s of 9: in the highest third.") % words
    return _("Its tier is “%(tier)s”.") % {"tier": tier}, text


def _of_number(seen: Beliefs, one: Contradiction) -> tuple[str, str]:
    row = next(each for each in seen.rows if each.id == one.row_id)
    stated = seen.stated[one.segment_id, one.row_id]
    claimed = figure_range(stated.low, stated.high, stated.unit or row.unit)
    words = {"row": row.name, "claimed": claimed, "name": stated.author_name}
    said = _("%(row)s: %(name)s stated %(claimed)s.") % words
    counted = figure_range(one.data.low, one.data.high, row.unit)
    return said, _("The data give %(counted)s.") % {"counted": counted}


def capital(words: str) -> str:
    """Return words as they begin a sentence."""
    return f"{words[:1].upper()}{words[1:]}"


# --- what it is made of ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a suggestion is made of, and what it says."""

    name: str
    words: str


def made_of(data: Suggested) -> Iterator[Line]:
    """Yield what a suggestion is made of, in lines."""
    if data.needs is not None:
        for each in data.needs.telling:
            shares = {"inside": percentage(each.inside), "overall": percentage(each.overall)}
            yield Line(each.feature, _("%(inside)s of them, %(overall)s of everybody") % shares)
    for ingredient in data.ingredients:
        yield Line(ingredient.row.name, _ingredient(ingredient))


def _ingredient(one: Ingredient) -> str:
    if one.value is not None:
        said = [figure(one.value, one.row.unit)]
    elif one.left_out is not None:
        words = {"unit": one.row.unit}
        words["stated"] = figure_range(one.left_out.low, one.left_out.high, one.left_out.unit)
        said = [_("stated as %(stated)s, not in %(unit)s, so it may be anything") % words]
    else:
        said = [_("nobody knows it yet, so it may be anything")]
    if one.stated:
        said.append(_("stated by a person"))
    if one.rank is not None:
        said.append(_rank(one.rank))
    if one.less_is_better:
        said.append(_("less is better"))
    said.append(_("weight %(weight)s") % {"weight": figure(one.weight)})
    return ", ".join(said)


def _rank(rank: float) -> str:
    if rank == 1:
        return _("the best of all segments")
    if rank == 0:
        return _("the last of all segments")
    return _("ahead of %(share)s of the others") % {"share": percentage(rank)}
