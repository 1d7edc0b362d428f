"""What a segment is worth to the organisation, from several measures at once.

A position is 1 + 8 times the weighted mean of percentile ranks among the segments: 0 is the lowest
of them, 1 the highest, ties share the middle of their places. Ranks rather than amounts, so that
money, growth and a number given by hand can be added; no position says how far apart segments are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from segmatrix.kit.analysis.positions import Position, position

WEIGHTS_VARY = 0.25
"""By how much of itself each weight is varied for the range of positions (NUMBERS.md)."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A measure that counts towards value.

    Attributes:
        name: Which measure.
        weight: How much it counts, above 0.
        values: By segment; None or absent is unknown, never nothing.
        reversed: Whether less is better, as of the cost to serve.
    """

    name: str
    weight: float
    values: Mapping[str, float | None]
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """What one measure adds to the position of a segment.

    Attributes:
        value: The measure; None if nobody knows it.
        rank: Where that stands among the segments, 0 to 1, turned round where less is better; None
            too while fewer than two segments have the measure.
    """

    name: str
    weight: float
    reversed: bool
    value: float | None
    rank: float | None


@dataclass(frozen=True, slots=True)
class Valued:
    """What a segment is worth.

    Attributes:
        position: None where no measure of it is known. Its range is that of all weights a quarter
            more or less, an unknown rank being anything from lowest to highest.
        pieces: What it is made of, in the order of the measures.
    """

    position: Position | None
    pieces: tuple[Piece, ...]


def values(
    segments: Sequence[str], measures: Sequence[Weighed], *, vary: float = WEIGHTS_VARY
) -> dict[str, Valued]:
    """Return what each segment is worth.

    Args:
        segments: The segments among which ranks are taken.
        measures: What counts, with weights.
        vary: By how much of itself each weight is varied, from 0 to below 1.

    >>> money = Weighed("revenue", 1, {"large": 90.0, "small": 10.0})
    >>> values(["large", "small"], [money])["large"].position
    Position(at=9.0, low=9.0, high=9.0)
    """
    ranked = [(each, _ranks(segments, each)) for each in measures]
    found = {}
    for name in segments:
        pieces = tuple(
            Piece(each.name, each.weight, each.reversed, each.values.get(name), ranks.get(name))
            for each, ranks in ranked
        )
        found[name] = Valued(_position(pieces, vary), pieces)
    return found


def _ranks(segments: Sequence[str], measure: Weighed) -> dict[str, float]:
    """Return the rank of each segment whose value is known, if there are two to compare."""
    known = {
        name: -value if measure.reversed else value
        for name in segments
        if (value := measure.values.get(name)) is not None
    }
    if len(known) < 2:
        return {}
    others = len(known) - 1
    return {
        name: (
            sum(one < value for one in known.values())
            + (sum(one == value for one in known.values()) - 1) / 2
        )
        / others
        for name, value in known.items()
    }


def _position(pieces: Sequence[Piece], vary: float) -> Position | None:
    known = [(piece.weight, piece.rank) for piece in pieces if piece.rank is not None]
    if not known:
        return None
    least = [(piece.weight, 0.0 if piece.rank is None else piece.rank) for piece in pieces]
    most = [(piece.weight, 1.0 if piece.rank is None else piece.rank) for piece in pieces]
    return Position(
        at=position(_mean(known)),
        low=position(1 - _largest_mean([(weight, 1 - rank) for weight, rank in least], vary)),
        high=position(_largest_mean(most, vary)),
    )


def _mean(weighed: Sequence[tuple[float, float]]) -> float:
    return sum(weight * rank for weight, rank in weighed) / sum(weight for weight, _ in weighed)


def _largest_mean(weighed: Sequence[tuple[float, float]], vary: float) -> float:
    """Return the largest weighted mean of ranks while every weight varies on its own.

    It is reached with the highest ranks at their largest weights and the others at their smallest.
    """
    ordered = sorted(weighed, key=lambda each: -each[1])
    return max(
        _mean(
            [
                (weight * (1 + vary if number < large else 1 - vary), rank)
                for number, (weight, rank) in enumerate(ordered)
            ]
        )
        for large in range(len(ordered) + 1)
    )
