"""What this room refuses beyond the refusals that all rooms share."""

from segmatrix.base.errors import Changed, Invalid
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
