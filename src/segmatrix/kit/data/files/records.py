"""Cut a stream of bytes into whole records, in bounded memory whatever the bytes are.

A record is a row as RFC 4180 means it: it ends at a line feed outside quotation marks. Whole
pieces are cut at once where their quotation marks pair up as they should, which NumPy can tell;
only a piece where they do not is walked record by record.

A quotation mark that opens and never closes costs its own line and no more: what follows is read
as if the mark were not there. A record beyond the limit is passed over without being held.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from segmatrix.kit.data.files.set_aside import SHOWN, Reason

RECORD_LIMIT = 1 << 20
"""Bytes of the longest row that is read."""

LINE_FEED, QUOTE = 10, 34


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that cannot be read: its number in the file, why, and how it begins."""

    number: int
    reason: Reason
    text: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """Whole records as they follow each other in the file.

    Attributes:
        data: The records, each with its line feed.
        ends: Where each record ends in `data`, one past its line feed.
        numbers: The number of each record in the file, counted from 1.
        broken: The records between them that cannot be read.
    """

    data: bytes
    ends: npt.NDArray[np.int64]
    numbers: npt.NDArray[np.int64]
    broken: list[Broken] = field(default_factory=list)

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        """Yield each record's number and bytes."""
        start = 0
        for number, end in zip(self.numbers.tolist(), self.ends.tolist(), strict=True):
            yield number, self.data[start:end]
            start = end


class Grammar:
    """How records look with one separator, or with none and no quotation marks at all."""

    def __init__(self, separator: str | None) -> None:
        self.separator = ord(separator) if separator else None
        if separator is None:
            return
        sep = re.escape(separator.encode())
        quoted = rb'"[^"]*+(?:""[^"]*+)*+"'
        bare = rb'[^"\n' + sep + rb"][^\n" + sep + rb"]*+"
        cell = rb"(?:" + quoted + rb"|" + bare + rb"|)"
        loose = rb'(?:"[^"\n]*+(?:""[^"\n]*+)*+"[^\n' + sep + rb"]*+|" + bare + rb"|)"
        unclosed = rb'"[^"]*+(?:""[^"]*+)*+"?'
        self.record = re.compile(cell + rb"(?:" + sep + cell + rb")*+\n")
        self.line = re.compile(loose + rb"(?:" + sep + loose + rb")*+\n")
        self.beginning = re.compile(
            rb"(?:" + cell + sep + rb")*+(?:" + unclosed + rb"|" + bare + rb"|)\Z"
        )


def cut(
    source: Iterator[bytes], separator: str | None, *, limit: int = RECORD_LIMIT
) -> Iterator[Cut]:
    """Yield the records of a stream, many at a time.

    Args:
        source: Pieces of the stream, line breaks being line feeds.
        separator: What stands between cells; None for lines that know no quotation marks.
        limit: Bytes of the longest record.
    """
    cutter = _Cutter(Grammar(separator), limit)
    for piece in source:
        yield from cutter.feed(piece)
    yield from cutter.finish()


class _Cutter:
    def __init__(self, grammar: Grammar, limit: int) -> None:
        self.grammar = grammar
        self.limit = limit
        self.held = b""
        self.number = 0  # of the last record seen
        self.passing_over = False  # inside a record too long to hold

    def feed(self, piece: bytes) -> Iterator[Cut]:
        if self.passing_over:
            end = piece.find(b"\n")
            if end < 0:
                return
            self.passing_over = False
            piece = piece[end + 1 :]
        yield from self._cut(self.held + piece, final=False)

    def finish(self) -> Iterator[Cut]:
        if self.held:
            yield from self._cut(self.held + b"\n", final=True)

    def _cut(self, buffer: bytes, *, final: bool) -> Iterator[Cut]:
        ends = self._ends_if_tidy(buffer)
        if (
            ends is not None
            and (len(ends) or len(buffer) <= self.limit)
            and not (final and (not len(ends) or ends[-1] != len(buffer)))
        ):
            done = int(ends[-1]) if len(ends) else 0
            if len(buffer) - done <= self.limit:
                if done:
                    numbers = self.number + 1 + np.arange(len(ends), dtype=np.int64)
                    self.number += len(ends)
                    yield Cut(buffer[:done], ends, numbers)
                self.held = buffer[done:]
                return
        yield self._walk(buffer, final=final)

    def _ends_if_tidy(self, buffer: bytes) -> npt.NDArray[np.int64] | None:
        """Return where the records end, or None if quotation marks or lengths are irregular."""
        view = np.frombuffer(buffer, np.uint8)
        ends = np.flatnonzero(view == LINE_FEED)
        if self.grammar.separator is not None and b'"' in buffer:
            quotes = np.flatnonzero(view == QUOTE)
            before = np.searchsorted(quotes, ends)
            ends = ends[before % 2 == 0]
            inside = quotes[: int(before[before % 2 == 0][-1]) if len(ends) else 0]
            if not self._paired(view, inside):
                return None
        if len(ends) and int(np.diff(ends, prepend=-1).max()) > self.limit:
            return None
        return ends + 1

    def _paired(self, view: npt.NDArray[np.uint8], quotes: npt.NDArray[np.int64]) -> bool:
        """Say whether each pair of quotation marks wraps a cell, or touches the next pair."""
        opening, closing = quotes[0::2], quotes[1::2]
        before = view[np.maximum(opening - 1, 0)]
        after = view[closing + 1]
        starts = (opening == 0) | (before == self.grammar.separator) | (before == LINE_FEED)
        stops = (after == self.grammar.separator) | (after == LINE_FEED)
        starts[1:] |= opening[1:] == closing[:-1] + 1
        stops[:-1] |= opening[1:] == closing[:-1] + 1
        return bool(starts.all() and stops.all())

    def _walk(self, buffer: bytes, *, final: bool) -> Cut:
        """Cut record by record, setting aside what cannot be read."""
        good: list[bytes] = []
        numbers: list[int] = []
        broken: list[Broken] = []
        place, size = 0, len(buffer)
        while place < size:
            end = self._record_end(buffer, place)
            if end is not None and end - place <= self.limit:
                self.number += 1
                good.append(buffer[place:end])
                numbers.append(self.number)
                place = end
                continue
            line = buffer.find(b"\n", place) + 1
            short = size - place <= self.limit
            if not final and short and (not line or self._may_go_on(buffer, place)):
                break
            self.number += 1
            too_long = (line or size) - place > self.limit
            reason = Reason.TOO_LONG if too_long else Reason.QUOTES
            broken.append(Broken(self.number, reason, buffer[place : place + SHOWN]))
            if not line:
                self.passing_over = True
            place = line or size
        self.held = buffer[place:]
        ends = np.cumsum([len(record) for record in good], dtype=np.int64)
        return Cut(b"".join(good), ends, np.array(numbers, np.int64), broken)

    def _record_end(self, buffer: bytes, place: int) -> int | None:
        if self.grammar.separator is None:
            return buffer.find(b"\n", place) + 1 or None
        match = self.grammar.record.match(buffer, place) or self.grammar.line.match(buffer, place)
        return match.end() if match else None

    def _may_go_on(self, buffer: bytes, place: int) -> bool:
        if self.grammar.separator is None:
            return False
        return self.grammar.beginning.match(buffer, place) is not None
