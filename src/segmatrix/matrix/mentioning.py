"""Whom a text mentions: `@Name`, by the names that members have.

A name is found in any capitals and with any blanks between its words; of several that begin alike
the longest counts, so `@Ana Maria` is not Ana. It begins no word's end (`sol@harbour.example` is an
address) and ends where a word ends. Everybody who is called so is meant.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text. `member_ids` is empty for plain words, else says who is mentioned."""

    text: str
    member_ids: tuple[str, ...] = ()


def pieces(text: str, names: Mapping[str, str]) -> list[Piece]:
    """Return the text in parts, which make it up again when put together.

    Args:
        text: As typed.
        names: The name of each member, by id.
    """
    called: dict[str, list[str]] = defaultdict(list)
    for member_id, name in names.items():
        called[" ".join(name.split())].append(member_id)
    ordered = sorted(filter(None, called), key=lambda name: (-len(name), name))
    if not ordered:
        return [Piece(text)] if text else []
    alternatives = "|".join(rf"({_pattern(name)})" for name in ordered)
    found = []
    end = 0
    for match in re.finditer(rf"(?<!\w)@(?:{alternatives})(?!\w|-\w)", text, re.IGNORECASE):
        if match.start() > end:
            found.append(Piece(text[end : match.start()]))
        assert match.lastindex is not None, "one of the alternatives has matched"
        name = ordered[match.lastindex - 1]
        namesakes = [other for other in ordered if other.casefold() == name.casefold()]
        everybody = sorted(member_id for each in namesakes for member_id in called[each])
        found.append(Piece(match.group(), tuple(everybody)))
        end = match.end()
    if end < len(text):
        found.append(Piece(text[end:]))
    return found


def mentioned(found: Iterable[Piece]) -> list[str]:
    """Return the ids of everybody whom the pieces of a text mention, each once."""
    return list(dict.fromkeys(member_id for piece in found for member_id in piece.member_ids))


def _pattern(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))
