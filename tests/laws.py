"""What holds for every action, whatever it does and whatever room it is in."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from segmatrix.activity.actions import ACTIONS, undo
from segmatrix.activity.events import Fact, Input
from segmatrix.activity.queries import since
from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound, NotPermitted
from segmatrix.base.ids import new_id
from tests.cast import Cast

COLLEAGUES = ("exa", "fara", "sol", "ana", "vic")
Do = Callable[[Input, Actor], list[Fact]]


def do(given: Input, actor: Actor) -> list[Fact]:
    """Carry out an input by the action that takes it."""
    return ACTIONS[type(given).__name__][1](given, actor=actor)


class Laws:
    """Puts one input to the laws of actions, one after another in the order of its methods.

    To prepare what an input needs takes longer than any of them.

    Args:
        given: What is asked; everything for it is there.
        look: Returns all that people see of what it is about.
        do: Carries it out.
    """

    def __init__(self, given: Input, look: Callable[[], object], do: Do = do) -> None:
        self._given, self._look, self._do = given, look, do
        self._before = look()

    def only_these_may(self, cast: Cast, permitted: Sequence[str]) -> None:
        """Find that others are refused and change nothing; leave all as it was.

        Args:
            cast: Who asks.
            permitted: The names of those who may, the first of whom does.
        """
        for who in COLLEAGUES:
            if who not in permitted:
                with pytest.raises(NotPermitted):
                    self._do(self._given, getattr(cast, who))
        with pytest.raises(NotFound):
            self._do(self._given, cast.otto)  # who is from elsewhere
        self.nothing_changed()
        with forgotten():
            assert self._do(self._given, getattr(cast, permitted[0]))

    def nothing_changed(self) -> None:
        """Find everything as it was before."""
        assert self._look() == self._before

    def recorded_once(self, by: Actor) -> list[Fact]:
        """Find that all of its facts are kept, and that asked again it changes nothing."""
        facts = self._do(self._given, by)
        recorded = self._recorded()
        assert recorded[-len(facts) :] == facts  # what JSON keeps is all there was
        assert all(fact.subject for fact in facts)
        self._after = self._look()
        assert self._after != self._before
        assert self._do(self._given, by) == facts
        assert self._look() == self._after
        assert self._recorded() == recorded
        return facts

    def undone_exactly(self, by: Actor, *, once: bool = False) -> None:
        """Find that undo restores what was, and undoing that, unless `once`, does it again."""
        target = self._given.operation_id
        turns = (self._before,) if once else (self._before, self._after, self._before)
        for expected in turns:
            turn = new_id()
            undo(self._given.stream, target=target, operation_id=turn, actor=by)
            assert self._look() == expected
            target = turn

    def _recorded(self) -> list[Fact]:
        return [entry.fact for entry in since(self._given.stream, 0)]


@contextmanager
def forgotten() -> Iterator[None]:
    """Let nothing stay of what is done inside the block; actions refuse to be in a transaction."""
    mark = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(mark)


@contextmanager
def shared(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let what is done on entering be there for the tests of a module, and then nothing of it.

    Each test's own transaction lies within this one, and actions take it for one of a test.

    Args:
        blocker: The fixture `django_db_blocker`, which lets nobody else at the database.
    """
    around = transaction.atomic()
    around._from_testcase = True
    with blocker.unblock():
        around.__enter__()
    yield
    with blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)
