"""The index: built whole from what the rooms have, and then kept true fact by fact."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.db.models.functions import Left

from segmatrix.activity.actions import hold
from segmatrix.activity.events import Fact
from segmatrix.base.ids import LENGTH
from segmatrix.matrix.queries import Text, workspace_of
from segmatrix.search import access, words
from segmatrix.search.folding import fold
from segmatrix.search.models import Entry
from segmatrix.search.nouns import NOUNS, Noun
from segmatrix.search.terms import Kind

_BATCH = 500


def build(matrix_id: str) -> int:
    """Build the index of a matrix anew and return how many texts it holds.

    Nothing happens meanwhile in the matrix, nor in its workspace, whose templates are in it too.
    """
    with transaction.atomic():
        hold(f"matrix:{matrix_id}")
        hold(f"workspace:{workspace_of(matrix_id)}")
        Entry.objects.filter(matrix=matrix_id).delete()
        for noun in NOUNS.values():
            for batch in _batches(noun.texts(matrix_id)):
                Entry.objects.bulk_create(_entries(matrix_id, noun.kind, batch))
        count = Entry.objects.filter(matrix=matrix_id).count()
        Entry.objects.create(matrix_id=matrix_id, scope=access.whole(matrix_id), body="whole")
    return count


def is_built(matrix_id: str) -> bool:
    """Say whether a matrix has its index, as this edition builds it."""
    entry = Entry.objects.filter(matrix=matrix_id, kind="", ref="")
    return entry.filter(scope=access.whole(matrix_id)).exists()


def mend() -> None:
    """Make the words of all entries anew, of every matrix, where the database has lost them."""
    with transaction.atomic():
        words.make()


def keep(noun: Noun, fact: Fact) -> None:
    """Let the indexes that hold what a fact changes follow it; one not built has nothing to follow.

    Words that the database has lost are made anew first, so that nobody's work waits for a search.
    """
    for matrix_id in noun.matrices(fact):
        if not is_built(matrix_id):
            continue
        try:
            with transaction.atomic():
                _follow(matrix_id, noun, fact)
        except DatabaseError:
            mend()
            _follow(matrix_id, noun, fact)


def _follow(matrix_id: str, noun: Noun, fact: Fact) -> None:
    touched = noun.facts[type(fact)](fact)
    if noun.parts is not None:
        _take_parts(matrix_id, noun, noun.parts(matrix_id))
    else:
        present = _store(matrix_id, noun.kind, noun.texts(matrix_id, **touched))
        if not touched:
            rest = _of(matrix_id, noun.kind).exclude(ref__in=present)
            rest.delete()


def _take_parts(matrix_id: str, noun: Noun, wanted: Iterable[str]) -> None:
    """Store the texts of documents that came, and forget those of documents that went."""
    rows = _of(matrix_id, noun.kind)
    stored = set(rows.values_list(Left("ref", LENGTH), flat=True).distinct())
    for gone in stored - set(wanted):
        rows.filter(ref__startswith=f"{gone}:").delete()
    for come in set(wanted) - stored:
        _store(matrix_id, noun.kind, noun.texts(matrix_id, document_id=come))


def _store(matrix_id: str, kind: Kind, texts: Iterable[Text]) -> set[str]:
    """Store texts as they are now, forget those without words, and return the ids of the others."""
    present: set[str] = set()
    for batch in _batches(texts):
        fresh = {entry.ref: entry for entry in _entries(matrix_id, kind, batch)}
        rows = _of(matrix_id, kind).filter(ref__in=[text.id for text in batch])
        stored = {row.ref: row for row in rows}
        rows.filter(ref__in=stored.keys() - fresh.keys()).delete()
        changed = [
            entry
            for ref, entry in fresh.items()
            if ref not in stored or _values(stored[ref]) != _values(entry)
        ]
        Entry.objects.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=["matrix", "kind", "ref"],
            update_fields=["scope", "body"],
        )
        present |= fresh.keys()
    return present


def _of(matrix_id: str, kind: Kind) -> QuerySet[Entry]:
    return Entry.objects.filter(matrix=matrix_id, kind=kind)


def _entries(matrix_id: str, kind: Kind, texts: Iterable[Text]) -> list[Entry]:
    """Return the entries of the texts in which there is a word."""
    return [
        Entry(
            matrix_id=matrix_id,
            kind=kind,
            ref=text.id,
            scope=access.scope_of(matrix_id, kind, text),
            body=body,
        )
        for text in texts
        if (body := " ".join(fold(f"{text.title} {text.text}")))
    ]


def _values(entry: Entry) -> tuple[object, ...]:
    return entry.scope, entry.body


def _batches(texts: Iterable[Text]) -> Iterator[list[Text]]:
    rest = iter(texts)
    while batch := list(islice(rest, _BATCH)):
        yield batch
