"""Finding the words that were looked for again in a text, to show them in a stretch of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from segmatrix.search.asking import Asked, Term
from segmatrix.search.folding import Word, words

EXCERPT = 200
"""Characters of a text that are shown, more or less."""

_BEFORE = 60  # characters that lead to the first word found


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, `marked` where it was looked for."""

    text: str
    marked: bool = False


def excerpt(text: str, asked: Asked) -> tuple[Piece, ...]:
    """Return the stretch of a text around the first words found, in pieces, on one line."""
    line = " ".join(text.split())
    spans = found_in(line, asked)
    begin, end = _window(line, spans[0] if spans else (0, 0))
    pieces = _pieces(
        line, [span for span in spans if begin <= span[0] and span[1] <= end], begin, end
    )
    return tuple(
        piece
        for piece in (Piece("… " if begin else ""), *pieces, Piece(" …" if end < len(line) else ""))
        if piece.text
    )


def found_in(text: str, asked: Asked) -> list[tuple[int, int]]:
    """Return where words that were looked for stand in a text, from where to before where."""
    present = words(text)
    spans = {span for term in asked.terms for span in _spans(present, term)}
    return sorted(spans)


def _spans(present: Sequence[Word], term: Term) -> Iterator[tuple[int, int]]:
    length = len(term.words)
    for at in range(len(present) - length + 1):
        stretch = present[at : at + length]
        if _answers([word.folded for word in stretch], term):
            yield from ((word.start, word.end) for word in stretch)


def _answers(stretch: Sequence[str], term: Term) -> bool:
    """Say whether some words in a row are what a term asks for."""
    *before, last = term.words
    fits = stretch[-1].startswith(last) if term.begun else stretch[-1] == last
    return fits and list(stretch[:-1]) == before


def _window(line: str, first: tuple[int, int]) -> tuple[int, int]:
    """Return where the shown stretch of a line begins and ends, between words if it can."""
    if len(line) <= EXCERPT:
        return 0, len(line)
    begin = max(0, first[0] - _BEFORE)
    if begin:
        begin = line.find(" ", begin, first[0]) + 1 or begin
    end = max(first[1], min(len(line), begin + EXCERPT))
    if end < len(line):
        blank = line.rfind(" ", first[1], end)
        end = blank if blank > 0 else end
    return begin, end


def _pieces(line: str, spans: list[tuple[int, int]], begin: int, end: int) -> Iterator[Piece]:
    at = begin
    for start, stop in spans:
        if start < at:  # inside what is marked already
            continue
        yield Piece(line[at:start])
        yield Piece(line[start:stop], marked=True)
        at = stop
    yield Piece(line[at:end])
