"""What happens to a thing that was edited over an older one than stands now."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.base.errors import Changed


def refuse_if_stale(
    stands: int,
    typed_over: int | None,
    *,
    theirs: dict[str, Any],
    yours: dict[str, Any],
    who: Callable[[], str],
) -> None:
    """Refuse an edit of an older version, handing both back so that nothing typed is lost.

    Args:
        stands: The version that stands.
        typed_over: The version the writer saw, or None to take whatever stands.
        theirs: The fields as they stand.
        yours: The fields as they were typed.
        who: Asked for the name of whoever wrote `theirs`, when that is needed.
    """
    if typed_over is None or typed_over == stands or theirs == yours:
        return
    name = who()
    raise Changed(
        _("%(name)s changed this while you were writing.") % {"name": name},
        hint=_("Both are here: save yours again to replace the other."),
        theirs=theirs,
        yours=yours,
        by=name,
        version=stands,
    )
