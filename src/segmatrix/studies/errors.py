"""What this room refuses."""

from django.utils.translation import gettext as _

from segmatrix.base.errors import Changed, Invalid, NotFound
from segmatrix.kit.rules.errors import RuleError


class NoDataChosen(Invalid):
    """A number was asked for before anybody said in which data."""

    code = "no_data_chosen"

    def __init__(self) -> None:
        super().__init__(
            _("No customer data is chosen for this matrix yet."),
            hint=_("Choose a data source on the page Customer data."),
        )


class Superseded(Changed):
    """A size asked for while typing is not wanted any more, because a newer one was asked for."""

    code = "superseded"

    def __init__(self) -> None:
        super().__init__(_("A newer version of this rule is being counted."))


class TookTooLong(Invalid):
    """A size asked for while typing would keep its asker waiting."""

    code = "took_too_long"

    def __init__(self) -> None:
        super().__init__(
            _("This rule takes too long to count while you type."),
            hint=_("Save it, and it is counted in the background."),
        )


class NoSuchList(NotFound):
    """No list of that id is one of this matrix."""

    def __init__(self) -> None:
        super().__init__(_("There is no such list here."))


class NotCounted(Invalid):
    """Somebody asked who is in a segment before that was counted."""

    code = "not_counted"

    def __init__(self) -> None:
        super().__init__(
            _("Who is in it is not counted yet."),
            hint=_("It is counted in the background; look again in a moment."),
        )


class UnreadableRuleTerms(Invalid):
    """A text that defines no stages, themes, clusters and scores that rules could name.

    `mistakes` has everything that is wrong, each with its place in the text.
    """

    code = "unreadable_rule_terms"

    def __init__(self, error: RuleError) -> None:
        self.mistakes = error.errors or (error,)
        first = self.mistakes[0]
        super().__init__(first.message, hint=first.hint, field="text")
