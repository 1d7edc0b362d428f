"""Long answers sent while they are made: tables as CSV, and files of any size."""

import asyncio
import csv
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, StreamingHttpResponse

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def streamed(
    request: HttpRequest, pieces: Iterator[Any], kind: str, name: str
) -> StreamingHttpResponse:
    """Return an answer that is a file to keep, made piece by piece as the reader takes it.

    Args:
        request: What is answered; an asynchronous server wants its pieces asynchronously.
        pieces: Texts or bytes.
        kind: The content type.
        name: What the file is called.
    """
    content = _away_from_the_loop(pieces) if isinstance(request, ASGIRequest) else pieces
    response = StreamingHttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def csv_lines(rows: Iterable[Iterable[Any]], *, end: str = "\r\n") -> Iterator[str]:
    """Yield rows as lines of CSV, as they are; they end as spreadsheets write them, or by `end`."""
    writer = csv.writer(_Echo(), lineterminator=end)
    return (writer.writerow(row) for row in rows)


def harmless(cell: str) -> str:
    """Return a cell so that a spreadsheet shows it instead of computing it."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell


class _Echo:
    """What csv writes into, to hand each line straight on."""

    def write(self, line: str) -> str:
        return line


async def _away_from_the_loop(pieces: Iterator[Any]) -> AsyncIterator[Any]:
    """Take each piece in a thread, so that making one keeps no other reader waiting."""
    ended = object()
    while (piece := await asyncio.to_thread(next, pieces, ended)) is not ended:
        yield piece
