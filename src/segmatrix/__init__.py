"""Segmatrix as a library: customer data, rules, and who belongs where.

    import segmatrix as sm

    data = sm.connect("exports/2026-06")
    rules = sm.Rules.load("rules.yaml")
    result = sm.evaluate(data, rules)
    result.sizes(), result.members("At risk"), result.overlap()

Importing this imports next to nothing; what a name stands for is loaded when it is first used.
"""

from datetime import UTC, date, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from segmatrix.kit.data.errors import DataError
    from segmatrix.kit.data.importing.imports import import_files
    from segmatrix.kit.data.importing.ingesting import ingest
    from segmatrix.kit.data.importing.standard import connect
    from segmatrix.kit.data.tables import CustomerData
    from segmatrix.kit.engine.changing import next_change, next_changes
    from segmatrix.kit.engine.database.querying import queries
    from segmatrix.kit.engine.membership import Result
    from segmatrix.kit.engine.standing import Evaluator
    from segmatrix.kit.engine.trends import migration, month_ends, trend
    from segmatrix.kit.rules.errors import RuleError
    from segmatrix.kit.rules.expanding import Scores
    from segmatrix.kit.rules.explaining import explain
    from segmatrix.kit.rules.rulefile import Rules
    from segmatrix.kit.rules.written import WrittenRule, rule

__all__ = [
    "CustomerData",
    "DataError",
    "Evaluator",
    "Result",
    "RuleError",
    "Rules",
    "Scores",
    "WrittenRule",
    "connect",
    "evaluate",
    "explain",
    "import_files",
    "ingest",
    "migration",
    "month_ends",
    "next_change",
    "next_changes",
    "queries",
    "rule",
    "trend",
]

_HOMES = {
    "CustomerData": "segmatrix.kit.data.tables",
    "DataError": "segmatrix.kit.data.errors",
    "Evaluator": "segmatrix.kit.engine.standing",
    "Result": "segmatrix.kit.engine.membership",
    "RuleError": "segmatrix.kit.rules.errors",
    "Rules": "segmatrix.kit.rules.rulefile",
    "Scores": "segmatrix.kit.rules.expanding",
    "WrittenRule": "segmatrix.kit.rules.written",
    "connect": "segmatrix.kit.data.importing.standard",
    "explain": "segmatrix.kit.rules.explaining",
    "import_files": "segmatrix.kit.data.importing.imports",
    "ingest": "segmatrix.kit.data.importing.ingesting",
    "migration": "segmatrix.kit.engine.trends",
    "month_ends": "segmatrix.kit.engine.trends",
    "next_change": "segmatrix.kit.engine.changing",
    "next_changes": "segmatrix.kit.engine.changing",
    "queries": "segmatrix.kit.engine.database.querying",
    "rule": "segmatrix.kit.rules.written",
    "trend": "segmatrix.kit.engine.trends",
}


def evaluate(
    data: "CustomerData", rules: "Rules", as_of: date | datetime | None = None
) -> "Result":
    """Return who belongs to each segment.

    Args:
        data: the customer data.
        rules: the segments.
        as_of: the instant, without a zone in UTC, or the date at whose start in the rules' zone it
            is; now, if left out. Events at or after it do not count.

    Raises:
        RuleError: if a rule asks for what there is not; `errors` has everything that is wrong.
    """
    from segmatrix.kit.engine.evaluating import evaluate as at

    return at(data, rules, datetime.now(UTC) if as_of is None else as_of)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
