"""How a segment came to be what it is, in plain sentences with who and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries
from segmatrix.matrix.queries import OriginView, StoryView, WordView
from segmatrix.matrix.terms import AliasKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing that happened to a segment.

    Attributes:
        did: What somebody did, to follow their name.
        links: Segments that it leads to, by id and name.
        lineage_id: The merge or split that can be taken back, or empty.
        back: What taking it back is called.
    """

    who: str
    department: str
    did: str
    at: datetime
    links: tuple[tuple[str, str], ...] = ()
    lineage_id: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """A segment that is part of another one now."""

    segment_id: str
    name: str
    kept_id: str
    kept_name: str


def story_of(
    segment_id: str, stories: dict[str, StoryView], words: Iterable[WordView]
) -> list[Sentence]:
    """Return a segment's story, the newest first.

    Args:
        segment_id: The segment, in the table or retired.
        stories: Those of all segments of its matrix.
        words: The segment's aliases.
    """
    story = stories[segment_id]
    told = [
        *(_renamed(word) for word in words if word.kind == AliasKind.EARLIER_NAME),
        *(_told(origin, _MERGED, gettext_lazy("Take apart again")) for origin in story.merged_from),
        *(
            _told(origin, _SPLIT, gettext_lazy("Join again"), link=stories)
            for origin in story.split_into
        ),
        *(_split_off(origin, stories) for origin in story.split_from),
    ]
    return sorted(told, key=lambda sentence: sentence.at, reverse=True)


def merged_of(matrix_id: str, actor: Actor) -> list[Merged]:
    """Return the segments of a matrix that are part of another one now, by name."""
    stories = queries.lineage(matrix_id, actor)
    gone = [story for story in stories.values() if story.part_of]
    found = [_whole(story, stories) for story in gone]
    return sorted(found, key=lambda merged: merged.name.casefold())


_MERGED = gettext_lazy("merged %(names)s into it.")
_SPLIT = gettext_lazy("split off %(names)s.")


def _renamed(word: WordView) -> Sentence:
    assert word.at is not None, "an alias has its day"
    did = _("named it anew; it was “%(name)s” before.") % {"name": word.word}
    return Sentence(word.author_name, word.department, did, word.at)


def _told(
    origin: OriginView, words: str, back: str, *, link: dict[str, StoryView] | None = None
) -> Sentence:
    return Sentence(
        who=origin.by_name,
        department=origin.department,
        did=words % {"names": names(name for _ident, name in origin.others)},
        at=origin.at,
        links=_there(origin.others, link or {}),
        lineage_id=origin.id,
        back=str(back),
    )


def _split_off(origin: OriginView, stories: dict[str, StoryView]) -> Sentence:
    did = _("split it off “%(name)s”.") % {"name": origin.kept[1]}
    links = _there([origin.kept], stories)
    return Sentence(origin.by_name, origin.department, did, origin.at, links)


def names(each: Iterable[str]) -> str:
    """Return names in quotes as one phrase: “Banks”, “Cities” and “Schools”."""
    return get_text_list([_("“%(name)s”") % {"name": name} for name in each], _("and"))


def _there(
    others: Iterable[tuple[str, str]], stories: dict[str, StoryView]
) -> tuple[tuple[str, str], ...]:
    """Return those that can be looked at, by what they are called now."""
    known = (stories.get(ident) for ident, _name in others)
    return tuple((story.segment_id, story.name) for story in known if story and not story.part_of)


def _whole(story: StoryView, stories: dict[str, StoryView]) -> Merged:
    kept = stories[story.part_of]
    while kept.part_of:
        kept = stories[kept.part_of]
    return Merged(story.segment_id, story.name, kept.segment_id, kept.name)
