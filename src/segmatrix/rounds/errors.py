"""What this room refuses beyond the refusals that all rooms share."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.base.errors import Changed, NotFound, NotPermitted


class NoSuchRound(NotFound):
    """No round of that id is in this matrix."""

    def __init__(self) -> None:
        super().__init__(_("There is no such round."))


class NoSuchQuestion(NotFound):
    """No question of that id is in this round, for this person."""

    def __init__(self) -> None:
        super().__init__(_("There is no such question in this round."))


class NotInvited(NotPermitted):
    """Somebody who is not asked in a round would answer it."""

    code = "not_invited"

    def __init__(self) -> None:
        super().__init__(
            _("You are not asked in this round."),
            hint=_("Whoever leads it can add you until it opens, and in another round."),
        )


class Locked(Changed):
    """What was promised when a round opened would be changed."""

    code = "locked"

    def __init__(self) -> None:
        super().__init__(
            _("This round is open: what was promised to those who answer cannot be changed."),
            hint=_("Discard it and begin another one, or wait for the reveal."),
        )


class NotOpen(Changed):
    """An answer, or the reveal, comes before a round opens or after it ended.

    `data` holds what was typed (`yours`).
    """

    code = "not_open"

    def __init__(self, message: str, *, hint: str = "", yours: Any = None) -> None:
        super().__init__(message, hint=hint, yours=yours)
