"""The dialects of SQL that rules are put in, where they differ in more than spelling.

Most differences are Ibis's to bridge. What is left is here: how a text is searched for a regular
expression, and what has to be said differently so that it is exact.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import ibis

from segmatrix.kit.engine.database import DIALECTS
from segmatrix.kit.engine.database.regexes import JAVA, POSTGRES, SNOWFLAKE, Flavour, translated
from segmatrix.kit.rules.errors import RuleError

Column = Any  # an Ibis column; its static type says nothing about the operations it has

# Returns whether a text matches an expression of RE2, perhaps whatever the case of its letters.
Matching = Callable[[Column, str, bool], Column]


@ibis.udf.scalar.builtin  # type: ignore[untyped-decorator]
def regexp_matches(text: str, pattern: str) -> bool:  # type: ignore[empty-body]
    """Search a text for an RE2 expression, in DuckDB."""


@ibis.udf.scalar.builtin  # type: ignore[untyped-decorator]
def textregexeq(text: str, pattern: str) -> bool:  # type: ignore[empty-body]
    """Search a text, in PostgreSQL: the function that stands behind `~`."""


@ibis.udf.scalar.builtin  # type: ignore[untyped-decorator]
def regexp_like(text: str, pattern: str) -> bool:  # type: ignore[empty-body]
    """Search a text, in Spark."""


@ibis.udf.scalar.builtin  # type: ignore[untyped-decorator]
def match(text: str, pattern: str) -> bool:  # type: ignore[empty-body]
    """Search a text for an RE2 expression, in ClickHouse."""


@ibis.udf.scalar.builtin  # type: ignore[untyped-decorator]
def regexp_contains(text: str, pattern: str) -> bool:  # type: ignore[empty-body]
    """Search a text for an RE2 expression, in BigQuery."""


@ibis.udf.scalar.builtin  # type: ignore[untyped-decorator]
def regexp_instr(  # type: ignore[empty-body]
    text: str, pattern: str, start: int, nth: int, after: int, parameters: str
) -> int:
    """Return where a text matches an expression, in Snowflake, whose `regexp_like` is anchored."""


def _as_it_is(function: Any, flags: str = "") -> Matching:
    """Return the matching of a database that runs RE2."""

    def matching(text: Column, pattern: str, ignoring_case: bool) -> Column:
        set_ = flags + ("i" if ignoring_case else "")
        ordered = "".join(sorted(set_, key="i-s".index))
        return function(text, f"(?{ordered}){pattern}" if ordered else pattern)

    return matching


def _said_anew(function: Any, flavour: Flavour) -> Matching:
    """Return the matching of a database that has another language of regular expressions."""

    def matching(text: Column, pattern: str, ignoring_case: bool) -> Column:
        written, _ = translated(pattern, flavour, ignoring_case=ignoring_case)
        return function(text, written)

    return matching


def _in_snowflake(text: Column, pattern: str, ignoring_case: bool) -> Column:
    written, whole = translated(pattern, SNOWFLAKE, ignoring_case=ignoring_case)
    return regexp_instr(text, written, 1, 1, 0, "i" if whole else "c") > 0


@dataclass(frozen=True)
class Dialect:
    """A dialect of SQL.

    Attributes:
        name: as users say it.
        compiler: which of Ibis's compilers writes it. Ibis's own for Spark wants Spark installed;
            that for Databricks, which is Spark, does not.
        sqlglot: what sqlglot calls it.
        matching: searches texts for regular expressions.
        orders_lists: whether rows can be ordered by a list, and different lists be counted.
    """

    name: str
    compiler: str
    sqlglot: str
    matching: Matching
    orders_lists: bool = True


_SPARK = _said_anew(regexp_like, JAVA)
_BY_NAME: Mapping[str, Dialect] = {
    one.name: one
    for one in (
        Dialect("duckdb", "duckdb", "duckdb", _as_it_is(regexp_matches)),
        Dialect("postgres", "postgres", "postgres", _said_anew(textregexeq, POSTGRES)),
        Dialect("spark", "databricks", "spark", _SPARK),
        Dialect("clickhouse", "clickhouse", "clickhouse", _as_it_is(match, "-s")),
        Dialect("bigquery", "bigquery", "bigquery", _as_it_is(regexp_contains), orders_lists=False),
        Dialect("snowflake", "snowflake", "snowflake", _in_snowflake),
        Dialect("databricks", "databricks", "databricks", _SPARK),
    )
}
# What Ibis calls the back ends that it runs rules on.
_BACK_ENDS = {"pyspark": "spark"}


def dialect(name: str) -> Dialect:
    """Return a dialect by its name, or by that of Ibis's back end.

    Raises:
        RuleError: if there is none of this name.
    """
    known = _BACK_ENDS.get(name, name)
    if known not in _BY_NAME:
        raise RuleError(
            f"There is no SQL for “{name}”.",
            code="dialect",
            hint=f"Choose one of {', '.join(DIALECTS)}.",
        )
    return _BY_NAME[known]
