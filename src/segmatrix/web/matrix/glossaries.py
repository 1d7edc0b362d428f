"""The glossary: every name and word for a segment, in the order of the reader's dictionary."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from segmatrix.base.actor import Actor
from segmatrix.live.rendering import Region
from segmatrix.matrix import queries
from segmatrix.matrix.collating import initial
from segmatrix.matrix.queries import MatrixView, SegmentView, WordView
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.matrix.stories import names
from segmatrix.web.matrix.words import language_name

GLOSSARY = [Region("glossary")]


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of the glossary.

    Attributes:
        segment: What it stands for; nothing for a word of a segment that is not to be seen.
        language: The name of its language, or empty.
        also: The other segments that it stands for, in words; empty where it is not ambiguous.
        stands_for: How many segments it stands for.
        sought: What a search looks in, folded.
        shown: Whether it was found by what the reader searched for.
    """

    word: WordView
    segment: SegmentView
    language: str
    also: str
    stands_for: int
    sought: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """The words that begin with one letter."""

    letter: str
    entries: tuple[Entry, ...]

    @property
    def shown(self) -> bool:
        """Whether any of them is."""
        return any(entry.shown for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Glossary:
    """All words of a matrix by letter.

    Attributes:
        found: How many of its words are shown.
    """

    matrix: MatrixView
    letters: tuple[Letter, ...]
    words: int
    found: int


class GlossaryView:
    """The glossary. What its reader searches for is theirs, so that a script hides what is not."""

    holders: ClassVar = {"matrix-name": "", "glossary": ""}
    templates: ClassVar = {"matrix-name": "frame/name.html", "glossary": "matrix/_glossary.html"}

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        glossary = load_glossary(matrix_id, reader)
        self._context = {"matrix": glossary.matrix, "glossary": glossary}

    def render(self, region: Region) -> str:
        """Return the element as it is on the page now."""
        return render_to_string(f"segmatrix/{self.templates[region.name]}", self._context)


@require_GET
def glossary(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show every word. Query: `q` leaves only those that hold it, for who has no script."""
    actor = actor_on(request, matrix_id)
    sought = request.GET.get("q", "").replace("\0", "").strip()[:200]
    found = load_glossary(matrix_id, actor, sought)
    context = {"glossary": found, "sought": sought}
    page = framed(actor, found.matrix, "glossary") | context
    return render(request, "segmatrix/matrix/glossary.html", page)


def load_glossary(matrix_id: str, actor: Actor, sought: str = "") -> Glossary:
    """Return the glossary in a fixed number of queries; words without `sought` are not shown."""
    segments = {segment.id: segment for segment in queries.known_segments(matrix_id, actor)}
    entries = [
        _entry(word, segments[word.segment_id], folded(sought))
        for word in queries.glossary(matrix_id, actor)
    ]
    return Glossary(
        matrix=queries.matrix(matrix_id, actor),
        letters=tuple(_by_letter(entries)),
        words=len(entries),
        found=sum(entry.shown for entry in entries),
    )


def folded(text: str) -> str:
    """Return a text as it is searched: without accents, capitals and doubled blanks."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(each for each in plain if not unicodedata.combining(each)).split())


def _entry(word: WordView, segment: SegmentView, sought: str) -> Entry:
    language = language_name(word.language) if word.language else ""
    looked_in = folded(" ".join([word.word, word.segment_name, word.origin, language]))
    return Entry(
        word=word,
        segment=segment,
        language=language,
        also=names(word.also) if word.also else "",
        stands_for=1 + len(word.also),
        sought=looked_in,
        shown=all(part in looked_in for part in sought.split()),
    )


def _by_letter(entries: Iterable[Entry]) -> Iterable[Letter]:
    language = get_language() or ""
    for letter, group in groupby(entries, key=lambda entry: initial(entry.word.word, language)):
        yield Letter(letter, tuple(group))
