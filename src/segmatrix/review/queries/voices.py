"""What was said in another's name, as pages read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from segmatrix.activity import queries as activity
from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.review import access, voicing
from segmatrix.review.access import voices as rows
from segmatrix.review.events import (
    VoiceChanged,
    VoiceNoted,
    VoiceRestored,
    VoiceStruck,
    WholeVoice,
)
from segmatrix.review.models import Voice
from segmatrix.review.terms import VoiceKind, VoiceState


@dataclass(frozen=True, slots=True)
class VoiceView:
    """How a statement or a proposal came to be said, where it was not for and by oneself.

    Attributes:
        statement_id: What was said; a proposal that was accepted has become this statement.
        proposal_id: What was proposed; empty for what stood in its cell at once.
        stakeholder_id: Whose view it is among the people to ask; empty for a team's.
        speaker_id: Whose view it is among the members and guests, empty for nobody of them.
        speaker_name: Whose view it is; empty where `by_name` speaks for a team.
        by_name: Whose hand it came by.
        names: Who the colleagues are, as far as it is said.
        reason: Why the speaker did not say it.
    """

    id: str
    kind: VoiceKind
    statement_id: str
    proposal_id: str
    stakeholder_id: str
    speaker_id: str
    speaker_name: str
    by_id: str
    by_name: str
    department: str
    colleagues: int
    names: str
    state: VoiceState
    reason: str
    at: datetime

    @classmethod
    def of(cls, row: Voice, statement_id: str) -> Self:
        """Build the view from its row and the statement that it is."""
        person = row.stakeholder
        return cls(
            id=row.pk,
            kind=VoiceKind(row.kind),
            statement_id=statement_id,
            proposal_id=row.proposal_id or "",
            stakeholder_id=row.stakeholder_id or "",
            speaker_id=person.member_id if person else "",
            speaker_name=person.name if person else "",
            by_id=row.by_id,
            by_name=row.by_name,
            department=row.department,
            colleagues=row.colleagues,
            names=row.names,
            state=VoiceState(row.state),
            reason=row.reason,
            at=row.at,
        )

    @property
    def waits(self) -> bool:
        """Whether whoever is said to have said it has yet to say so."""
        return self.state is VoiceState.WAITING

    @property
    def words(self) -> str:
        """How it came to be said, such as “said by Exa, written by Fara”."""
        return voicing.words(
            self.kind,
            speaker=self.speaker_name,
            by=self.by_name,
            colleagues=self.colleagues,
            department=self.department,
        )

    @property
    def standing(self) -> str:
        """Whether the speaker agrees, such as “not confirmed yet”; empty where nobody has to."""
        return voicing.standing(self.state, speaker=self.speaker_name)


_TURNS = (VoiceNoted, VoiceChanged, VoiceStruck, VoiceRestored)


@dataclass(frozen=True, slots=True)
class KeptVoice:
    """How something had come to be said at a time, and whether its speaker had said so by then."""

    words: str
    standing: str

    @classmethod
    def of(cls, fact: WholeVoice) -> Self:
        """Build the view from what was recorded last."""
        words = voicing.words(
            VoiceKind(fact.manner),
            speaker=fact.speaker_name,
            by=fact.by_name,
            colleagues=fact.colleagues,
            department=fact.department,
        )
        return cls(words, voicing.standing(VoiceState(fact.state), speaker=fact.speaker_name))


def voices(matrix_id: str, actor: Actor) -> dict[str, VoiceView]:
    """Return what was said in another's name by the id of the statement or proposal.

    A proposal that became a statement is found by both. At most two queries more than none.
    """
    access.matrix(matrix_id, actor)
    return voices_in(matrix_id)


def voices_in(matrix_id: str) -> dict[str, VoiceView]:
    """Return what was said in another's name in a matrix that the reader is known to read."""
    found: dict[str, VoiceView] = {}
    for view in _views(matrix_id, list(rows.voices(matrix_id))):
        for about in (view.statement_id, view.proposal_id):
            if about:
                found[about] = view
    return found


def voices_at(matrix_id: str, at: datetime, actor: Actor) -> dict[str, KeptVoice]:
    """Return how statements had come to be said at a time, by their ids. At most two queries more.

    It is read from what was recorded up to then: whoever confirms or strikes something later
    changes nothing of it.
    """
    matrix = access.matrix(matrix_id, actor)
    last: dict[str, WholeVoice] = {}
    for entry in activity.told(f"matrix:{matrix.id}", _TURNS):
        if entry.at <= at:
            last[entry.fact.subject] = entry.fact
    stood = [fact for fact in last.values() if not isinstance(fact, VoiceStruck)]
    proposed = [fact.proposal_id for fact in stood if fact.proposal_id]
    became = matrices.became(matrix.id, proposed) if proposed else {}
    return {
        fact.statement_id or became.get(fact.proposal_id, fact.proposal_id): KeptVoice.of(fact)
        for fact in stood
    }


def to_confirm(matrix_id: str, actor: Actor) -> tuple[VoiceView, ...]:
    """Return what others wrote down for the actor, who has yet to confirm it, oldest first."""
    access.matrix(matrix_id, actor)
    return tuple(_views(matrix_id, list(rows.waiting_for(matrix_id, actor))))


def voice(matrix_id: str, voice_id: str, actor: Actor) -> VoiceView:
    """Return one thing that was said in another's name and not taken back."""
    access.matrix(matrix_id, actor)
    (view,) = _views(matrix_id, [rows.voice(matrix_id, voice_id)])
    return view


def _views(matrix_id: str, found: list[Voice]) -> Iterable[VoiceView]:
    proposed = [row.proposal_id for row in found if row.proposal_id]
    became = matrices.became(matrix_id, proposed) if proposed else {}
    for row in found:
        yield VoiceView.of(row, row.statement_id or became.get(row.proposal_id or "", ""))
