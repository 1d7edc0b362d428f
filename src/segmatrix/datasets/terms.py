"""The words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where a data source stands on its way from files to rows that can be counted."""

    UPLOADED = "uploaded", _("Files uploaded")
    PROPOSED = "proposed", _("Columns to confirm")
    CONFIRMED = "confirmed", _("Ready to import")
    IMPORTING = "importing", _("Importing")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Import failed")
    CANCELLED = "cancelled", _("Import cancelled")


NAME_LENGTH = 100
FILE_NAME_LENGTH = 120
FILES_AT_MOST = 200

IMPORT_JOB = "import_dataset"
"""The kind of job that reads the files of a data source."""


def subject(dataset_id: str) -> str:
    """Return what jobs about a data source are found by."""
    return f"dataset:{dataset_id}"
