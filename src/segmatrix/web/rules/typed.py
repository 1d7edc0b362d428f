"""The text of a rule as a page sent it."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.matrix.terms import RULE_LENGTH


def typed_rule(request: HttpRequest) -> str:
    """Return the rule that was typed, blanks and all, with plain line ends.

    A text longer than a rule may be is refused before it is read.
    """
    text = request.POST.get("rule", "").replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > RULE_LENGTH:
        raise Invalid(
            _("A rule has at most %(limit)s characters.") % {"limit": RULE_LENGTH},
            hint=_("Say it shorter, or refer to another segment."),
            field="rule",
        )
    return text
