"""Whose answers lie farthest from what the others say, so that they are heard first."""

from segmatrix.rounds.outcomes import Shown, Tally

MOST = 3
FAR = 2
"""Steps of the grid from the middle answer on which somebody sees a thing otherwise."""


def outliers(tally: Tally) -> tuple[Shown, ...]:
    """Return the answers to hear first, the farthest from the middle first.

    Of a place or a rating they lie two steps or more from the middle; of a choice they are those
    that fewest made. Without names they are heard by their reasons, so that the others have none.
    """
    far = _far(tally) if tally.axes else _rare(tally)
    heard = [answer for answer in far if answer.name or answer.reason]
    return tuple(heard[:MOST])


def _far(tally: Tally) -> list[Shown]:
    return [answer for answer in tally.answers if _steps(answer, tally) >= FAR]


def _steps(answer: Shown, tally: Tally) -> float:
    """Return how far an answer lies from the middle, on the axis where it lies farther."""
    value = answer.value or {}
    return max(
        (
            abs(value[name] - float(report.spread.median))
            for name, report in tally.axes.items()
            if report.spread
        ),
        default=0.0,
    )


def _rare(tally: Tally) -> list[Shown]:
    """Return who did not choose what most chose, the rarest choices first."""
    if not tally.counts:
        return []
    most = max(tally.counts.values())

    def times(answer: Shown) -> int:
        return min(tally.counts.get(str(part), most) for part in (answer.value or {}).values())

    return sorted((each for each in tally.answers if times(each) < most), key=times)
