"""Standing evaluation: the same customer base asked again and again, at little more than the news.

What one question finds out is kept for the next: an answer rests on what a condition says, on the
rows between the ends of its window, and on nothing else. So another instant asks anew only where a
window moved over rows, a changed rule asks its new conditions, and new events what is about them.
"""

from collections.abc import Iterable

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.membership import Result
from segmatrix.kit.engine.planning import Plans
from segmatrix.kit.engine.questions import Questions
from segmatrix.kit.engine.vector.engine import VectorEngine
from segmatrix.kit.engine.vector.holdings import Holdings
from segmatrix.kit.rules.nodes import Moment
from segmatrix.kit.rules.rulefile import Rules


class Evaluator:
    """Evaluates rules on embedded customer data, and keeps what it found out; for one thread.

    Attributes:
        holdings: the data, and what was found out.
    """

    def __init__(self, data: CustomerData) -> None:
        self.holdings = Holdings(data)
        self._plans = Plans()

    @property
    def data(self) -> CustomerData:
        """The customer data as they are now."""
        return self.holdings.data

    def refresh(self, data: CustomerData) -> None:
        """Go on with later data of the same customer base."""
        self.holdings.refresh(data)

    def evaluate(self, rules: Rules, as_of: Moment) -> Result:
        """Return who belongs to each segment at an instant; see `evaluating.evaluate`."""
        (result,) = self.evaluate_many(rules, [as_of])
        return result

    def evaluate_many(self, rules: Rules, as_ofs: Iterable[Moment]) -> list[Result]:
        """Return who belongs to each segment at each of some instants, in their order.

        Raises:
            RuleError: if a rule asks for what there is not; `errors` has everything that is wrong.
        """
        questions = self.questions(rules)
        calendars = [Calendar.at(as_of, rules.timezone) for as_of in as_ofs]
        engines = [VectorEngine(self.holdings, calendar) for calendar in calendars]
        # All take note first: what several instants look at is read once for all of them, and where
        # a window moved on little by little, only what it gained and lost.
        for engine in engines:
            engine.prepare(questions.leaves)
        VectorEngine.answer_noted(sorted(engines, key=lambda engine: engine.calendar.as_of))
        return [questions.put(engine) for engine in engines]

    def questions(self, rules: Rules) -> Questions:
        """Return what rules ask, once they are checked against the data.

        Raises:
            RuleError: if a rule asks for what there is not; `errors` has everything that is wrong.
        """
        return Questions.of(rules, self._plans.of(rules, self.data.catalog))
