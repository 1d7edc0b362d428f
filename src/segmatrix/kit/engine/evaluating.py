"""Rules and customer data in, memberships out; nothing is half evaluated."""

from enum import StrEnum

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.database.engine import DatabaseEngine
from segmatrix.kit.engine.membership import Result
from segmatrix.kit.engine.questions import Questions
from segmatrix.kit.engine.standing import Evaluator
from segmatrix.kit.rules.checking import check_rules
from segmatrix.kit.rules.nodes import Moment
from segmatrix.kit.rules.rulefile import Rules


class Way(StrEnum):
    """What answers: arrays in memory, or the database that the data lie in."""

    VECTOR = "vector"
    DATABASE = "database"


def evaluate(
    data: CustomerData, rules: Rules, as_of: Moment, *, engine: str | None = None
) -> Result:
    """Return who belongs to each segment at an instant.

    Args:
        data: the customer data.
        rules: the segments; what they name is checked against the data first.
        as_of: the instant, without a zone in UTC, or the date at whose start in the rules' zone it
            is. Events at or after it do not count.
        engine: `vector` or `database`; what is fastest, if left out.

    Raises:
        RuleError: if a rule asks for what there is not; `errors` has everything that is wrong.
        ValueError: for an engine that there is not.
    """
    if engine is None:
        engine = Way.DATABASE if data.clustered is None else Way.VECTOR
    if Way(engine) is Way.VECTOR:
        return Evaluator(data).evaluate(rules, as_of)
    check_rules(rules, data.catalog)
    questions = Questions.of(rules)
    asked = DatabaseEngine(data, Calendar.at(as_of, rules.timezone))
    asked.prepare(questions.leaves, questions.numbers)
    return questions.put(asked)
