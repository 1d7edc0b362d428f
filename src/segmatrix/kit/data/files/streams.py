"""Bytes of a file in pieces: unpacked, in UTF-8 where that is known early, never whole.

What a file is, its first bytes say; its name is believed only where they are silent.
"""

import codecs
import gzip
import zlib
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from segmatrix.kit.data.errors import DataError

CHUNK = 4 << 20
"""Bytes read at a time: enough that the work per piece outweighs its overhead."""

HEAD = 1 << 20
"""Bytes from which the layout of a file is recognised."""


class Format(StrEnum):
    """How a file holds its table."""

    DELIMITED = "csv"
    JSON_LINES = "jsonl"
    PARQUET = "parquet"


_FOREIGN = (
    (b"PK\x03\x04", "a ZIP archive (Excel workbooks are ZIP archives, too)",
     "Unpack it, or save the sheet as CSV from Excel."),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", "Save the sheet as CSV from Excel."),
    (b"%PDF", "a PDF document", "Export the table behind it as CSV."),
    (b"SQLite format 3\x00", "a SQLite database", "Export its tables as CSV."),
    (b"BZh", "compressed with bzip2", "Unpack it, or compress it with gzip."),
    (b"\xfd7zXZ\x00", "compressed with xz", "Unpack it, or compress it with gzip."),
    (b"\x28\xb5\x2f\xfd", "compressed with Zstandard", "Unpack it, or compress it with gzip."),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "Unpack it."),
    (b"\x89PNG", "a picture", "Export the table behind it as CSV."),
    (b"\xff\xd8\xff", "a picture", "Export the table behind it as CSV."),
)  # fmt: skip

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def recognise(path: Path, name: str) -> Format:
    """Return what the file holds.

    Raises:
        DataError: if it is empty, an archive, a workbook, a web page or no text at all.
    """
    with path.open("rb") as opened:
        if opened.read(4) == b"PAR1":
            return Format.PARQUET
    start = head(path, name)
    for magic, what, hint in _FOREIGN:
        if start.startswith(magic):
            raise DataError(f"This is {what}, not a table.", hint, file=name)
    if not start.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise DataError("This file is empty.", "Export it again, or leave it out.", file=name)
    encoding = guess_encoding(start)
    if not encoding.startswith("utf-16") and b"\x00" in start:
        raise DataError("This is not a text file.", "Export the table as CSV.", file=name)
    text = start[:4000].decode(encoding, "ignore").lstrip("\ufeff \t\r\n").lower()
    if text.startswith(("<!doctype", "<html", "<?xml")):
        raise DataError(
            "This is a web page, not a table.",
            "The download was perhaps a sign-in page: download it again.",
            file=name,
        )
    if text.startswith("["):
        raise DataError(
            "This is one JSON list, not JSON lines.",
            "Write one object a line, without brackets and commas around them.",
            file=name,
        )
    return Format.JSON_LINES if text.startswith("{") else Format.DELIMITED


def head(path: Path, name: str, size: int = HEAD) -> bytes:
    """Return the first bytes of a file, unpacked."""
    held = b""
    for piece in pieces(path, name, chunk=64 << 10):
        held += piece
        if len(held) >= size:
            break
    return held[:size]


def guess_encoding(start: bytes) -> str:
    """Return the encoding that the first bytes of a file speak for.

    Pure ASCII answers `utf-8`; whether that holds further down, the reader finds out.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return encoding
    if half := _empty_half(start[:4096]):
        return half
    decoded = codecs.getincrementaldecoder("utf-8")("replace").decode(start)
    return "cp1252" if is_one_byte(decoded) else "utf-8"


def is_one_byte(decoded: str) -> bool:
    """Say whether bytes, decoded as UTF-8 with replacements, are rather one byte a character."""
    bad = decoded.count("\ufffd")
    return bad > 0 and bad > sum(1 for character in decoded if character > "\x7f") - bad


def _empty_half(sample: bytes) -> str:
    """Return the UTF-16 encoding of which every second byte of western text is zero, if any."""
    low, high = (sample[side::2].count(0) / max(len(sample) // 2, 1) for side in (0, 1))
    if high >= 0.4 and low <= 0.02:
        return "utf-16-le"
    return "utf-16-be" if low >= 0.4 and high <= 0.02 else ""


def pieces(
    path: Path,
    name: str,
    *,
    encoding: str = "",
    chunk: int = CHUNK,
    passed: Callable[[int], None] | None = None,
) -> Iterator[bytes]:
    """Yield the bytes of a file, unpacked, with every line break as a line feed.

    Args:
        path: Where the file is.
        name: What the person calls it.
        encoding: A UTF-16 encoding is turned into UTF-8 and a UTF-8 byte order mark is dropped;
            one-byte encodings pass as they are, since their separators are ASCII.
        chunk: Bytes to read at a time.
        passed: Told how many bytes of the file, packed as they are, were read since the last call.

    Raises:
        DataError: if the file is cut off or damaged.
    """
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        opened: BinaryIO | gzip.GzipFile = gzip.GzipFile(fileobj=raw) if packed else raw
        source = _read(opened, raw, chunk, passed)
        try:
            yield from _line_feeds(_in_utf8(source, encoding) if encoding else source)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise DataError(
                "This compressed file is cut off or damaged.",
                "Copy or download it again.",
                file=name,
            ) from error
        except UnicodeDecodeError as error:
            raise DataError(
                f"This file is not {encoding.upper()} text throughout.",
                "Save it as UTF-8, or state its encoding in the mapping.",
                file=name,
            ) from error


def _read(
    opened: BinaryIO | gzip.GzipFile,
    raw: BinaryIO,
    chunk: int,
    passed: Callable[[int], None] | None,
) -> Iterator[bytes]:
    told = 0
    while piece := opened.read(chunk):
        if passed:
            now = raw.tell()
            passed(now - told)
            told = now
        yield piece


def _in_utf8(source: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    if encoding.startswith("utf-16"):
        decoder = codecs.getincrementaldecoder(encoding)()
        first = True
        for piece in source:
            text = decoder.decode(piece)
            yield (text.removeprefix("\ufeff") if first else text).encode()
            first = False
        decoder.decode(b"", final=True)
        return
    first = True
    for piece in source:
        yield piece.removeprefix(codecs.BOM_UTF8) if first else piece
        first = False


def _line_feeds(source: Iterator[bytes]) -> Iterator[bytes]:
    """Turn CR LF and CR into LF, also where a piece ends between the two."""
    held = b""
    for piece in source:
        joined = held + piece if held else piece
        held = b""
        if joined.endswith(b"\r"):
            joined, held = joined[:-1], b"\r"
        if b"\r" in joined:
            joined = joined.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        if joined:
            yield joined
    if held:
        yield b"\n"
