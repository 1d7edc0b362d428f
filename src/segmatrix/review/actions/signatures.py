"""What can be done about the sign-off of a revision, and what comes after it: calling it agreed."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.activity.queries import last_number
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, NotPermitted
from segmatrix.base.inputs import written
from segmatrix.matrix.queries import MatrixHead
from segmatrix.people.terms import Permission
from segmatrix.review.access import matrix as readable
from segmatrix.review.access import signatures as access
from segmatrix.review.errors.objections import NoSuchSignature
from segmatrix.review.events import signatures as events
from segmatrix.review.models import Signature, SigningRequest
from segmatrix.review.terms import SIGNING_LENGTH


@action
def request_signing(given: events.RequestSigning, *, actor: Actor) -> None:
    """Ask the sponsors to sign the revision that is worked on.

    Refuses when nobody is there to be asked, and when they are asked already.
    Records SigningRequested.
    """
    matrix = readable(given.matrix_id, actor, may=Permission.STATES)
    note = written(given.note, field="note", limit=SIGNING_LENGTH)
    able = access.signers(matrix.id, actor)
    asked = [each.member_id for each in access.sponsors(matrix.id) if each.member_id in able]
    if not asked:
        raise Changed(
            _("There is no sponsor who could sign."),
            hint=_("Mark a member who may comment as a sponsor among the people to ask."),
        )
    if earlier := access.signing_request(matrix.id, matrix.revision):
        raise Changed(
            _("%(name)s has asked for the signature already.") % {"name": earlier.author_name},
            by=earlier.author_name,
        )
    row = SigningRequest.objects.create(
        matrix_id=matrix.id,
        revision=matrix.revision,
        note=note,
        member_id=actor.member_id,
        author_name=actor.name,
        at=clock.now(),
    )
    record(
        events.SigningRequested(
            matrix_id=matrix.id,
            request_id=row.pk,
            revision=row.revision,
            note=note,
            member_id=actor.member_id,
            author_name=actor.name,
            asked=asked,
        ),
        inverse=events.TakeRequestBack(matrix_id=matrix.id, request_id=row.pk),
    )


@action
def take_request_back(given: events.TakeRequestBack, *, actor: Actor) -> None:
    """Ask nobody to sign any more; a signature that is there stays.

    Records SigningRequestTakenBack.
    """
    readable(given.matrix_id, actor, may=Permission.STATES)
    rows = SigningRequest.objects.filter(matrix=given.matrix_id, removed=False)
    row = rows.filter(pk=given.request_id).first()
    if row is None:
        raise NoSuchSignature
    row.removed = True
    row.save(update_fields=["removed"])
    record(
        events.SigningRequestTakenBack(
            matrix_id=given.matrix_id, request_id=row.pk, revision=row.revision
        ),
        inverse=events.RequestSigning(matrix_id=given.matrix_id, note=row.note),
    )


@action
def sign_revision(given: events.SignRevision, *, actor: Actor) -> None:
    """Sign the revision that is worked on, as a sponsor.

    A signature given before a material change is replaced. Refuses everybody who is no sponsor,
    another revision than the one that is worked on by now, and one that is signed already.
    Records RevisionSigned.
    """
    matrix = readable(given.matrix_id, actor, may=Permission.COMMENT)
    sponsor = access.sponsor(matrix.id, actor)
    words = written(given.words, field="words", limit=SIGNING_LENGTH)
    _make_room(matrix, given.revision, words)
    row = Signature.objects.create(
        stakeholder=sponsor,
        matrix_id=matrix.id,
        revision=matrix.revision,
        number=_read_at(given.number, matrix.id),
        words=words,
        member_id=actor.member_id,
        author_name=actor.name,
        at=clock.now(),
    )
    record(
        events.RevisionSigned(
            matrix_id=matrix.id,
            signature_id=row.pk,
            stakeholder_id=sponsor.pk,
            revision=row.revision,
            number=row.number,
            words=words,
            member_id=actor.member_id,
            author_name=actor.name,
        ),
        inverse=events.TakeSignatureBack(matrix_id=matrix.id, signature_id=row.pk),
    )


@action
def take_signature_back(given: events.TakeSignatureBack, *, actor: Actor) -> None:
    """Take one's own signature back.

    Refuses somebody else's. Records SignatureTakenBack.
    """
    matrix = readable(given.matrix_id, actor, may=Permission.COMMENT)
    row = access.own_signature(matrix.id, given.signature_id, actor)
    if row.revision != matrix.revision:
        raise NotPermitted(_("This revision is not worked on any more."))
    row.removed = True
    row.save(update_fields=["removed"])
    record(
        events.SignatureTakenBack(
            matrix_id=matrix.id,
            signature_id=row.pk,
            stakeholder_id=row.stakeholder_id,
            revision=row.revision,
            author_name=row.author_name,
        ),
        inverse=events.SignRevision(
            matrix_id=matrix.id, revision=row.revision, words=row.words, number=row.number
        ),
    )


def _read_at(number: int | None, matrix_id: str) -> int:
    """Return up to which fact the sponsor had read, which none lies before nor after."""
    newest = last_number(f"matrix:{matrix_id}")
    return newest if number is None else max(0, min(number, newest))


def _make_room(matrix: MatrixHead, revision: int, words: str) -> None:
    """Refuse another revision, and one that is signed as it stands; drop an older signature."""
    if revision != matrix.revision:
        raise Changed(
            _("Revision %(number)d is the one that is worked on by now.")
            % {"number": matrix.revision},
            hint=_("Read it before you sign it."),
            yours=words,
        )
    earlier = access.signature(matrix.id, revision)
    if earlier is None:
        return
    counts = access.sponsors_signature(matrix.id, revision) is not None
    if counts and access.is_current(earlier):
        raise Changed(
            _("%(name)s has signed this revision already.") % {"name": earlier.author_name},
            by=earlier.author_name,
        )
    earlier.removed = True
    earlier.save(update_fields=["removed"])
