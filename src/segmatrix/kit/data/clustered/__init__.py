"""Customer data as arrays, for an engine that reads each event once: people and accounts by number.

What happened stands clustered by what it is, in order of time.
"""

from segmatrix.kit.data.clustered.arrays import Clustered
from segmatrix.kit.data.clustered.columns import (
    Booleans,
    Coded,
    Column,
    Dates,
    Instants,
    Lists,
    Numbers,
)
from segmatrix.kit.data.clustered.entities import ALWAYS, Entities
from segmatrix.kit.data.clustered.rows import Rows
from segmatrix.kit.data.clustered.series import Series

__all__ = [
    "ALWAYS",
    "Booleans",
    "Clustered",
    "Coded",
    "Column",
    "Dates",
    "Entities",
    "Instants",
    "Lists",
    "Numbers",
    "Rows",
    "Series",
]
