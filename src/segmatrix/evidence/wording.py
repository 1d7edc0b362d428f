"""The words for why no text is taken from a file, and what to do about it."""

from django.utils.translation import gettext_lazy as _

from segmatrix.evidence.documents.errors import Reason

PROBLEMS = {
    Reason.EMPTY: _("%(name)s is empty."),
    Reason.TOO_LARGE: _("%(name)s is larger than %(limit)d MB."),
    Reason.UNKNOWN: _("%(name)s is of a kind that is not read."),
    Reason.MISMATCH: _("%(name)s ends in %(says)s, yet holds something else (%(holds)s)."),
    Reason.LEGACY: _("%(name)s is in the old format of Word, Excel or PowerPoint."),
    Reason.PASSWORD: _("%(name)s is protected with a password."),
    Reason.MACROS: _("%(name)s has macros in it."),
    Reason.ENTITIES: _("%(name)s holds instructions to fetch or repeat other text."),
    Reason.DAMAGED: _("%(name)s is damaged."),
    Reason.UNPACKS_TOO_LARGE: _("%(name)s unpacks to more than %(limit)d MB."),
    Reason.TOO_MUCH_TEXT: _("%(name)s holds more text than one document may."),
    Reason.TOO_MANY_BLOCKS: _("%(name)s has more than %(limit)d rows, paragraphs or pages."),
    Reason.TOO_MANY_COLUMNS: _("Row %(row)d of %(name)s has more than %(limit)d columns."),
    Reason.TOO_MANY_CELLS: _("There is a table of more than %(limit)d cells in %(name)s."),
    Reason.TOO_MANY_TABLES: _("There are more than %(limit)d tables in %(name)s."),
    Reason.TOO_HARD: _("%(name)s takes too much time or memory to read."),
    Reason.NO_TEXT: _("There is no text in %(name)s."),
    Reason.NO_TABLE: _("There is no table in %(name)s."),
}

MENDS = {
    Reason.EMPTY: _("Save it again where it comes from."),
    Reason.TOO_LARGE: _("Split it, or import only the part that matters."),
    Reason.UNKNOWN: _("Text, Markdown, CSV, XLSX, DOCX and PDF are read; save it as one of these."),
    Reason.MISMATCH: _("Check where it comes from, and give it its right name."),
    Reason.LEGACY: _("Save it as DOCX or XLSX."),
    Reason.PASSWORD: _("Save it without the password."),
    Reason.MACROS: _("Save it as DOCX or XLSX, which hold no macros."),
    Reason.ENTITIES: _("Open it where it comes from and save it anew."),
    Reason.DAMAGED: _("Open it where it comes from and save it anew."),
    Reason.UNPACKS_TOO_LARGE: _("Save only the part that matters, without pictures."),
    Reason.TOO_MUCH_TEXT: _("Split it, or import only the part that matters."),
    Reason.TOO_MANY_BLOCKS: _("Split it, or import only the part that matters."),
    Reason.TOO_MANY_COLUMNS: _("Keep only the columns that matter."),
    Reason.TOO_MANY_CELLS: _("Bring in only the part that matters."),
    Reason.TOO_MANY_TABLES: _("Bring in only the part that matters."),
    Reason.TOO_HARD: _("Save it anew, or copy its text into a plain text file."),
    Reason.NO_TEXT: _("A scanned page is a picture: have its text recognised first."),
    Reason.NO_TABLE: _("A table has two rows and two columns at least."),
}
