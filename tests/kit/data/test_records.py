"""Cutting bytes into records: whatever the cells and wherever the pieces end."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.kit.data.files.records import cut

cells = st.text(st.sampled_from('ab,;"\n \u00fc'), max_size=6)
tables = st.lists(st.lists(cells, min_size=2, max_size=3), min_size=1, max_size=8)


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[start : start + size] for start in range(0, len(data), size)]


@settings(deadline=None)
@given(rows=tables, size=st.integers(1, 40))
def test_what_a_writer_wrote_comes_back_row_by_row(rows: list[list[str]], size: int) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    found = list(cut(iter(pieces(written.getvalue().encode(), size)), ","))
    records = [record.decode() for piece in found for _, record in piece]
    assert [next(csv.reader(io.StringIO(one, newline=""))) for one in records] == rows
    assert not [broken for piece in found for broken in piece.broken]


@settings(deadline=None)
@given(data=st.binary(max_size=200), size=st.integers(1, 50), limit=st.integers(5, 60))
def test_any_bytes_are_numbered_without_a_gap(data: bytes, size: int, limit: int) -> None:
    found = list(cut(iter(pieces(data, size)), ",", limit=limit))
    numbers = [number for piece in found for number, _ in piece]
    numbers += [broken.number for piece in found for broken in piece.broken]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))


@settings(deadline=None)
@given(
    data=st.text(st.sampled_from('a,"\n'), max_size=60),
    size=st.integers(1, 20),
    other=st.integers(1, 20),
)
def test_where_the_pieces_end_makes_no_difference(data: str, size: int, other: int) -> None:
    def records(step: int) -> list[tuple[int, bytes]]:
        found = cut(iter(pieces(data.encode(), step)), ",")
        return [numbered for piece in found for numbered in piece]

    assert records(size) == records(other)
