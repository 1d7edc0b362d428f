"""Reading XML piece by piece, without entities: neither from outside nor such that multiply."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn
from xml.parsers import expat

from segmatrix.evidence.documents.errors import DocumentError, Reason


@dataclass(frozen=True, slots=True)
class Event:
    """An element that opens or closes, by its name without namespace, or the text between."""

    opens: str = ""
    closes: str = ""
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


def walk(pieces: Iterable[bytes]) -> Iterator[Event]:
    """Yield what stands in an XML document, in order.

    Raises:
        DocumentError: It declares a document type, as no office document does, or is damaged.
    """
    found: list[Event] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: found.append(
        Event(opens=_local(name), attributes={_local(key): attributes[key] for key in attributes})
    )
    parser.EndElementHandler = lambda name: found.append(Event(closes=_local(name)))
    parser.CharacterDataHandler = lambda text: found.append(Event(text=text))
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            yield from found
            found.clear()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise DocumentError(Reason.DAMAGED) from error
    yield from found


def _refuse(*_declaration: Any) -> NoReturn:
    raise DocumentError(Reason.ENTITIES)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
