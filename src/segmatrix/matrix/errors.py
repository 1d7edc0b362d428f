"""What this room refuses beyond the refusals that all rooms share."""

from typing import Any, Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from segmatrix.base.errors import Changed, Invalid, Refusal
from segmatrix.kit.rules.errors import RuleError


class UnreadableRule(Invalid):
    """A rule or measure that does not parse.

    `data` holds the text (`yours`), where the mistake stands (`line` and `column` from 1, `start`
    and `end` as characters from 0), its `kind`, and a `suggestion` to stand there instead.
    """

    code = "unreadable_rule"

    def __init__(self, error: RuleError, text: str, *, field: str) -> None:
        line, column = error.located(text)
        super().__init__(
            error.message,
            hint=error.hint,
            field=field,
            yours=text,
            line=line,
            column=column,
            start=error.span.start,
            end=error.span.end,
            kind=error.code,
            suggestion=error.suggestion,
        )


class PartOfAnother(Changed):
    """What was asked for went along when its segment became part of another one.

    `data` holds who did that (`by`), the segment that was kept (`kept`), and what the ids in the
    request mean `now`, by the name of the field.
    """


class GateClosed(Refusal):
    """A matrix that cannot be agreed as it stands.

    `data` holds the conditions that are not met (`conditions`: `key`, `words` and `why` of each);
    none when what was looked at is another revision than the one that stands.
    """

    code = "gate_closed"
    status = 409

    @classmethod
    def failing(cls, conditions: list[dict[str, Any]]) -> Self:
        """Return the refusal of a revision that does not meet these conditions."""
        return cls(
            ngettext(
                "One condition for agreeing is not met.",
                "%(number)s conditions for agreeing are not met.",
                len(conditions),
            )
            % {"number": len(conditions)},
            hint=" ".join(condition["words"] for condition in conditions),
            conditions=conditions,
        )

    @classmethod
    def stale(cls, looked_at: int, stands: int) -> Self:
        """Return the refusal of a look at another revision than the one that stands."""
        return cls(
            _("The conditions were looked at for revision %(looked_at)s; this is %(stands)s.")
            % {"looked_at": looked_at, "stands": stands},
            hint=_("Look at them again."),
            conditions=[],
        )
