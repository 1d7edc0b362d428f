"""Memberships that go out, written while they are read."""

import io
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from segmatrix.kit.rules.nodes import Entity
from segmatrix.studies import actions, events, queries
from segmatrix.studies.terms import Format
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.sending import csv_lines, harmless, streamed
from segmatrix.web.who.forms import ExportForm

KINDS = {Format.CSV: "text/csv; charset=utf-8", Format.PARQUET: "application/vnd.apache.parquet"}
Rows = Iterator[tuple[str, pa.Array]]


@require_http_methods(["GET", "POST"])
def export(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Ask which memberships to take out, and hand them out.

    Every request is an export of its own and recorded as one, also when it is sent twice.
    """
    actor = actor_on(request, matrix_id)
    offered = queries.exportable(matrix_id, actor)
    form = ExportForm(offered, request.POST or None)
    if form.is_valid():
        given = events.ExportMemberships(
            matrix_id=matrix_id, snapshot_id=offered.snapshot_id, **form.cleaned_data
        )
        (taken,) = actions.export_memberships(given, actor=actor)
        rows = queries.memberships(taken, actor)
        written = _parquet if taken.format == Format.PARQUET else _csv
        name = f"{slugify(offered.matrix.name) or 'segments'}-members.{taken.format}"
        return streamed(request, written(rows, offered.unit), KINDS[Format(taken.format)], name)
    context = framed(actor, offered.matrix, "data") | {"offered": offered, "form": form}
    status = 422 if form.errors else 200
    return render(request, "segmatrix/who/export.html", context, status=status)


def _csv(rows: Rows, unit: str) -> Iterator[str]:
    """Yield memberships as `segmatrix evaluate --members` writes them.

    Ids stay as they are, whatever a spreadsheet would make of them: other tools look them up. The
    names of segments are for people, and what a spreadsheet would compute is only shown.
    """
    yield from csv_lines([["segment", Entity(unit).key]], end="\n")
    for name, ids in rows:
        shown = harmless(name)
        yield "".join(csv_lines(([shown, ident] for ident in ids.to_pylist()), end="\n"))


def _parquet(rows: Rows, unit: str) -> Iterator[bytes]:
    """Yield memberships as a Parquet file, a group of rows at a time."""
    schema = pa.schema([("segment", pa.string()), (Entity(unit).key, pa.string())])
    sink = _Sink()
    with pq.ParquetWriter(sink, schema) as writer:
        for name, ids in rows:
            if len(ids):
                names = pa.repeat(pa.scalar(name, pa.string()), len(ids))
                writer.write_table(pa.table([names, ids], schema=schema))
                yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """A file that is written at its end only and taken away piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        return True

    def write(self, piece: bytes) -> int:  # type: ignore[override]
        self._pieces.append(bytes(piece))
        self._written += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._written

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        piece = b"".join(self._pieces)
        self._pieces.clear()
        return piece
