"""An Ibis expression as SQL of a dialect, exact where Ibis's own would not be."""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import ibis.backends.sql.compilers as compilers
import ibis.common.exceptions as unsupported
import sqlglot.expressions as sge

from segmatrix.kit.engine.database.dialects import Dialect
from segmatrix.kit.rules.errors import RuleError

# Left joins give NULL for what is not there; ClickHouse gives 0 or '' unless it is told.
_ENDINGS = {"clickhouse": "\nSETTINGS join_use_nulls = 1"}

# A table of the standard layout, where it is named for a template to fill in.
SOURCE = re.compile(r"segmatrix_source_(people|accounts|events|feedback|exposures)_")

Change: TypeAlias = Callable[[sge.Expression], sge.Expression]


def spelled(expression: Any, dialect: Dialect, *, sources: bool = False) -> str:
    """Return the SQL of an expression.

    Args:
        expression: a table.
        dialect: of the SQL.
        sources: whether tables of the standard layout are named as `SOURCE` finds them.

    Raises:
        RuleError: if the dialect cannot say it.
    """
    try:
        tree = getattr(compilers, dialect.compiler).compiler.to_sqlglot(expression.unbind())
    except (unsupported.OperationNotDefinedError, unsupported.UnsupportedOperationError) as error:
        raise RuleError(
            f"The SQL of {dialect.name} cannot say this: {error}",
            code="dialect",
            hint="Choose another dialect, or another way to say it.",
        ) from error
    tree = tree.transform(_CHANGES.get(dialect.name, _unchanged))
    if sources:
        tree = tree.transform(_sourced)
    written: str = tree.sql(dialect=dialect.sqlglot, pretty=True)
    return written


def identifier(name: str, dialect: Dialect) -> str:
    """Return a name in quotes."""
    written: str = sge.to_identifier(name, quoted=True).sql(dialect=dialect.sqlglot)
    return written


def ending(dialect: Dialect) -> str:
    """Return what stands at the end of a query."""
    return _ENDINGS.get(dialect.name, "")


def _sourced(node: sge.Expression) -> sge.Expression:
    name = f"segmatrix_source_{node.name}_"
    if isinstance(node, sge.Table) and SOURCE.fullmatch(name):
        node.set("this", sge.to_identifier(name, quoted=False))
    return node


def _unchanged(node: sge.Expression) -> sge.Expression:
    return node


def _in_postgres(node: sge.Expression) -> sge.Expression:
    if isinstance(node, sge.Anonymous) and node.name == "textregexeq":
        text, pattern = node.expressions
        return sge.RegexpLike(this=text, expression=pattern)
    return node


def _in_clickhouse(node: sge.Expression) -> sge.Expression:
    """Count exactly, keep microseconds, know small letters beyond ASCII and what is nothing."""
    if isinstance(node, sge.DataType) and node.this is sge.DataType.Type.DATETIME:
        return sge.DataType.build("Nullable(DateTime64(6))", dialect="clickhouse")
    if isinstance(node, sge.Lower):
        return sge.Anonymous(this="lowerUTF8", expressions=[node.this.transform(_in_clickhouse)])
    if isinstance(node, sge.ApproxDistinct):
        return sge.Anonymous(this="uniqExact", expressions=[node.this.transform(_in_clickhouse)])
    if isinstance(node, sge.Anonymous) and node.name in _CLICKHOUSE:
        node.set("this", _CLICKHOUSE[node.name])
    return node


# An estimate made exact; and the least of nothing, which is otherwise 0.
_CLICKHOUSE = {"uniqIf": "uniqExactIf", "minIf": "minOrNullIf", "maxIf": "maxOrNullIf"}


def _in_bigquery(node: sge.Expression) -> sge.Expression:
    """Take instants for what they are, DATETIME in UTC, and intervals for numbers."""
    if isinstance(node, sge.Anonymous) and node.name.upper() == "TIMESTAMP_ADD":
        node.set("this", "DATETIME_ADD")
    if isinstance(node, sge.UnixSeconds):
        node.set("this", sge.Anonymous(this="TIMESTAMP", expressions=[node.this]))
    if isinstance(node, sge.Interval) and isinstance(node.this, sge.Literal):
        node.set("this", sge.Literal.number(node.this.name))
    if isinstance(node, sge.Identifier) and node.name.startswith("ibis_bq_arr_contains"):
        return sge.to_identifier("element")
    return node


_CHANGES: Mapping[str, Change] = {
    "postgres": _in_postgres,
    "clickhouse": _in_clickhouse,
    "bigquery": _in_bigquery,
}
