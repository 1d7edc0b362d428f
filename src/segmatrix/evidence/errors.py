"""What this room refuses beyond the refusals that all rooms share."""

from django.utils.translation import gettext as _

from segmatrix.base.errors import Changed, Invalid, NotFound
from segmatrix.evidence.documents.errors import DocumentError, Reason
from segmatrix.evidence.wording import MENDS, PROBLEMS


class NoSuchEvidence(NotFound):
    """No source, observation, link or document of that id exists for this person."""

    def __init__(self) -> None:
        super().__init__(_("There is no such source or finding for you."))


class UnreadableDocument(Invalid):
    """A file of which no text can be taken, or which is not safe to open.

    `data` holds the file's name and the reason (`documents.errors.Reason`).
    """

    code = "unreadable_document"

    def __init__(self, error: DocumentError, name: str) -> None:
        values = {"name": name, **error.values}
        super().__init__(
            str(PROBLEMS[error.reason]) % values,
            hint=str(MENDS[error.reason]) % values,
            field="file",
            file=name,
            reason=str(error.reason),
        )


class TooLarge(UnreadableDocument):
    """A file that is larger than a document may be."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(DocumentError(Reason.TOO_LARGE, limit=limit // 2**20), name)


class ImportedAlready(Changed):
    """The very same file is a document of the matrix.

    `data` holds that document's id.
    """

    def __init__(self, name: str, by: str, document_id: str) -> None:
        super().__init__(
            _("This file is here already: %(by)s imported it as “%(name)s”.")
            % {"by": by, "name": name},
            hint=_("Open that document instead."),
            document_id=document_id,
            by=by,
        )
