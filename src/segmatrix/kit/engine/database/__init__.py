"""Rules put to any database, and written out as SQL, through Ibis."""

DIALECTS = ("duckdb", "postgres", "spark", "clickhouse", "bigquery", "snowflake", "databricks")
"""The dialects of SQL that rules are written out in."""
