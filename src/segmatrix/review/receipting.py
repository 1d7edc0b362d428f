"""What became of somebody's input: kept, merged into what, declined and why. Pure telling."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from segmatrix.review.terms import Fate, ObjectionState, Said


@dataclass(frozen=True, slots=True)
class Receipt:
    """One input of somebody, and what became of it.

    Attributes:
        about: What it is about, in words.
        text: What they said.
        outcome: What became of it and by whom, as a sentence.
        reason: The words that go with that: why it was declined, an answer, the text it is in now.
        id: Of the proposal, the objection or the thread.
    """

    said: Said
    id: str
    about: str
    text: str
    at: datetime
    fate: Fate
    outcome: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """What somebody decided about a proposal.

    Attributes:
        statement_id: The statement that it became; empty for one that was declined.
        reason: Why it was declined.
    """

    by_name: str
    statement_id: str
    reason: str


def of_proposal(
    settled: Settled | None, own_text: str, texts: Mapping[str, str], folded: Mapping[str, str]
) -> tuple[Fate, str, str]:
    """Return what became of a proposed statement: its fate, a sentence, and the words with it.

    Args:
        settled: What was decided, None while it waits.
        own_text: What was proposed.
        texts: The statements in the table by their ids.
        folded: The statements that met another one in a merge, with what each is now.
    """
    if settled is None:
        return Fate.WAITING, _("Nobody has decided on it yet."), ""
    name = {"name": settled.by_name}
    if not settled.statement_id:
        return Fate.DECLINED, _("%(name)s declined it.") % name, settled.reason
    now = folded.get(settled.statement_id, settled.statement_id)
    if now != settled.statement_id:
        words = _("%(name)s took it in, and it was merged into another statement.")
        return Fate.MERGED, words % name, texts.get(now, "")
    if now not in texts:
        return Fate.SETTLED, _("%(name)s took it in; it was removed later.") % name, ""
    present = texts[now]
    if present == own_text:
        return Fate.KEPT, _("%(name)s took it in as you said it.") % name, ""
    return Fate.KEPT, _("%(name)s took it in; it reads otherwise now.") % name, present


def of_objection(state: ObjectionState, by_name: str, words: str) -> tuple[Fate, str, str]:
    """Return what became of an objection: its fate, a sentence, and the words with it.

    Args:
        state: How it stands.
        by_name: Who did the last thing about it.
        words: What they said with that.
    """
    name = {"name": by_name}
    match state:
        case ObjectionState.OPEN:
            return Fate.WAITING, _("It stands in the way; nobody has settled it."), ""
        case ObjectionState.ANSWERED:
            sentence = _("%(name)s answered. Say whether that settles it.")
            return Fate.ANSWERED, sentence % name, words
        case ObjectionState.WITHDRAWN:
            return Fate.SETTLED, _("You withdrew it."), words
        case ObjectionState.OVERRIDDEN:
            return Fate.DECLINED, _("%(name)s went on in spite of it.") % name, words


def of_thread(resolved_by: str, answers: int) -> tuple[Fate, str, str]:
    """Return what became of a comment: its fate and a sentence.

    Args:
        resolved_by: Who settled the conversation; empty while it is open.
        answers: How many comments of others followed the last one of one's own.
    """
    if resolved_by:
        return Fate.SETTLED, _("%(name)s settled it.") % {"name": resolved_by}, ""
    if answers:
        return Fate.ANSWERED, _("Somebody answered you."), ""
    return Fate.WAITING, _("Nobody has answered yet."), ""
