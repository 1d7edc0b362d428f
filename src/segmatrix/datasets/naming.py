"""Names that are safe to keep: of files on disk and of data sources on screen."""

import re
import unicodedata
from collections.abc import Collection

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.datasets.terms import FILE_NAME_LENGTH, NAME_LENGTH

UNSAFE = re.compile(r"[^\w .,()+@=-]+")
ENDING = re.compile(r"(\.[A-Za-z0-9]{1,8}){1,2}$")


def safe_file_name(given: str, taken: Collection[str] = ()) -> str:
    """Return `given` as one plain file name that differs from every name in `taken`.

    Folders, control characters, leading dots and overlong stems go; the ending stays, because it
    says how to read the file. A name already taken gets a number: `orders (2).csv`.
    """
    name = unicodedata.normalize("NFC", given).replace("\\", "/").rsplit("/", 1)[-1]
    name = UNSAFE.sub("_", name).strip(" .") or "file"
    ending = match.group() if (match := ENDING.search(name)) else ""
    stem = name.removesuffix(ending)[: FILE_NAME_LENGTH - len(ending) - 5] or "file"
    candidate, number = f"{stem}{ending}", 2
    while candidate in taken:
        candidate, number = f"{stem} ({number}){ending}", number + 1
    return candidate


def dataset_name(given: str) -> str:
    """Return the name without outer blanks; refuses an empty or overlong one."""
    name = " ".join(given.split())
    if not name:
        raise Invalid(_("A data source needs a name."), field="name")
    if len(name) > NAME_LENGTH:
        raise Invalid(
            _("This name is longer than %(most)d characters.") % {"most": NAME_LENGTH},
            hint=_("Shorten it."),
            field="name",
        )
    return name


def name_from_files(names: Collection[str]) -> str:
    """Return a first name for data that came as these files: what their names share, in words."""
    stems = [ENDING.sub("", name) for name in names]
    shared = stems[0]
    for stem in stems[1:]:
        while not stem.startswith(shared):
            shared = shared[:-1]
    words = re.sub(r"[\W_]+", " ", shared if len(shared) > 2 else stems[0]).strip()
    return (words[:1].upper() + words[1:])[:NAME_LENGTH] or "Data"
