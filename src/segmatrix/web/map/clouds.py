"""What people said of each segment's place: in the newest round that asked, or openly.

Drawing, sentences, drawer and files are made of the one `Cloud` of a segment, so they agree. What a
round came to is taken as the round says it; only what nobody asked in a round is reckoned here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from segmatrix.base.actor import Actor
from segmatrix.kit.agreement.ellipses import Ellipse, half_ellipse
from segmatrix.kit.agreement.spreads import percentile, spread
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.queries import AgreedPlacementView, MapView, PlacementView, SegmentView
from segmatrix.rounds import queries as rounds
from segmatrix.rounds.outcomes import Shown
from segmatrix.rounds.queries import PlaceView


@dataclass(frozen=True, slots=True)
class Spread:
    """How places of one segment lie: n, medians, and the middle half on each axis."""

    n: int
    x: float
    y: float
    x_half: tuple[float, float]
    y_half: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """Where one person put a segment.

    Attributes:
        member_id: Whose placement on the map it is, for commenting on it; empty where they have
            moved or withdrawn it since the round.
        counted: Whether it is part of the spread; not what was placed outside the round that is.
    """

    segment_id: str
    x: int
    y: int
    name: str
    department: str
    reason: str
    member_id: str
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Cloud:
    """All that people said of where one segment stands.

    Attributes:
        place: What the newest round that asked came to; None if none was revealed.
        agreed: Where the group settled on putting it.
        spread: How the dots lie that are counted; None while there are none.
        apart: The disagreement index of the worse axis, 0 while nobody can differ.
    """

    segment: SegmentView
    place: PlaceView | None
    agreed: AgreedPlacementView | None
    dots: tuple[Dot, ...]
    spread: Spread | None
    ellipse: Ellipse | None
    apart: float

    @property
    def settled(self) -> bool:
        """Whether the group settled on a place, or agrees on it under the rule of its round."""
        return self.agreed is not None or (self.place is not None and self.place.tally.settled)

    @property
    def outside(self) -> int:
        """How many placed it outside the round that is shown."""
        return sum(not dot.counted for dot in self.dots)


def look(matrix_id: str, actor: Actor) -> tuple[MapView, tuple[Cloud, ...]]:
    """Return the map of a matrix and what people said of each of its segments, in its order."""
    shown = matrices.map(matrix_id, actor)
    return shown, gather(shown, rounds.places(shown.x.id, shown.y.id, matrix_id, actor))


def gather(shown: MapView, places: Mapping[str, PlaceView]) -> tuple[Cloud, ...]:
    """Return the cloud of each segment.

    Args:
        shown: The map.
        places: What rounds came to on its axes, by segment.
    """
    agreed = {each.segment_id: each for each in shown.agreed}
    placed: dict[str, list[PlacementView]] = {segment.id: [] for segment in shown.segments}
    for placement in shown.placements:
        placed[placement.segment_id].append(placement)
    return tuple(
        _in_round(segment, place, agreed.get(segment.id), placed[segment.id])
        if (place := places.get(segment.id)) and place.tally.n
        else _openly(segment, agreed.get(segment.id), placed[segment.id])
        for segment in shown.segments
    )


def _openly(
    segment: SegmentView, agreed: AgreedPlacementView | None, placed: Sequence[PlacementView]
) -> Cloud:
    """Return the cloud of a segment that no round has asked about."""
    spots = [(each.x, each.y) for each in placed]
    lie = [spread([spot[axis] for spot in spots]) for axis in (0, 1)]
    return Cloud(
        segment=segment,
        place=None,
        agreed=agreed,
        dots=tuple(_dot(each) for each in placed),
        spread=spread_of(spots),
        ellipse=half_ellipse(spots),
        apart=max((float(each.di) for each in lie if each), default=0.0),
    )


def _in_round(
    segment: SegmentView,
    place: PlaceView,
    agreed: AgreedPlacementView | None,
    placed: Sequence[PlacementView],
) -> Cloud:
    """Return the cloud that a round gives, with what was placed outside it beside."""
    standing = [each for each in placed if each.round_id == place.round_id]
    outside = [each for each in placed if each.round_id != place.round_id]
    reports = place.tally.axes
    lies = [reports[axis].spread for axis in ("x", "y")]
    across, up = lies
    return Cloud(
        segment=segment,
        place=place,
        agreed=agreed,
        dots=(
            *_answered(segment.id, place.tally.answers, standing),
            *(_dot(each, counted=False) for each in outside),
        ),
        spread=Spread(
            n=across.n,
            x=float(across.median),
            y=float(up.median),
            x_half=(float(across.p25), float(across.p75)),
            y_half=(float(up.p25), float(up.p75)),
        )
        if across and up
        else _of_one(place.tally.answers),
        ellipse=place.tally.ellipse,
        apart=place.tally.apart if across else 0.0,
    )


def _of_one(answers: Sequence[Shown]) -> Spread | None:
    return spread_of([(each.value["x"], each.value["y"]) for each in answers if each.value])


def spread_of(spots: Sequence[tuple[int, int]]) -> Spread | None:
    """Return how places of one segment lie, None when there are none."""
    if not spots:
        return None
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    (x_low, x, x_high), (y_low, y, y_high) = _quarters(xs), _quarters(ys)
    return Spread(len(spots), x, y, (x_low, x_high), (y_low, y_high))


def _quarters(values: Sequence[int]) -> tuple[float, float, float]:
    low, middle, high = (float(percentile(values, percent)) for percent in (25, 50, 75))
    return low, middle, high


def _dot(placed: PlacementView, *, counted: bool = True) -> Dot:
    return Dot(
        segment_id=placed.segment_id,
        x=placed.x,
        y=placed.y,
        name=placed.member_name,
        department=placed.department,
        reason=placed.reason,
        member_id=placed.member_id,
        counted=counted,
    )


def _answered(
    segment_id: str, answers: Iterable[Shown], standing: Sequence[PlacementView]
) -> list[Dot]:
    """Return the answers of a round, each with its placement on the map if that still stands."""
    left = list(standing)
    dots = []
    for each in answers:
        if each.value is None:
            continue
        x, y = each.value["x"], each.value["y"]
        said = (x, y, each.name, each.department, each.reason)
        found = next((one for one in left if _said(one) == said), None)
        if found is not None:
            left.remove(found)
        member_id = found.member_id if found else ""
        dots.append(Dot(segment_id, x, y, each.name, each.department, each.reason, member_id))
    return dots


def _said(placed: PlacementView) -> tuple[int, int, str, str, str]:
    return (placed.x, placed.y, placed.member_name, placed.department, placed.reason)
