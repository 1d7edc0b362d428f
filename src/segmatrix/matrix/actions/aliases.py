"""What can be done to the words that people have for a segment beside its name."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.base.ids import id_of
from segmatrix.base.inputs import written
from segmatrix.matrix import access, events, terms
from segmatrix.matrix.models import Alias, Segment
from segmatrix.matrix.terms import AliasKind
from segmatrix.people.terms import Permission

LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # BCP 47 without its rare parts


@action
def add_alias(given: events.AddAlias, *, actor: Actor) -> None:
    """Keep somebody's own word for a segment; it may stand for another segment as well.

    Refuses an empty or overlong word, the segment's own name, a word it has from the same origin
    already, and what is no language code. Records AliasAdded.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    segment = access.segment(matrix, given.segment_id, typed=given.text)
    alias = Alias(
        matrix=matrix,
        segment=segment,
        text=_word(given.text),
        origin=_origin(given.origin) or actor.department,
        language=_language(given.language),
        member_id=actor.member_id,
        author_name=actor.name,
        department=actor.department,
        said_at=clock.now(),
    )
    _refuse_unless_free(alias)
    alias.save()
    record(
        events.AliasAdded(**_whole(alias)),
        inverse=events.RemoveAlias(matrix_id=matrix.pk, alias_id=alias.pk),
    )


@action
def edit_alias(given: events.EditAlias, *, actor: Actor) -> None:
    """Put a word, its origin and its language otherwise.

    Refuses what `add_alias` refuses, and a name that a segment had: that is kept as it was.
    Records AliasEdited.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    alias = access.alias(matrix, given.alias_id, typed=given.text)
    if alias.kind != AliasKind.WORD:
        raise Invalid(
            _("“%(name)s” is what it was called; that is kept as it was.") % {"name": alias.text},
            hint=_("Add your own word beside it."),
            field="text",
            yours=given.text,
        )
    earlier = {"text": alias.text, "origin": alias.origin, "language": alias.language}
    new = {
        "text": _word(given.text),
        "origin": _origin(given.origin) or alias.origin,
        "language": _language(given.language),
    }
    if new == earlier:
        return
    alias.text, alias.origin, alias.language = new["text"], new["origin"], new["language"]
    _refuse_unless_free(alias)
    alias.save(update_fields=list(new))
    about = {"matrix_id": matrix.pk, "alias_id": alias.pk}
    record(
        events.AliasEdited(**about, segment_id=alias.segment_id, **new),
        inverse=events.EditAlias(**about, **earlier),
    )


@action
def remove_alias(given: events.RemoveAlias, *, actor: Actor) -> None:
    """Take a word off a segment; it is kept and can be restored.

    Refuses one that is off it already. Records AliasRemoved.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    alias = access.alias(matrix, given.alias_id)
    alias.removed = True
    alias.save(update_fields=["removed"])
    about = {"matrix_id": matrix.pk, "alias_id": alias.pk}
    record(
        events.AliasRemoved(**about, segment_id=alias.segment_id),
        inverse=events.RestoreAlias(**about),
    )


@action
def restore_alias(given: events.RestoreAlias, *, actor: Actor) -> None:
    """Let a removed word stand for its segment again.

    Refuses one that stands, or that is the segment's name by now. Records AliasRestored.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    alias = access.alias(matrix, given.alias_id, removed=True)
    _refuse_unless_free(alias)
    alias.removed = False
    alias.save(update_fields=["removed"])
    record(
        events.AliasRestored(**_whole(alias)),
        inverse=events.RemoveAlias(matrix_id=matrix.pk, alias_id=alias.pk),
    )


def keep_name(segment: Segment, name: str, kind: AliasKind, actor: Actor) -> dict[str, bool]:
    """Keep a name that a segment or a part of it had as its alias, inside an action.

    A name kept before and taken back since is the same alias again.

    Returns:
        The alias by id, as standing; nothing where it has that name, as alias or as its own.
    """
    same = name.casefold()
    names = Alias.objects.filter(segment=segment, removed=False).exclude(kind=AliasKind.WORD)
    if same in {segment.name.casefold(), *(row.text.casefold() for row in names)}:
        return {}
    alias, made = Alias.objects.get_or_create(
        pk=id_of(f"{segment.pk}:{name}"),
        defaults={
            "matrix": segment.matrix,
            "segment": segment,
            "text": name,
            "kind": kind,
            "member_id": actor.member_id,
            "author_name": actor.name,
            "department": actor.department,
            "said_at": clock.now(),
        },
    )
    if not made:
        alias.segment, alias.removed = segment, False
        alias.save(update_fields=["segment", "removed"])
    return {alias.pk: True}


def hide_words(segment: Segment) -> dict[str, bool]:
    """Take off a segment the words that are its name by now; return them by id, as not standing."""
    rows = Alias.objects.filter(segment=segment, removed=False)
    equal = [row.pk for row in rows if row.text.casefold() == segment.name.casefold()]
    return show_words(dict.fromkeys(equal, False))


def show_words(stands: Mapping[str, bool]) -> dict[str, bool]:
    """Let aliases stand or not, by id; return those for which that is new."""
    changed = {}
    for row in Alias.objects.filter(pk__in=stands):
        if row.removed == stands[row.pk]:
            row.removed = not row.removed
            row.save(update_fields=["removed"])
            changed[row.pk] = not row.removed
    return changed


def _refuse_unless_free(alias: Alias) -> None:
    """Refuse the segment's own name, and a word that it has from the same origin."""
    same = Alias.objects.filter(segment=alias.segment, removed=False).exclude(pk=alias.pk)
    origin = alias.origin.casefold()
    taken = [row.text for row in same if row.origin.casefold() == origin]
    if alias.text.casefold() in {word.casefold() for word in (*taken, alias.segment.name)}:
        raise Invalid(
            _("“%(word)s” is here already.") % {"word": alias.text},
            hint=_("A word is kept once per origin, beside the segment's own name."),
            field="text",
            yours=alias.text,
        )


def _word(text: str) -> str:
    word = " ".join(written(text, field="text", limit=terms.NAME_LENGTH).split())
    if not word:
        raise Invalid(_("A word is missing."), field="text", yours=text)
    return word


def _origin(text: str) -> str:
    return " ".join(written(text, field="origin", limit=terms.NAME_LENGTH).split())


def _language(code: str) -> str:
    if code and not (LANGUAGE_CODE.fullmatch(code) and len(code) <= terms.LANGUAGE_LENGTH):
        raise Invalid(
            _("“%(code)s” is no code of a language.") % {"code": code},
            hint=_("Write it like de, en-GB or pt-BR."),
            field="language",
            yours=code,
        )
    return code


def _whole(alias: Alias) -> dict[str, str]:
    return {
        "matrix_id": alias.matrix_id,
        "segment_id": alias.segment_id,
        "alias_id": alias.pk,
        "text": alias.text,
        "origin": alias.origin,
        "of": alias.kind,
        "language": alias.language,
        "author_name": alias.author_name,
        "department": alias.department,
    }
