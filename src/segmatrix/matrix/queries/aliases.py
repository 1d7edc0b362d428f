"""The words of a matrix as pages read them: the glossary, and looking one up."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import get_language

from segmatrix.base.actor import Actor
from segmatrix.matrix import access, terms
from segmatrix.matrix.collating import collation_key
from segmatrix.matrix.models import Alias, Matrix, Statement
from segmatrix.matrix.queries.segments import SegmentView, segments_of
from segmatrix.matrix.terms import AliasKind, Standing


@dataclass(frozen=True, slots=True)
class WordView:
    """A word that stands for a segment: its name, or an alias of it.

    Attributes:
        alias_id: Empty for the name itself.
        kind: Of an alias: somebody's own word, an earlier name, or the name of a merged segment.
        origin: Where it comes from, in words; empty for the name itself.
        language: The code of its language, where that is known.
        definition: The text that defines the segment, or empty.
        retired: Whether the segment is out of the table.
        also: The names of the other segments that the same word stands for.
        author_name: Who brought an alias in, from which department and when.
    """

    word: str
    segment_id: str
    segment_name: str
    alias_id: str
    kind: str
    origin: str
    language: str
    definition: str
    retired: bool
    also: tuple[str, ...] = ()
    author_name: str = ""
    department: str = ""
    at: datetime | None = None

    @property
    def is_name(self) -> bool:
        """Whether this is what the segment is called."""
        return not self.alias_id

    @property
    def ambiguous(self) -> bool:
        """Whether it stands for another segment as well."""
        return bool(self.also)


def glossary(matrix_id: str, actor: Actor) -> tuple[WordView, ...]:
    """Return every name and alias of the matrix in the order of the reader's language.

    A name comes before an alias that reads the same. In four queries, however many words.
    """
    return _glossary(access.matrix(matrix_id, actor))


def aliases(matrix_id: str, segment_id: str, actor: Actor) -> tuple[WordView, ...]:
    """Return the aliases of one segment in the order of the reader's language."""
    words = glossary(matrix_id, actor)
    return tuple(word for word in words if word.segment_id == segment_id and not word.is_name)


def removed_aliases(matrix_id: str, segment_id: str, actor: Actor) -> tuple[WordView, ...]:
    """Return the words of their own that people took off a segment, newest first.

    Without those that stand for it again, or are its name by now.
    """
    matrix = access.matrix(matrix_id, actor)
    standing = (Standing.CURRENT, Standing.ASIDE)
    view = SegmentView.of(access.segment(matrix, segment_id, standing=standing))
    rows = Alias.objects.filter(matrix=matrix, segment=segment_id, kind=AliasKind.WORD)
    words = [(row, _alias(row, view, "")) for row in rows.order_by("-said_at", "pk")]
    there = {(_same(word.word), word.origin) for row, word in words if not row.removed}
    return tuple(
        word
        for row, word in words
        if row.removed
        and (_same(word.word), word.origin) not in there
        and _same(word.word) != _same(view.name)
    )


def find(matrix_id: str, word: str, actor: Actor) -> tuple[WordView, ...]:
    """Return what a word stands for, whatever its capitals and blanks; names first.

    Nothing for a word that nobody has brought in. Several segments where it is `ambiguous`.
    """
    found = [each for each in glossary(matrix_id, actor) if _same(each.word) == _same(word)]
    return tuple(sorted(found, key=lambda each: not each.is_name))


def _glossary(matrix: Matrix) -> tuple[WordView, ...]:
    shown, retired = segments_of(matrix)
    segments = {view.id: view for view in (*shown, *retired)}
    defined = _definitions(matrix)
    rows = Alias.objects.filter(matrix=matrix, removed=False, segment__in=segments)
    words = [
        *(_name(view, defined.get(view.id, "")) for view in segments.values()),
        *(_alias(row, segments[row.segment_id], defined.get(row.segment_id, "")) for row in rows),
    ]
    language = get_language() or ""
    return tuple(
        sorted(
            _with_others(words),
            key=lambda word: (
                collation_key(word.word, language),
                not word.is_name,
                collation_key(word.segment_name, language),
                word.origin,
                word.alias_id,
            ),
        )
    )


def _definitions(matrix: Matrix) -> dict[str, str]:
    rows = Statement.objects.filter(
        segment__matrix=matrix, dimension__key="definition", removed=False
    )
    return dict(rows.values_list("segment", "text"))


def _with_others(words: Iterable[WordView]) -> list[WordView]:
    """Return the words, each with the other segments that it stands for."""
    owners: dict[str, dict[str, str]] = defaultdict(dict)
    for word in words:
        owners[_same(word.word)][word.segment_id] = word.segment_name
    return [
        replace(
            word,
            also=tuple(
                sorted(
                    name
                    for ident, name in owners[_same(word.word)].items()
                    if ident != word.segment_id
                )
            ),
        )
        for word in words
    ]


def _name(view: SegmentView, definition: str) -> WordView:
    return WordView(
        word=view.name,
        segment_id=view.id,
        segment_name=view.name,
        alias_id="",
        kind="",
        origin="",
        language="",
        definition=definition,
        retired=view.retired,
    )


def _alias(row: Alias, segment: SegmentView, definition: str) -> WordView:
    own = row.kind == AliasKind.WORD
    return WordView(
        word=row.text,
        segment_id=segment.id,
        segment_name=segment.name,
        alias_id=row.pk,
        kind=row.kind,
        origin=row.origin if own else str(terms.LABELS[AliasKind(row.kind)]),
        language=row.language,
        definition=definition,
        retired=segment.retired,
        author_name=row.author_name,
        department=row.department,
        at=row.said_at,
    )


def _same(word: str) -> str:
    return " ".join(word.split()).casefold()
