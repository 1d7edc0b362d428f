"""What an open page asks for and says of itself, whichever way it is connected."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import get_supported_language_variant
from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.live.rendering import Audience, is_view

_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
_ELEMENT_ID = re.compile(r"([a-z][a-z0-9-]{0,79})?", re.ASCII)


def asked_news(matrix_id: str, query: Mapping[str, str]) -> tuple[Audience, int]:
    """Return for whom news is asked, and after which number, from `view`, `language` and `after`.

    A language that is not spoken here becomes the installation's own, as on its pages.
    """
    view, after = query.get("view", ""), query.get("after", "")
    if not is_view(view):
        raise Invalid(_("There is no such page of a matrix."), field="view")
    if not _NUMBER.fullmatch(after):
        raise Invalid(_("News follows a number, and this is none."), field="after")
    return Audience(matrix_id, view, _spoken(query.get("language", ""))), int(after)


def said_place(said: Mapping[str, Any]) -> tuple[str, bool]:
    """Return the element that a page says its member is at, and whether they write there."""
    at, writing = said.get("at"), said.get("writing", False)
    if not isinstance(at, str) or not _ELEMENT_ID.fullmatch(at):
        raise Invalid(_("This is no place on a page."), field="at")
    if not isinstance(writing, bool):
        raise Invalid(_("Writing is true or false."), field="writing")
    return at, writing


def _spoken(language: str) -> str:
    try:
        return get_supported_language_variant(language)
    except LookupError:
        return settings.LANGUAGE_CODE
