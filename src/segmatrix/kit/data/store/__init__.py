"""The store: customer data in DuckDB, clustered, with people and accounts by number.

It is one file, or lies in memory; both are the same tables, made by the same code.

    sources     where rows come from: Arrow tables, Parquet files, a query
    shaping     rows in the standard layout's shape, as a query
    examining   one look at them: gaps, the first and the last instant
    preparing   rows that can be loaded
    repeats     events that were told twice
    folding     one row for each of people and accounts
    loading     prepared rows into the tables of a run
    runs        the tables of a run, and the logical tables that all runs together are
    stores      what is known of all runs together
    appending   a further run, or all of them made into one
    facts       what is known of a store, as text in its file
    opening     a store's file
    making      a store's file in the making
"""
