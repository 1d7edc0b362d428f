"""Who hears of a fact: higher rooms inside the transaction, broadcasters after the commit."""

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from django.db import transaction

from segmatrix.activity.events import Fact
from segmatrix.base.actor import Actor

OnFact: TypeAlias = Callable[[Fact, Actor], None]
OnCommit: TypeAlias = Callable[[str, int], None]

_followers: dict[str, list[OnFact]] = defaultdict(list)
_broadcasters: list[OnCommit] = []


def follow(fact: type[Fact], follower: OnFact) -> None:
    """Call `follower(fact, actor)` in the same transaction whenever such a fact is recorded.

    This is how a room hears of the rooms below it without being called by them: studies asks for a
    new snapshot when a rule is set. What the follower writes stands or falls with the fact.
    """
    _followers[fact.kind].append(follower)


def on_commit(broadcaster: OnCommit) -> None:
    """Call `broadcaster(stream, number)` after each commit that recorded facts in this process."""
    _broadcasters.append(broadcaster)


def announce(fact: Fact, actor: Actor, *, stream: str, number: int) -> None:
    """Tell the followers now and the broadcasters once the transaction has committed."""
    for follower in _followers[fact.kind]:
        follower(fact, actor)
    transaction.on_commit(partial(_broadcast, stream, number))


def _broadcast(stream: str, number: int) -> None:
    for broadcaster in _broadcasters:
        broadcaster(stream, number)
