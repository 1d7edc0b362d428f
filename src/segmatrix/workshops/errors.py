"""What this room refuses beyond the refusals that all rooms share."""

from django.utils.translation import gettext as _

from segmatrix.base.errors import Changed, NotFound, NotPermitted


class NoSuchWorkshop(NotFound):
    """No workshop of that id is in this matrix."""

    def __init__(self) -> None:
        super().__init__(_("There is no such workshop."))


class NoPart(NotPermitted):
    """Somebody who has not joined a workshop would do something in it."""

    code = "no_part"

    def __init__(self) -> None:
        super().__init__(_("You have not joined this workshop."), hint=_("Join it first."))


class ElsewhereNow(Changed):
    """The workshop is in another phase than the one in which something was asked for.

    A step asked for twice is taken once by it.
    """

    code = "elsewhere_now"

    def __init__(self, title: str) -> None:
        super().__init__(
            _("The workshop is at “%(title)s” now.") % {"title": title},
            hint=_("Look where everybody is, and go on from there."),
        )


class NotRunning(Changed):
    """Something is done in a workshop before it begins or after it ended."""

    code = "not_running"


class NoSuchTalk(NotFound):
    """Nothing of that id is to be talked about in this phase."""

    def __init__(self) -> None:
        super().__init__(_("This is not among what you talk about."))


class NoSuchCard(NotFound):
    """No group and no note of that id is on the board."""

    def __init__(self) -> None:
        super().__init__(_("This is not on the board."))


class SettledCard(Changed):
    """Something would become of a card, or it would be put together, after it became something."""

    code = "settled_card"

    def __init__(self, words: str) -> None:
        super().__init__(
            _("“%(words)s” has become something already.") % {"words": words},
            hint=_("Open it again first."),
        )
