"""Counting a pulse: how many named each group, and how many put it first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.base.inputs import written
from segmatrix.matrix.terms import NAME_LENGTH

MOST = 10
"""Groups in one list."""

FEWEST = 3
"""Lists that are counted at least: the counts of fewer would show them word for word."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One group of a pulse.

    Attributes:
        name: As most wrote it.
        named: How many lists it is in.
        first: How many lists it heads.
    """

    name: str
    named: int
    first: int


def listed(groups: Iterable[str]) -> list[str]:
    """Return a list as it is kept: each group once, on one line, blank ones left out.

    Raises:
        Invalid: It names no group, or more than `MOST`.
    """
    names = (" ".join(written(each, field="groups", limit=NAME_LENGTH).split()) for each in groups)
    kept: dict[str, str] = {}
    for name in filter(None, names):
        kept.setdefault(_folded(name), name)
    found = list(kept.values())
    if not found:
        raise Invalid(_("Name at least one group."), field="groups")
    if len(found) > MOST:
        raise Invalid(
            _("These are %(number)s groups; at most %(most)s fit here.")
            % {"number": len(found), "most": MOST},
            hint=_("Keep those that matter most."),
            field="groups",
            yours=found,
        )
    return found


def counted(lists: Iterable[Sequence[str]]) -> tuple[Counted, ...]:
    """Return the groups of all lists, those that most name first.

    Names that differ in capitals and blanks only are one group.
    """
    spelt: dict[str, Counter[str]] = {}
    firsts: Counter[str] = Counter()
    for groups in lists:
        firsts.update(_folded(name) for name in groups[:1])
        for name in groups:
            spelt.setdefault(_folded(name), Counter())[name] += 1
    found = [
        Counted(names.most_common(1)[0][0], names.total(), firsts[key])
        for key, names in spelt.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.named, -each.first, each.name.casefold())))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
