"""Inputs and facts about the sign-off of a revision by a sponsor."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class RequestSigning(InMatrix):
    """Ask the sponsors to sign the revision that is worked on."""

    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SigningRequested(Fact):
    """Sponsors were asked to sign.

    Attributes:
        asked: The members who are sponsors.
    """

    matrix_id: str
    request_id: str
    revision: int
    note: str
    member_id: str
    author_name: str
    asked: list[str]

    @property
    def subject(self) -> str:
        return f"signing:{self.revision}:request"


@dataclass(frozen=True, kw_only=True)
class TakeRequestBack(InMatrix):
    """Ask nobody to sign any more."""

    request_id: str


@dataclass(frozen=True, kw_only=True)
class SigningRequestTakenBack(Fact):
    matrix_id: str
    request_id: str
    revision: int

    @property
    def subject(self) -> str:
        return f"signing:{self.revision}:request"


@dataclass(frozen=True, kw_only=True)
class SignRevision(InMatrix):
    """Sign a revision as its sponsor.

    Attributes:
        revision: Its number, so that nobody signs another one than they have read.
        number: The number of the matrix's stream at which it was read; None for as it is now.
    """

    revision: int
    words: str = ""
    number: int | None = None


@dataclass(frozen=True, kw_only=True)
class RevisionSigned(Fact):
    """A sponsor signed.

    Attributes:
        number: The number of the matrix's stream at which they did.
    """

    matrix_id: str
    signature_id: str
    stakeholder_id: str
    revision: int
    number: int
    words: str
    member_id: str
    author_name: str

    @property
    def subject(self) -> str:
        return f"signing:{self.revision}:signature"


@dataclass(frozen=True, kw_only=True)
class TakeSignatureBack(InMatrix):
    """Take one's own signature back."""

    signature_id: str


@dataclass(frozen=True, kw_only=True)
class SignatureTakenBack(Fact):
    matrix_id: str
    signature_id: str
    stakeholder_id: str
    revision: int
    author_name: str

    @property
    def subject(self) -> str:
        return f"signing:{self.revision}:signature"


@dataclass(frozen=True, kw_only=True)
class AgreeMatrix(InMatrix):
    """Call the revision that is worked on agreed, if nothing is left to do.

    Attributes:
        name: What to call that revision; may be empty.
    """

    name: str = ""
