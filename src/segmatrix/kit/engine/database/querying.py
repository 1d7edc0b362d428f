"""Segments as queries, to read and to run elsewhere, over tables of the standard layout.

The tables are taken to be clean: repeats dropped, merged ids made one.
"""

from datetime import datetime

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.database.assuming import assumed, tables_like, tables_of
from segmatrix.kit.engine.database.dialects import dialect as dialect_of
from segmatrix.kit.engine.database.setting import Setting
from segmatrix.kit.engine.database.writing import Query
from segmatrix.kit.engine.questions import Questions
from segmatrix.kit.rules.checking import check_rules
from segmatrix.kit.rules.nodes import Moment
from segmatrix.kit.rules.rulefile import Rules

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 -- naive is UTC here


def queries(
    rules: Rules, as_of: Moment, *, data: CustomerData | None = None, dialect: str = "duckdb"
) -> dict[str, str]:
    """Return SQL that selects each segment's members, with their `user_id` or `account_id`.

    Args:
        rules: the segments.
        as_of: the instant; it and all windows stand in the queries as literals in UTC.
        data: what the tables look like; without data, the standard layout is assumed, with the
            columns that the rules name.
        dialect: one of `segmatrix.kit.engine.database.DIALECTS`.

    Raises:
        RuleError: if a rule asks for what there is not, or for what the dialect cannot say;
            `errors` has everything that is wrong.
    """
    found = question(rules, Calendar.at(as_of, rules.timezone), data=data, dialect=dialect)
    return {name: found.fresh().written(rule) for name, rule in found.segments.items()}


def question(
    rules: Rules,
    calendar: Calendar,
    *,
    data: CustomerData | None = None,
    dialect: str = "duckdb",
    sources: bool = False,
) -> Query:
    """Return what the queries of all segments share; with `sources`, tables for a template."""
    check_rules(rules, assumed(rules) if data is None else data.catalog)
    tables = tables_of(rules) if data is None else tables_like(data, rules)
    since = data.earliest if data is not None and data.earliest is not None else _EPOCH
    setting = Setting(calendar, dialect_of(dialect), since, doubts=False)
    asked = Questions.of(rules)
    lists = {
        node: frozenset(ids if data is None else data.canonical(ids, rules.unit))
        for node, ids in asked.lists.items()
    }
    return Query(rules.unit, tables, setting, asked.segments, lists, sources)
