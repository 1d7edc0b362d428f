"""Ratings from a CSV file; what cannot be taken is refused with its line."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from segmatrix.kit.agreement.ratings import Item, Rating, Ratings
from segmatrix.kit.agreement.terms import HIGHEST, LOWEST
from segmatrix.kit.data.errors import DataError

COLUMNS = ("participant", "department", "segment", "axis", "value")
_SO_WRITTEN = f"Write the first line as {','.join(COLUMNS)}, and a rating in each line below it."


def read_ratings(path: Path) -> Ratings:
    """Return the ratings of a CSV file, which has the columns that `COLUMNS` names.

    Raises:
        DataError: The file is empty or no CSV; a column is unknown, missing or doubled; a line has
            no whole number from 1 to 9, an empty field, a second rating of the same person and
            item, or the person in a second department. The message names the line.
        OSError: The file cannot be read.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            return Ratings(_checked(_lines(file)))
        except (DataError, UnicodeDecodeError) as problem:
            message, hint = _told(problem)
            raise DataError(message, hint, file=str(path)) from problem


def _told(problem: DataError | UnicodeDecodeError) -> tuple[str, str]:
    if isinstance(problem, DataError):
        return problem.message, problem.hint
    return f"its bytes from {problem.start:,} on are no UTF-8", "Save the file as CSV in UTF-8."


def _lines(file: Iterable[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield each line's number, counted from 1 as an editor does, and its fields by column."""
    lines = csv.reader(file, strict=True)
    try:
        heads = [head.strip() for head in next(lines, [])]
        _check_heads(heads)
        for fields in lines:
            if not any(field.strip() for field in fields):
                continue
            if len(fields) != len(heads):
                raise DataError(
                    f"line {lines.line_num} has {len(fields)} fields, not {len(heads)}",
                    "Put a text that has a comma in it between quotes.",
                )
            yield lines.line_num, dict(zip(heads, map(str.strip, fields), strict=True))
    except csv.Error as problem:
        raise DataError(f"line {lines.line_num} is no CSV: {problem}", _SO_WRITTEN) from problem


def _check_heads(heads: list[str]) -> None:
    if not any(heads):
        raise DataError("line 1: the file is empty", _SO_WRITTEN)
    for head in heads:
        if head not in COLUMNS:
            raise DataError(f"line 1: there is no column “{head}” in ratings", _SO_WRITTEN)
        if heads.count(head) > 1:
            raise DataError(f"line 1: the column “{head}” is there twice", _SO_WRITTEN)
    for column in COLUMNS:
        if column not in heads:
            raise DataError(f"line 1: the column “{column}” is missing", _SO_WRITTEN)


def _checked(lines: Iterable[tuple[int, Mapping[str, str]]]) -> Iterator[Rating]:
    """Yield the ratings, each person in one department and with one rating of an item."""
    answered: dict[tuple[str, Item], int] = {}
    homes: dict[str, tuple[str, int]] = {}
    for line, fields in lines:
        rating = _rating(line, fields)
        who, item = rating.participant, rating.item
        if (earlier := answered.setdefault((who, item), line)) != line:
            raise DataError(
                f"line {line}: {who} rated {item.segment} on {item.axis} already in line {earlier}",
                "Keep one of the two lines.",
            )
        home, said = homes.setdefault(who, (rating.department, line))
        if home != rating.department:
            raise DataError(
                f"line {line}: {who} is in {rating.department}, and in line {said} in {home}",
                "Give each person one department, and people of one name different names.",
            )
        yield rating
    if not answered:
        raise DataError("line 2: there are no ratings in the file", _SO_WRITTEN)


def _rating(line: int, fields: Mapping[str, str]) -> Rating:
    for column in COLUMNS:
        if not fields[column]:
            raise DataError(f"line {line}: {column} is empty", "Fill it in, or remove the line.")
    written = fields["value"]
    # Digits of other scripts are digits to Python, and long runs of them a burden.
    if not (written.isascii() and written.isdecimal() and len(written) == 1):
        _refuse_value(line, written)
    value = int(written)
    if not LOWEST <= value <= HIGHEST:
        _refuse_value(line, written)
    item = Item(fields["segment"], fields["axis"])
    return Rating(fields["participant"], fields["department"], item, value)


def _refuse_value(line: int, written: str) -> None:
    raise DataError(
        f"line {line}: “{written}” is no whole number from {LOWEST} to {HIGHEST}",
        "Ratings are places on the grid of the map; leave the line out where there is none.",
    )
