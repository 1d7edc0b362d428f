"""What a customer's data holds: the names that a rule may use, and the type of each.

A catalog describes the whole data, whatever `as of`. The ids in people and accounts are traits
like any text.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import ibis.expr.datatypes as dt


class Type(StrEnum):
    """The type of a trait or property; its value is the word for it in messages."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    INSTANT = "instant"
    LIST = "list"

    @classmethod
    def of(cls, column: dt.DataType) -> "Type":
        """Return the type of an Ibis column.

        A column without any type holds nothing but missing values and counts as text.

        Raises:
            TypeError: if no rule can speak of such a column, e.g. one of structs.
        """
        for kind, test in _TESTS:
            if test(column):
                return kind
        raise TypeError(f"a column of {column} is none of text, number, boolean, date or list")


_TESTS = (
    (Type.BOOLEAN, dt.DataType.is_boolean),
    (Type.NUMBER, dt.DataType.is_numeric),
    (Type.DATE, dt.DataType.is_date),
    (Type.INSTANT, dt.DataType.is_timestamp),
    (Type.LIST, dt.DataType.is_array),
    (Type.TEXT, lambda column: column.is_string() or column.is_null()),
)

# The place of a row in its file; it decides between equal timestamps, and no rule can name it.
ROW = "#"
# The columns of a table of events that are no properties of an event. `user_id` is one, so that an
# account's rule can count who did something.
EVENT_FRAME = frozenset({"account_id", "event", "timestamp", "message_id", ROW})


@dataclass(frozen=True)
class Catalog:
    """The traits of people and accounts, and the properties seen on each event.

    Attributes:
        people: the type of each trait of a person.
        accounts: the type of each trait of an account.
        events: per event name, the type of each property that some such event carries.
        has_feedback: whether there is a table of feedback.
        has_exposures: whether there is a table of exposures.
        feedback: the kinds of feedback that were given: `nps`, `ticket`.
        experiments: per experiment that somebody was shown, the variants.
    """

    people: Mapping[str, Type] = field(default_factory=dict)
    accounts: Mapping[str, Type] = field(default_factory=dict)
    events: Mapping[str, Mapping[str, Type]] = field(default_factory=dict)
    has_feedback: bool = False
    has_exposures: bool = False
    feedback: Collection[str] = ()
    experiments: Mapping[str, Collection[str]] = field(default_factory=dict)

    @property
    def properties(self) -> dict[str, Type]:
        """The type of every property that any event carries."""
        return {name: kind for seen in self.events.values() for name, kind in seen.items()}

    def traits(self, unit: str) -> Mapping[str, Type]:
        """Return the traits of a `person` or of an `account`."""
        return self.accounts if unit == "account" else self.people


def types(columns: Mapping[str, dt.DataType], leaving: Iterable[str] = ()) -> dict[str, Type]:
    """Return the type of each column of an Ibis schema, `leaving` some out."""
    left_out = frozenset(leaving)
    return {name: Type.of(column) for name, column in columns.items() if name not in left_out}
