"""Who was asked to sign a revision and who did, as pages read it."""

from dataclasses import dataclass
from datetime import datetime

from segmatrix.base.actor import Actor
from segmatrix.matrix.queries import MatrixHead
from segmatrix.matrix.terms import State
from segmatrix.review import access
from segmatrix.review.access import signatures as rows


@dataclass(frozen=True, slots=True)
class SponsorView:
    """A sponsor of a matrix.

    Attributes:
        member_id: Empty for one who is no member.
        able: Whether they can sign: a member, or guest here, who may comment.
    """

    stakeholder_id: str
    name: str
    department: str
    member_id: str
    able: bool


@dataclass(frozen=True, slots=True)
class SignedView:
    """Who signed or asked for it, with their words.

    Attributes:
        id: Of the signature or the request.
        current: Whether a signature still holds: nothing material was changed since.
    """

    id: str
    member_id: str
    author_name: str
    words: str
    at: datetime
    current: bool = True


@dataclass(frozen=True, slots=True)
class SigningView:
    """The sign-off of the revision that is worked on.

    Attributes:
        requested: The request that stands, if there is one.
        signed: The signature that stands, if there is one.
    """

    revision: int
    sponsors: tuple[SponsorView, ...]
    requested: SignedView | None
    signed: SignedView | None

    @property
    def able(self) -> tuple[SponsorView, ...]:
        """The sponsors who can sign."""
        return tuple(sponsor for sponsor in self.sponsors if sponsor.able)

    def may_sign(self, member_id: str) -> bool:
        """Say whether a member is a sponsor who has something to sign."""
        open_ = self.signed is None or not self.signed.current
        return open_ and member_id in {sponsor.member_id for sponsor in self.able}


def signing(matrix_id: str, actor: Actor) -> SigningView:
    """Return the sign-off of the revision that is worked on, in a fixed number of queries.

    What was agreed stays signed, whatever is put in other words afterwards.
    """
    return signing_of(access.matrix(matrix_id, actor), actor)


def signing_of(matrix: MatrixHead, actor: Actor) -> SigningView:
    """Return the sign-off of a matrix that the actor is known to read."""
    agreed = matrix.state == State.AGREED
    able = rows.signers(matrix.id, actor)
    request = rows.signing_request(matrix.id, matrix.revision)
    of_revision = rows.signature if agreed else rows.sponsors_signature
    signature = of_revision(matrix.id, matrix.revision)
    return SigningView(
        revision=matrix.revision,
        sponsors=tuple(
            SponsorView(
                each.pk, each.name, each.department, each.member_id, able=each.member_id in able
            )
            for each in rows.sponsors(matrix.id)
        ),
        requested=request
        and SignedView(
            request.pk, request.member_id, request.author_name, request.note, request.at
        ),
        signed=signature
        and SignedView(
            signature.pk,
            signature.member_id,
            signature.author_name,
            signature.words,
            signature.at,
            current=agreed or rows.is_current(signature),
        ),
    )
