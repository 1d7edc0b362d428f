"""What a step of a sequence has in common with an earlier one: `sku = step1.sku`."""

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Condition, IsSame, Property, StepProperty
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.names import name
from segmatrix.kit.rules.parsing.values import STEP, STEPS_COMPARE, sees_step

# How two steps compare, and whether it negates.
_SIGNS = {"is not": True, "is": False, "=": False, "!=": True}


def common_with_step(
    cursor: Cursor, subject: Property, start: int, earlier: int
) -> Condition | None:
    """Read `= step1.sku` after a property that began at `start`, if that comes next.

    Args:
        earlier: how many steps stand before; only these can be named.
    """
    opening = cursor.start
    for sign, negated in _SIGNS.items():
        if cursor.sees(sign) and sees_step(cursor, len(sign.split())):
            cursor.accept(sign)
            other = _step_property(cursor, earlier)
            test = IsSame(other, span=cursor.since(opening))
            return Condition(subject, test, negated, span=cursor.since(start))
    return None


def refuse_a_step(cursor: Cursor) -> None:
    """Refuse `step1.sku` where the property of the event itself belongs."""
    if sees_step(cursor):
        raise cursor.unexpected("a property of the event", hint=STEPS_COMPARE)


def _step_property(cursor: Cursor, earlier: int) -> StepProperty:
    token = cursor.token
    number = _number(cursor)
    if not 1 <= number <= earlier:
        raise RuleError(
            f"“{token.written}” is not an earlier step.",
            code="step",
            span=token.span,
            hint=_steps_there_are(earlier),
        )
    cursor.advance()
    cursor.expect(".")
    return StepProperty(
        number, name(cursor, "a property of that step"), span=cursor.since(token.span.start)
    )


def _number(cursor: Cursor) -> int:
    match = STEP.fullmatch(cursor.token.keyword)
    assert match is not None
    return int(match.group(1))


def _steps_there_are(earlier: int) -> str:
    if earlier == 0:
        return 'Only a later step can name one: did "view" then "buy" where sku = step1.sku.'
    if earlier == 1:
        return "There is one earlier step here: step1."
    return f"The earlier steps here are step1 to step{earlier}."
