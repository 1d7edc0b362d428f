"""Requests for a signature, signatures, and who may sign."""

from django.utils.translation import gettext as _

from segmatrix.activity.queries import told
from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotPermitted
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.opening import SUBSTANCE, touched
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.review.errors.objections import NoSuchSignature
from segmatrix.review.models import Signature, SigningRequest, Stakeholder


def signing_request(matrix_id: str, revision: int) -> SigningRequest | None:
    """Return the request that stands for a revision, if there is one."""
    rows = SigningRequest.objects.filter(matrix=matrix_id, revision=revision, removed=False)
    return rows.first()


def signature(matrix_id: str, revision: int) -> Signature | None:
    """Return the signature that was put under a revision and not taken back, if there is one."""
    rows = Signature.objects.filter(matrix=matrix_id, revision=revision, removed=False)
    return rows.select_related("stakeholder").first()


def sponsors_signature(matrix_id: str, revision: int) -> Signature | None:
    """Return the signature under a revision of somebody who is a sponsor still."""
    found = signature(matrix_id, revision)
    if found is None or found.stakeholder.removed or not found.stakeholder.sponsor:
        return None
    return found


def is_current(signature: Signature) -> bool:
    """Say whether a signature holds: nothing material was changed since."""
    stream = f"matrix:{signature.matrix_id}"
    entries = told(stream, SUBSTANCE, after=signature.number)
    definition = matrices.defining_row(signature.matrix_id)
    return not touched((entry.fact for entry in entries), definition)


def sponsors(matrix_id: str) -> list[Stakeholder]:
    """Return the people to ask who are sponsors, by name."""
    rows = Stakeholder.objects.filter(matrix=matrix_id, sponsor=True, removed=False)
    return list(rows.order_by("name"))


def signers(matrix_id: str, actor: Actor) -> frozenset[str]:
    """Return the ids of the members and guests who may comment, hence can sign as sponsors."""
    there = people.participants(matrix_id, actor)
    return frozenset(each.id for each in there if each.may(Permission.COMMENT))


def sponsor(matrix_id: str, actor: Actor) -> Stakeholder:
    """Return the actor as a sponsor of the matrix, refusing everybody who is none."""
    rows = Stakeholder.objects.filter(
        matrix=matrix_id, sponsor=True, removed=False, member_id=actor.member_id
    )
    found = rows.first()
    if found is None:
        raise NotPermitted(
            _("A sponsor signs, and you are not marked as one here."),
            hint=_("Whoever facilitates marks sponsors among the people to ask."),
        )
    return found


def own_signature(matrix_id: str, signature_id: str, actor: Actor) -> Signature:
    """Return the actor's signature, which stands."""
    rows = Signature.objects.filter(matrix=matrix_id, pk=signature_id, removed=False)
    found = rows.first()
    if found is None:
        raise NoSuchSignature
    if found.member_id != actor.member_id:
        raise NotPermitted(
            _("Only %(name)s can take this signature back.") % {"name": found.author_name}
        )
    return found
