"""What was found of a matrix, as pages read it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, transaction

from segmatrix.base.actor import Actor
from segmatrix.matrix.queries import Text
from segmatrix.search import access, index, matching
from segmatrix.search.asking import Asked, asked
from segmatrix.search.marking import Piece, excerpt
from segmatrix.search.matching import Answers, Wanted
from segmatrix.search.nouns import NOUNS
from segmatrix.search.terms import Kind


@dataclass(frozen=True, slots=True)
class Hit:
    """One text that was found.

    Attributes:
        id: Of what it is the text of.
        title: What that is called, in pieces; empty where its text says all.
        text: A stretch of the text around what was looked for, in pieces.
        place: Where it stands, in words.
        about: The id of what it is read in.
        by: Who said it, where that is kept; so `at`.
    """

    kind: Kind
    id: str
    title: tuple[Piece, ...]
    text: tuple[Piece, ...]
    place: str
    about: str
    by: str
    at: datetime | None

    @classmethod
    def of(cls, kind: Kind, text: Text, sought: Asked) -> "Hit":
        """Build the hit from the text as it is now."""
        return cls(
            kind=kind,
            id=text.id,
            title=excerpt(text.title, sought),
            text=excerpt(text.text, sought),
            place=text.place,
            about=text.about,
            by=text.by,
            at=text.at,
        )


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind.

    Attributes:
        total: How many texts answer.
        hits: Some of them, the best first, or the newest where there are too many to compare.
        ranked: Whether the best come first.
    """

    kind: Kind
    total: int
    hits: tuple[Hit, ...]
    ranked: bool

    @property
    def more(self) -> bool:
        """Whether there are others than are shown."""
        return self.total > len(self.hits)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Attributes:
        sought: What was looked for, as it was understood.
        groups: By kind, those without anything left out.
        total: How many texts of the kinds that were looked at answer.
        page: Which page of the one kind that was asked for this is, counted from 1; so `pages`.
    """

    sought: Asked
    groups: tuple[Group, ...] = ()
    total: int = 0
    page: int = 1
    pages: int = 1


def search(
    matrix_id: str,
    text: str,
    actor: Actor,
    *,
    kind: Kind | None = None,
    page: int = 1,
    newest: bool = False,
) -> Found:
    """Return what of a matrix has all words of a text, in a number of queries that does not grow.

    An index that is not there, or not whole, is built first.

    Args:
        matrix_id: The matrix.
        text: What somebody typed (`asking`).
        actor: Who looks for it; what they may not read is neither shown nor counted.
        kind: The only kind to look at; then it comes in pages.
        page: Which of them.
        newest: Whether the newest come first even where the best could.
    """
    reader = access.Reader(matrix_id, actor)
    sought = asked(text)
    if not sought.terms:
        return Found(sought)
    _make_sure(matrix_id)
    wished = {each: reader.scopes(each) for each in NOUNS if kind in (None, each)}
    scopes = {each: own for each, own in wished.items() if own}
    if not scopes:
        return Found(sought)
    answers = Answers(access.within(matrix_id), scopes, sought)
    totals = answers.totals
    pages = matching.pages(totals[kind]) if kind else 1
    here = min(max(1, page), pages)
    only = here if kind else None
    wanted = {each: Wanted.of(totals[each], page=only, newest=newest) for each in scopes}
    refs = answers.refs(wanted)
    groups = tuple(
        Group(each, totals[each], _hits(reader, each, refs[each], sought), wanted[each].ranked)
        for each in wanted
        if totals[each]
    )
    return Found(sought, groups, sum(group.total for group in groups), here, pages)


def _hits(reader: access.Reader, kind: Kind, refs: list[str], sought: Asked) -> tuple[Hit, ...]:
    """Return the texts as they are now, in the order of `refs`."""
    texts = {text.id: text for text in NOUNS[kind].texts(reader.matrix_id, refs)}
    return tuple(
        Hit.of(kind, texts[ref], sought)
        for ref in refs
        if ref in texts and reader.may_read(texts[ref])
    )


def _make_sure(matrix_id: str) -> None:
    """See to it that a matrix has its index: that the words find the entry which says so."""
    whole = access.whole(matrix_id)
    try:
        with transaction.atomic():
            found = matching.is_there(whole)
    except DatabaseError:
        index.mend()
        found = matching.is_there(whole)
    if not found:
        if index.is_built(matrix_id):
            index.mend()
        else:
            index.build(matrix_id)
