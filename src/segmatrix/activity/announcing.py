"""Who hears of a fact: higher rooms inside the transaction, broadcasters after the commit."""

from collections import defaultdict
from collections.abc import Callable
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
    """Call `broadcaster(stream, number)` once after each commit of facts in this process.

    `number` is that of the operation's last fact.
    """
    _broadcasters.append(broadcaster)


def tell_followers(fact: Fact, actor: Actor) -> None:
    """Tell the rooms that follow this kind of fact; what one refuses, the whole action refuses."""
    for follower in _followers[fact.kind]:
        follower(fact, actor)


def announce_after_commit(stream: str, number: int) -> None:
    """Tell the broadcasters, once the transaction has committed, how far the stream has come.

    The write is done by then: a broadcaster that fails is logged and cannot make it look undone.
    """
    for broadcaster in _broadcasters:

        def tell(broadcaster: OnCommit = broadcaster) -> None:
            broadcaster(stream, number)

        transaction.on_commit(tell, robust=True)
