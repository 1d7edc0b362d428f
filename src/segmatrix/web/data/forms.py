"""The forms about customer data, other than the one about columns."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from segmatrix.datasets.terms import NAME_LENGTH
from segmatrix.web.forms import OperationForm


class FilesInput(forms.ClearableFileInput):
    """A button that takes several files."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """Several files at once; an empty one is let through, so that it is refused by name."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        one = super().clean
        return [one(each, initial) for each in data] if data else [one(data, initial)]


class UploadForm(OperationForm):
    """Files that come in."""

    files = FilesField(
        label=_("Files"),
        allow_empty_file=True,
        help_text=_("CSV, TSV, Parquet or JSON lines, each also compressed as .gz."),
    )


class NamedUploadForm(UploadForm):
    """Files that become a new data source."""

    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=NAME_LENGTH,
        help_text=_("What you call this data. Left empty, it is named after the files."),
    )


class RenameForm(OperationForm):
    """A data source's name."""

    name = forms.CharField(label=_("Name of the data source"), max_length=NAME_LENGTH)
