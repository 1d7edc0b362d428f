"""A text with the passages in it that were taken as findings: values in, pieces out."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text that a finding cites, from a character up to before another."""

    start: int
    end: int
    finding: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in which nothing begins or ends, with all findings that cite it."""

    text: str
    findings: tuple[str, ...]


def pieces(text: str, passages: Iterable[Passage]) -> list[Piece]:
    """Cut a text wherever a passage begins or ends; together the pieces are the text."""
    cited = list(passages)
    cuts = {0, len(text)}
    for passage in cited:
        cuts |= {min(passage.start, len(text)), min(passage.end, len(text))}
    places = sorted(cuts)
    return [
        Piece(
            text[start:end],
            tuple(each.finding for each in cited if each.start <= start and end <= each.end),
        )
        for start, end in pairwise(places)
    ]
