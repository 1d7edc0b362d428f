"""Values that are made when they are first asked for."""

from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Pending(Generic[Value]):
    """A value that is made when it is first asked for; what it is made of is let go of then."""

    def __init__(self, make: Callable[[], Value]) -> None:
        self._make: Callable[[], Value] | None = make
        self._value: Value

    @property
    def is_made(self) -> bool:
        """Whether it was asked for already."""
        return self._make is None

    @property
    def value(self) -> Value:
        """The value."""
        if self._make is not None:
            self._value = self._make()
            self._make = None
        return self._value
