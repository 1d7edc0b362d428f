"""What happens to a thing that was edited over an older one than stands now."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.base.errors import Changed


def is_stale(stands: int, typed_over: int | None) -> bool:
    """Say whether a text typed over version `typed_over` meets another one; None meets any."""
    return typed_over is not None and typed_over != stands


def refuse_if_overtaken(
    stands: str, taken_back: str | None, *, field: str, who: Callable[[], str]
) -> None:
    """Refuse to take a text back when another one stands by now; what is no undo passes.

    Args:
        stands: The text that stands.
        taken_back: The text that an undo is to replace, or None.
        field: What it is the text of.
        who: Asked for the name of whoever brought in what stands, when that is needed.
    """
    if taken_back is None or taken_back == stands:
        return
    name = who()
    raise Changed(
        _("%(name)s changed this since.") % {"name": name},
        hint=_("Edit it anew if you still want it otherwise."),
        field=field,
        theirs=stands,
        by=name,
    )


def refuse_if_stale(
    stands: int,
    typed_over: int | None,
    *,
    theirs: Any,
    yours: Any,
    who: Callable[[], str],
    field: str = "",
) -> None:
    """Refuse an edit of an older version, handing both back so that nothing typed is lost.

    Args:
        stands: The version that stands.
        typed_over: The version the writer saw, or None to take whatever stands.
        theirs: The text that stands, or the fields of a thing.
        yours: What was typed.
        field: The input it was typed into; empty for several.
        who: Asked for the name of whoever wrote `theirs`, when that is needed.
    """
    if not is_stale(stands, typed_over) or theirs == yours:
        return
    name = who()
    raise Changed(
        _("%(name)s changed this while you were writing.") % {"name": name},
        hint=_("Both are here: save yours again to replace the other."),
        field=field,
        theirs=theirs,
        yours=yours,
        by=name,
        version=stands,
    )
