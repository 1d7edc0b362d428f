"""Whatever happens in a matrix reaches its index in the same transaction."""

from functools import partial

from segmatrix.activity.announcing import follow
from segmatrix.activity.events import Fact
from segmatrix.base.actor import Actor
from segmatrix.search import index
from segmatrix.search.nouns import NOUNS, Noun


def keep(noun: Noun, fact: Fact, _actor: Actor) -> None:
    """Let the index follow a fact, whoever acted."""
    index.keep(noun, fact)


for noun in NOUNS.values():
    for kind in noun.facts:
        follow(kind, partial(keep, noun))
