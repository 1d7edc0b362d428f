"""What a cell says as text: readable in a spreadsheet, and read back as what it was."""

from collections.abc import Iterable
from decimal import Decimal

from segmatrix.matrix import sheeting
from segmatrix.matrix.queries import CellView, ContactView, StatedMeasureView
from segmatrix.matrix.terms import NOT_KNOWN_WORDS, Kind

NOT_KNOWN = NOT_KNOWN_WORDS[1].capitalize()
_BULLET = "• "


def text_of(cell: CellView) -> str:
    """Return what people said in a cell; "Not known yet" where that is their answer."""
    if cell.kind == Kind.TEXT and cell.statements:
        return cell.statements[0].text
    if cell.statements:
        return lines_of(statement.text for statement in cell.statements)
    if cell.stated:
        return number_of(cell.stated)
    if cell.contacts:
        return "\n".join(map(contact_of, cell.contacts))
    return NOT_KNOWN if cell.not_known_yet else ""


def line_of(text: str) -> str:
    """Return a statement on one line."""
    return " ".join(text.split())


def lines_of(texts: Iterable[str]) -> str:
    """Return statements one a line, with bullets where a line alone would be read otherwise."""
    lines = [line_of(text) for text in texts]
    if any(sheeting.statements(line) != (line,) or _is_no_statement(line) for line in lines):
        lines = [_BULLET + line for line in lines]
    return "\n".join(lines)


def number_of(stated: StatedMeasureView) -> str:
    """Return a stated number so that nothing of it is lost: `612`, `400–450 EUR`."""
    ends = dict.fromkeys((_exact(stated.low), _exact(stated.high)))
    return f"{'–'.join(ends)} {stated.unit}".strip()


def contact_of(contact: ContactView) -> str:
    """Return whom to ask, with what they know in brackets."""
    return f"{contact.name} ({contact.role})" if contact.role else contact.name


def _exact(value: float) -> str:
    """Return all digits of a number, never three behind the point: they would mean thousands."""
    text = format(Decimal(repr(value + 0.0)).normalize(), "f")  # minus nought is nought
    _whole, _point, decimals = text.partition(".")
    return f"{text}0" if len(decimals) == 3 else text


def _is_no_statement(line: str) -> bool:
    return line.casefold().rstrip(".") in NOT_KNOWN_WORDS
