"""What this room refuses about objections and signatures."""

from django.utils.translation import gettext as _

from segmatrix.base.errors import NotFound


class NoSuchObjection(NotFound):
    """No objection of that id exists for this actor."""

    def __init__(self) -> None:
        super().__init__(_("There is no such objection."))


class NoSuchReview(NotFound):
    """No review round of that id exists for this actor."""

    def __init__(self) -> None:
        super().__init__(_("There is no such review."))


class NoSuchSignature(NotFound):
    """No signature, or request for one, of that id exists for this actor."""

    def __init__(self) -> None:
        super().__init__(_("There is no such signature, or it was taken back."))
