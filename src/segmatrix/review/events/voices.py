"""Inputs and facts about by whose hand, and for whom, something was said."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class _Saying(InMatrix):
    """One thing that is said in a cell, or in answer to a question, which knows its cell."""

    text: str
    segment_id: str = ""
    dimension_id: str = ""
    question_id: str = ""


@dataclass(frozen=True, kw_only=True)
class WriteDown(_Saying):
    """Write down what a person to ask said."""

    stakeholder_id: str


@dataclass(frozen=True, kw_only=True)
class AnswerAsDeputy(_Saying):
    """Say something for the person whose deputy one is."""

    deputy_id: str


@dataclass(frozen=True, kw_only=True)
class NoteTeam(InMatrix):
    """Say for how many colleagues one's own statement or proposal speaks; none takes it back.

    Attributes:
        names: Who they are, as far as it is said.
    """

    colleagues: int
    names: str = ""
    statement_id: str = ""
    proposal_id: str = ""


@dataclass(frozen=True, kw_only=True)
class OfVoice(InMatrix):
    """Something about what was said in another's name."""

    voice_id: str


@dataclass(frozen=True, kw_only=True)
class ConfirmVoice(OfVoice):
    """Say that one said what was written down, if need be in other words.

    Attributes:
        text: The words, where they are others; empty leaves them.
        version: The statement's version that was read; None takes whatever stands.
    """

    text: str = ""
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class DeclineVoice(OfVoice):
    """Say that one did not say what was written down."""

    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class SettleVoice(OfVoice):
    """Let what was written down be confirmed, declined or waiting, whatever became of its text.

    Attributes:
        state: One of `terms.VoiceState`.
    """

    state: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class StrikeVoice(OfVoice):
    """Take back that something was said in another's name."""


@dataclass(frozen=True, kw_only=True)
class RestoreVoice(OfVoice):
    """Let it be said in another's name again."""


def voice_subject(statement_id: str, proposal_id: str) -> str:
    """Return the subject of what is told of a voice, a part of that of what was said."""
    said = f"statement:{statement_id}" if statement_id else f"proposal:{proposal_id}"
    return f"{said}:voice"


@dataclass(frozen=True, kw_only=True)
class WholeVoice:
    """What was said in another's name, whole.

    Attributes:
        manner: One of `terms.VoiceKind`.
        statement_id: What was said, if it stands in a cell; else there is a `proposal_id`.
        speaker_id: Whose view it is among the members and guests; empty for nobody of them.
        speaker_name: Whose view it is; empty where `by_name` speaks for a team.
        by_id: Whose hand it came by.
        state: One of `terms.VoiceState`.
        text: How it read then.
    """

    matrix_id: str
    voice_id: str
    manner: str
    statement_id: str
    proposal_id: str
    segment_id: str
    dimension_id: str
    speaker_id: str
    speaker_name: str
    by_id: str
    by_name: str
    department: str
    colleagues: int
    names: str
    state: str
    reason: str
    text: str

    @property
    def subject(self) -> str:
        return voice_subject(self.statement_id, self.proposal_id)


@dataclass(frozen=True, kw_only=True)
class VoiceNoted(WholeVoice, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class VoiceChanged(WholeVoice, Fact):
    """It was confirmed or declined, waits again, or speaks for another number of colleagues."""


@dataclass(frozen=True, kw_only=True)
class VoiceStruck(WholeVoice, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class VoiceRestored(WholeVoice, Fact):
    pass
