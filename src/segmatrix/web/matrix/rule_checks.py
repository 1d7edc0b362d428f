"""What can be said of a rule as it stands: its English, and what is wrong with it."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.explaining import explain
from segmatrix.kit.rules.parsing import parse
from segmatrix.matrix.terms import RULE_LENGTH
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.studies import queries as studies
from segmatrix.studies.errors import NoDataChosen, TookTooLong
from segmatrix.studies.queries import LiveSize


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong with a rule, with the line it stands in cut around it.

    Attributes:
        before: The text of the line before the mistake.
        wrong: The characters it concerns; one blank where something is missing at the end.
        after: The rest of the line.
        start: Where it begins in the whole text, as characters from 0, up to `end`.
    """

    line: int
    column: int
    before: str
    wrong: str
    after: str
    message: str
    hint: str
    suggestion: str
    start: int
    end: int

    @classmethod
    def of(cls, error: RuleError, rule: str) -> "Mistake":
        """Cut the line of the rule around what `error` concerns."""
        line, column = error.located(rule)
        row = rule.split("\n")[line - 1]
        start = column - 1
        length = max(1, min(error.span.end - error.span.start, len(row) - start))
        wrong = row[start : start + length] or " "
        return cls(
            line=line,
            column=column,
            before=row[:start],
            wrong=wrong,
            after=row[start + length :],
            message=error.message,
            hint=error.hint,
            suggestion=error.suggestion,
            start=error.span.start,
            end=max(error.span.end, error.span.start),
        )


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """What can be said of a rule as it stands: its English, or what is wrong with it.

    Attributes:
        size: How large the segment would be, where somebody asked and the data could tell.
        no_size: Why it could not, in words.
    """

    rule: str
    english: str = ""
    mistakes: tuple[Mistake, ...] = ()
    size: LiveSize | None = None
    no_size: str = ""


def checked(matrix_id: str, rule: str, *, reader: Actor) -> RuleCheck:
    """Return the English of a rule and what is wrong with it.

    It is held against the data, whose columns a mistake may name, only for a reader who may work
    with customer data. A text longer than a rule may be is refused before it is read.
    """
    if not rule.strip():
        return RuleCheck(rule)
    if len(rule) > RULE_LENGTH:
        raise Invalid(
            _("A rule has at most %(limit)s characters.") % {"limit": RULE_LENGTH},
            hint=_("Say it shorter, or refer to another segment."),
            field="rule",
        )
    try:
        tree = parse(rule)
    except RuleError as error:
        return RuleCheck(rule, mistakes=(Mistake.of(error, rule),))
    knows_data = people.may(reader, Permission.DATA, matrix_id)
    problems = studies.problems(matrix_id, tree) if knows_data else ()
    return RuleCheck(
        rule,
        english=explain(tree, studies.unit(matrix_id)),
        mistakes=tuple(Mistake.of(each, rule) for each in problems),
    )


def counted(check: RuleCheck, matrix_id: str, segment_id: str, actor: Actor) -> RuleCheck:
    """Return the check with the size that the rule would give its segment now.

    Refuses who may not work with customer data, and a question that a newer one overtook.
    """
    if check.mistakes or not check.rule.strip():
        return check
    try:
        size = studies.size_of(check.rule, matrix_id, actor, segment_id=segment_id)
    except (NoDataChosen, TookTooLong) as refusal:
        return replace(check, no_size=str(refusal))
    return replace(check, size=size)
