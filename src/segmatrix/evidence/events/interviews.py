"""The input about a whole interview; what happens then is told by facts of its parts."""

from dataclasses import dataclass, field

from segmatrix.evidence.terms import SourceKind
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class RecordInterview(InMatrix):
    """Keep what somebody said along the guide, in their own words.

    Attributes:
        title: Whom it was with.
        kind: What the source is: an interview with a customer, or a colleague's word.
        segment_id: The segment that it was about.
        answers: A `question` and the speaker's `text` each; every paragraph becomes a quote.
    """

    title: str
    segment_id: str
    kind: str = SourceKind.INTERVIEW
    date: str = ""
    collector: str = ""
    answers: list[dict[str, str]] = field(default_factory=list)
