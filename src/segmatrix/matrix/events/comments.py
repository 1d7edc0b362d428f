"""Inputs and facts about comments and their threads.

An anchor says what a thread hangs on (`anchoring.Anchor`). In facts, `segment_id` and
`dimension_id` say where that is, so for a statement where it stands by then.
"""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class StartThread(InMatrix):
    """Say the first comment on something; `@Name` in the text mentions a member.

    Attributes:
        segment_id: The segment; with `dimension_id` the cell, with `placed_by` that member's
            placement of it.
        statement_id: The statement, alone. Without any id the comment is on the whole matrix.
    """

    text: str
    segment_id: str = ""
    dimension_id: str = ""
    statement_id: str = ""
    placed_by: str = ""


@dataclass(frozen=True, kw_only=True)
class ReplyInThread(InMatrix):
    """Answer in a thread, open or resolved."""

    thread_id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class EditComment(InMatrix):
    """Word one's own comment otherwise.

    Attributes:
        version: The version that the text was typed over; None takes whatever stands.
    """

    comment_id: str
    text: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RemoveComment(InMatrix):
    """Take a comment out of its thread; it can be restored."""

    comment_id: str


@dataclass(frozen=True, kw_only=True)
class RestoreComment(InMatrix):
    """Put a removed comment back where it stood."""

    comment_id: str


@dataclass(frozen=True, kw_only=True)
class ResolveThread(InMatrix):
    """Say that a thread is settled."""

    thread_id: str


@dataclass(frozen=True, kw_only=True)
class ReopenThread(InMatrix):
    """Open a settled thread again."""

    thread_id: str


@dataclass(frozen=True, kw_only=True)
class OfThread:
    """What every fact about a thread says: which one, and what it hangs on."""

    matrix_id: str
    thread_id: str
    segment_id: str
    dimension_id: str
    statement_id: str
    placed_by: str


@dataclass(frozen=True, kw_only=True)
class OfComment(OfThread):
    """What every fact about one comment says."""

    comment_id: str

    @property
    def subject(self) -> str:
        return f"thread:{self.thread_id}:comment:{self.comment_id}"


@dataclass(frozen=True, kw_only=True)
class Said(OfComment):
    """A whole comment.

    Attributes:
        mentions: The members it mentions.
        member_id: Its author.
    """

    text: str
    mentions: list[str]
    position: int
    version: int
    member_id: str
    author_name: str
    department: str


@dataclass(frozen=True, kw_only=True)
class ThreadStarted(Said, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class ReplyAdded(Said, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class CommentEdited(Said, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class CommentRestored(Said, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class CommentRemoved(OfComment, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class Settling(OfThread):
    """A thread was settled or opened again; `text` is the comment that it began with."""

    text: str

    @property
    def subject(self) -> str:
        return f"thread:{self.thread_id}:resolved"


@dataclass(frozen=True, kw_only=True)
class ThreadResolved(Settling, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class ThreadReopened(Settling, Fact):
    pass
