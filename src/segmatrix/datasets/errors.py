"""What this room refuses, and how the kit's words about data become a refusal."""

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid, NotFound
from segmatrix.kit.data.errors import DataError


class NoSuchDataset(NotFound):
    """No data source of that id exists for this person."""

    def __init__(self) -> None:
        super().__init__(_("There is no such data source for you."))


class NothingImported(Invalid):
    """Rows were asked for before any import was ready."""

    code = "nothing_imported"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Nothing of “%(name)s” has been imported yet.") % {"name": name},
            hint=_("Confirm what its columns mean and start the import."),
        )


class Unreadable(Invalid):
    """A file or mapping that the kit cannot make rows of, in the kit's words.

    Attributes:
        data: `file` and `row` where they are known.
    """

    code = "unreadable"

    def __init__(self, error: DataError, *, field: str = "") -> None:
        message = f"{error.file}: {error.message}" if error.file else error.message
        super().__init__(message, hint=error.hint, field=field, file=error.file, row=error.row)


def problem(error: DataError) -> dict[str, str | int | None]:
    """Return a data error as JSON, for a fact and for the page of its data source."""
    return {
        "message": error.message,
        "hint": error.hint,
        "file": error.file,
        "row": error.row,
    }
