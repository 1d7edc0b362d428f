"""What every part of a question to a database has to know."""

from dataclasses import dataclass
from datetime import datetime

from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.database.dialects import Dialect


@dataclass(frozen=True)
class Setting:
    """When, where and how a question is put.

    Attributes:
        calendar: the civil time of the question.
        dialect: of the database that is asked.
        since: the first instant of the data, where offsets of the zone begin to matter.
        doubts: whether to keep account of missing values.
    """

    calendar: Calendar
    dialect: Dialect
    since: datetime
    doubts: bool = True
