"""What happened to the data side of a matrix, in words."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from segmatrix.activity.events import Fact
from segmatrix.studies import events


def _reason(fact: Any) -> str:
    return str(fact.reason)


def _nothing(fact: Any) -> str:
    return ""


TOLD: dict[type[Fact], tuple[Promise, Callable[[Any], str]]] = {
    events.AxisBasisSet: (_("set what the data side of an axis is made of"), _nothing),
    events.ContradictionDismissed: (_("let a claim stand"), _reason),
    events.ContradictionRestored: (_("opened a claim again"), _nothing),
}
