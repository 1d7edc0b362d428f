"""The forms about who is in: lists that come in, memberships that go out."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from segmatrix.base.errors import Invalid
from segmatrix.matrix.queries import decoded
from segmatrix.studies.queries import ExportableView
from segmatrix.studies.terms import LIST_NAME_LENGTH, Format
from segmatrix.web.figures import figure
from segmatrix.web.forms import OperationForm

LARGEST_FILE = 64 * 2**20  # bytes: more than a list of the most ids that are taken


class ReplaceListForm(OperationForm):
    """What a list holds from now on: pasted, or as a file."""

    ids = forms.CharField(
        label=gettext_lazy("Ids"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "class": "rule"}),
        help_text=gettext_lazy("One a line, or a table with a column of ids."),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("Text or CSV."),
    )

    def clean(self) -> dict[str, Any]:
        """Put the text of both ways in `text`."""
        said = super().clean()
        file = said.get("file")
        if file is not None and file.size > LARGEST_FILE:
            self.add_error("file", _("This file is too large for a list of ids."))
        elif file is not None:
            try:
                said["text"] = decoded(file.read())
            except Invalid as refusal:
                self.add_error("file", str(refusal))
        else:
            said["text"] = said.get("ids", "")
        return said


class ListForm(ReplaceListForm):
    """A new list."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=LIST_NAME_LENGTH,
        help_text=gettext_lazy('Rules call it by this, as in: in list "Beta testers".'),
    )
    field_order = ("name", "ids", "file")


class ExportForm(forms.Form):
    """Which memberships to take out, and how they are written."""

    segments = forms.MultipleChoiceField(
        label=gettext_lazy("Segments"), widget=forms.CheckboxSelectMultiple
    )
    format = forms.ChoiceField(
        label=gettext_lazy("Written as"),
        widget=forms.RadioSelect,
        choices=[
            (Format.CSV, gettext_lazy("CSV, for other tools and spreadsheets")),
            (Format.PARQUET, gettext_lazy("Parquet, for notebooks and warehouses")),
        ],
        initial=Format.CSV,
    )

    def __init__(self, offered: ExportableView, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["segments"].choices = [
            (segment.id, f"{segment.name} ({figure(size)})") for segment, size in offered.segments
        ]
        self.fields["segments"].initial = [segment.id for segment, _size in offered.segments]
