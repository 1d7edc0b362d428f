"""The form that a sheet arrives in, and what its preview asks."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from segmatrix.imports import receiving
from segmatrix.imports.receiving import Brought, likeliest
from segmatrix.matrix.events import ImportSheet
from segmatrix.web.forms import OperationForm
from segmatrix.web.matrix.forms import MatrixForm
from segmatrix.web.posted import operation

ACCEPTED = ".xlsx,.csv,.tsv,.txt,.html,.htm,.pptx"
LEAVE = "leave"
MOST_LINES = 500  # rows or segments a form may speak of


class SheetForm(OperationForm):
    """A sheet: a file, or cells copied from one."""

    file = forms.FileField(
        label=_("A file"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "XLSX, CSV, slides with a table (PPTX), or the list of sticky notes of a board (CSV)."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    text = forms.CharField(
        label=_("Or paste the cells here"),
        required=False,
        strip=False,  # a tab in front is an empty corner
        widget=forms.Textarea(attrs={"rows": 8, "class": "rule", "spellcheck": "false"}),
    )
    html = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-pasted": ""}))

    def clean_text(self) -> str:
        text = receiving.with_plain_ends(self.cleaned_data["text"])
        return text if text.strip() else ""


class NewSheetForm(SheetForm, MatrixForm):
    """A sheet to begin a matrix from."""

    field_order = ("name", "unit", "file", "text")


def brought_in(request: HttpRequest, form: SheetForm) -> tuple[Brought, list[Brought]]:
    """Return the table to show, and all tables that there are to choose from.

    They come out of a file or the clipboard, or from the preview, which carries them along.

    Raises:
        Invalid: There is nothing, or it is not read.
    """
    said = form.cleaned_data
    if file := said["file"]:
        found = receiving.received(file.name, file.chunks())
        return likeliest(found), found
    if text := said["html"] if receiving.is_html(said["html"]) else said["text"]:
        names, texts = request.POST.getlist("table-name"), request.POST.getlist("table")
        found = [Brought(*each) for each in zip(names, texts, strict=False)]
        shown = request.POST.get("show", "")
        if shown.isdecimal() and len(shown) < 4 and int(shown) < len(found):
            return found[int(shown)], found
        if "down" in request.POST:  # from the preview, hence read before
            return Brought("", text), found
        found = receiving.pasted(text)
        return likeliest(found), found
    raise receiving.nothing_sent()


def asked(request: HttpRequest, matrix_id: str, text: str) -> ImportSheet:
    """Return what the preview's form asks for with a sheet: its corrections, if there are any.

    Another table, or one turned around, has other rows and segments: choices about them go.
    """
    turned = request.POST.get("turn", "")
    anew = bool(turned or request.POST.get("show", ""))
    stands = turned if anew else request.POST.get("down", "")
    given = {
        "operation_id": operation(request),
        "matrix_id": matrix_id,
        "text": text,
        "down": {"down": True, "across": False}.get(stands),
    }
    if anew:
        return ImportSheet(**given)
    choices = {
        str(number): choice
        for number in range(MOST_LINES)
        if (choice := request.POST.get(f"row-{number}", ""))
    }
    return ImportSheet(
        **given,
        rows={number: choice for number, choice in choices.items() if choice != LEAVE},
        without_rows=[int(number) for number, choice in choices.items() if choice == LEAVE],
        without_segments=[
            int(number)
            for number in request.POST.getlist("without-segment")
            if number.isdecimal() and len(number) < 4
        ],
    )
