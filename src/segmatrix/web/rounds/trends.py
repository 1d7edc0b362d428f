"""Whether people come closer: the alignment of each round with its interval, in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import wrap

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from segmatrix.base.errors import NotFound
from segmatrix.rounds import queries
from segmatrix.rounds.queries import AlignmentView
from segmatrix.web import exporting
from segmatrix.web.actors import actor_on
from segmatrix.web.sending import csv_lines, harmless, streamed
from segmatrix.web.templatetags.rounds import two_places

WIDTH, HEIGHT = 340, 200
LEFT, RIGHT, TOP, BOTTOM = 84, 336, 14, 148
MOST = 5  # rounds drawn, the newest; the table has all
LETTERS, LINES = 36, 2  # of all names below the drawing together, on each line


@dataclass(frozen=True, slots=True)
class Stop:
    """One round on the drawing.

    Attributes:
        name: The round's, in lines.
        low, high: Where its interval ends; None where there is none.
    """

    told: AlignmentView
    name: tuple[str, ...]
    cx: float
    cy: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Level:
    """What a height on the drawing means."""

    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Trend:
    """The history of alignment: a sentence, a drawing, and every round for the table.

    Attributes:
        path: Through the rounds that are drawn, as an SVG path.
    """

    sentence: str
    stops: tuple[Stop, ...]
    path: str
    levels: tuple[Level, ...]
    history: tuple[AlignmentView, ...]


def trend(history: Sequence[AlignmentView]) -> Trend | None:
    """Return the history of alignment, or None of fewer than two rounds, which show no way."""
    known = [each for each in history if each.alignment.index is not None]
    if len(known) < 2:
        return None
    drawn = known[-MOST:]
    lowest = min(0.0, *(_low(each) for each in drawn))
    stops = tuple(_stop(each, place, len(drawn), lowest) for place, each in enumerate(drawn))
    return Trend(
        sentence=_sentence(known[-2], known[-1]),
        stops=stops,
        path=f"M{' L'.join(f'{stop.cx:g} {stop.cy:g}' for stop in stops)}",
        levels=(
            Level(_height(1.0, lowest), _("unanimous")),
            Level(_height(0.0, lowest), _("by chance")),
        ),
        history=tuple(known),
    )


def _sentence(before: AlignmentView, now: AlignmentView) -> str:
    """Say whether the newest round is nearer to one mind than the one before, and how surely."""
    first, last = _index(before), _index(now)
    numbers = {
        "before": two_places(first),
        "now": two_places(last),
        "first": before.round_name,
        "last": now.round_name,
    }
    if _overlap(before, now):
        return (
            _(
                "From “%(first)s” to “%(last)s” alignment went from %(before)s to %(now)s;"
                " so few answers can differ that much by chance."
            )
            % numbers
        )
    if last > first:
        return (
            _("They came closer: from %(before)s in “%(first)s” to %(now)s in “%(last)s”.")
            % numbers
        )
    return _("They moved apart: from %(before)s in “%(first)s” to %(now)s in “%(last)s”.") % numbers


def _overlap(one: AlignmentView, other: AlignmentView) -> bool:
    """Say whether two intervals meet; one that nobody could draw meets everything."""
    ends = (one.alignment.low, one.alignment.high, other.alignment.low, other.alignment.high)
    low, high, other_low, other_high = ends
    if low is None or high is None or other_low is None or other_high is None:
        return True
    return low <= other_high and other_low <= high


def _index(told: AlignmentView) -> float:
    assert told.alignment.index is not None, "only rounds with an index are drawn"
    return told.alignment.index


def _low(told: AlignmentView) -> float:
    return _index(told) if told.alignment.low is None else told.alignment.low


def _stop(told: AlignmentView, place: int, rounds: int, lowest: float) -> Stop:
    low, high = told.alignment.low, told.alignment.high
    return Stop(
        told=told,
        name=_lines(told.round_name, LETTERS // rounds),
        cx=round(LEFT + (place + 0.5) * (RIGHT - LEFT) / rounds, 1),
        cy=_height(_index(told), lowest),
        low=None if low is None else _height(low, lowest),
        high=None if high is None else _height(high, lowest),
    )


def _lines(name: str, letters: int) -> tuple[str, ...]:
    found = wrap(name, letters)
    if len(found) <= LINES:
        return tuple(found)
    return (*found[: LINES - 1], f"{found[LINES - 1][: letters - 1].rstrip()}…")


def _height(index: float, lowest: float) -> float:
    return round(BOTTOM - (index - lowest) / (1 - lowest) * (BOTTOM - TOP), 1)


def _file(request: HttpRequest, matrix_id: str) -> tuple[str, str]:
    found = trend(queries.alignments(matrix_id, actor_on(request, matrix_id)))
    if found is None:
        raise NotFound(_("There is no way to draw before two rounds were shown."))
    context = {"trend": found, "style": exporting.style("trend-picture.css")}
    return "alignment", render_to_string("segmatrix/rounds/_trend-drawing.html", context)


svg, png = exporting.as_files(_file)


@require_GET
def delimited(request: HttpRequest, matrix_id: str) -> HttpResponseBase:
    """Hand out the alignment of every round as CSV."""
    history = queries.alignments(matrix_id, actor_on(request, matrix_id))
    lines = csv_lines(_rows(history))
    return streamed(request, lines, "text/csv; charset=utf-8", "alignment.csv")


def _rows(history: Sequence[AlignmentView]) -> Iterator[list[str]]:
    yield [_("Round"), _("Shown on"), _("People"), _("Alignment"), _("From"), _("To"), _("Draws")]
    for each in history:
        found = each.alignment
        numbers = [found.index, found.low, found.high]
        yield [
            harmless(each.round_name),
            _day(each.revealed_at),
            str(each.people),
            *("" if number is None else f"{number:.4f}" for number in numbers),
            str(found.draws),
        ]


def _day(at: datetime) -> str:
    return at.date().isoformat()
