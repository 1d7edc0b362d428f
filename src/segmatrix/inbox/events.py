"""What may be asked of an inbox and what then happened, all on the stream `inbox:MEMBER`."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact, Input


@dataclass(frozen=True, kw_only=True)
class InInbox(Input):
    """Something asked of one member's inbox, by that member or the worker for them."""

    member_id: str

    @property
    def stream(self) -> str:
        return f"inbox:{self.member_id}"


@dataclass(frozen=True, kw_only=True)
class MarkRead(InInbox):
    notice_ids: list[str]


@dataclass(frozen=True, kw_only=True)
class MarkAllRead(InInbox):
    """Mark all notices up to an instant as read, so that none is which nobody has seen.

    Attributes:
        until: The time of the newest notice on the page, in ISO form; empty for now.
    """

    until: str = ""


@dataclass(frozen=True, kw_only=True)
class MarkUnread(InInbox):
    notice_ids: list[str]


@dataclass(frozen=True, kw_only=True)
class SetDigest(InInbox):
    """Say how often what is unread comes by mail: day, week or never."""

    every: str


@dataclass(frozen=True, kw_only=True)
class BeginDigest(InInbox):
    """Reserve one period's digest, before anything is sent.

    Attributes:
        day: The date on which the period began.
    """

    day: str


@dataclass(frozen=True, kw_only=True)
class EndDigest(InInbox):
    """Say what became of a digest.

    Attributes:
        refused: Why the mail server certainly did not take it; empty if it did.
    """

    digest_id: str
    refused: str = ""


@dataclass(frozen=True, kw_only=True)
class HearWhatWaits(InInbox):
    """Hear of what waits for one in the place of who is away, and no more of what does not."""


@dataclass(frozen=True, kw_only=True)
class WhatWaitsHeard(Fact):
    """Notices were written, or stand again, and others were withdrawn."""

    member_id: str
    told: list[str]
    withdrawn: list[str]

    @property
    def subject(self) -> str:
        return f"inbox:{self.member_id}:waiting"


@dataclass(frozen=True, kw_only=True)
class NoticesRead(Fact):
    member_id: str
    notice_ids: list[str]

    @property
    def subject(self) -> str:
        return f"inbox:{self.member_id}:notices"


@dataclass(frozen=True, kw_only=True)
class NoticesUnread(Fact):
    member_id: str
    notice_ids: list[str]

    @property
    def subject(self) -> str:
        return f"inbox:{self.member_id}:notices"


@dataclass(frozen=True, kw_only=True)
class DigestSet(Fact):
    member_id: str
    every: str

    @property
    def subject(self) -> str:
        return f"inbox:{self.member_id}:every"


@dataclass(frozen=True, kw_only=True)
class DigestBegun(Fact):
    """A digest with these notices is about to be sent; no other one will list them."""

    member_id: str
    digest_id: str
    day: str
    notice_ids: list[str]

    @property
    def subject(self) -> str:
        return f"digest:{self.digest_id}"


@dataclass(frozen=True, kw_only=True)
class DigestSent(Fact):
    member_id: str
    digest_id: str

    @property
    def subject(self) -> str:
        return f"digest:{self.digest_id}"


@dataclass(frozen=True, kw_only=True)
class DigestRefused(Fact):
    """The mail server did not take a digest; its notices are free for another one."""

    member_id: str
    digest_id: str
    reason: str

    @property
    def subject(self) -> str:
        return f"digest:{self.digest_id}"
