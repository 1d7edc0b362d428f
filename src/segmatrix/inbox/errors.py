"""What this room refuses beyond the refusals that all rooms share."""

from django.utils.translation import gettext as _

from segmatrix.base.errors import NotFound, Refusal


class NotYourInbox(NotFound):
    """The inbox is somebody else's, so it does not exist for this actor."""

    def __init__(self) -> None:
        super().__init__(_("There is no such inbox for you."))


class MailRefused(Refusal):
    """The mail server did not take a digest; what it would have told is kept for the next one."""

    code = "mail_refused"
    status = 502

    def __init__(self, problem: Exception) -> None:
        super().__init__(
            _("The mail server refused: %(problem)s") % {"problem": problem},
            hint=_("It is tried again within the hour."),
        )
