"""What this room refuses about deputies and about what was said by another's hand."""

from django.utils.translation import gettext as _

from segmatrix.base.errors import NotFound, NotPermitted


class NoSuchVoice(NotFound):
    """Nothing of that id was said in another's name, for this actor."""

    def __init__(self) -> None:
        super().__init__(_("There is nothing of that kind written down here."))


class NoSuchDeputy(NotFound):
    """No deputy of that id exists for this actor."""

    def __init__(self) -> None:
        super().__init__(_("There is no such deputy."))


class SomebodyElsesWords(NotPermitted):
    """Only whoever is said to have said something can tell whether they did."""

    code = "somebody_elses_words"

    def __init__(self, name: str) -> None:
        super().__init__(_("Only %(name)s can tell whether they said that.") % {"name": name})
