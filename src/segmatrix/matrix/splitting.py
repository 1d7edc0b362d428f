"""Whether a segment can be split into the parts that somebody wants."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.base.inputs import named, written
from segmatrix.matrix import ordering, terms


@dataclass(frozen=True, slots=True)
class Part:
    """A segment that is to be split off, with the statements that go there."""

    name: str
    note: str
    tier: str
    statement_ids: tuple[str, ...]


FIELDS = frozenset({"name", "note", "tier", "statement_ids"})


def parts_of(
    asked: Sequence[Mapping[str, Any]],
    *,
    tier: str,
    taken: Collection[str],
    here: Collection[str],
) -> list[Part]:
    """Return the parts that were asked for.

    Args:
        asked: Each with `name` and, if wanted, `note`, `tier` and `statement_ids`.
        tier: The tier of the segment that is split, for parts that name none.
        taken: The names that are in the table, the segment's own too.
        here: The ids of the statements that stand in the segment.

    Raises:
        Invalid: There is no part; a name is missing or taken; a tier is unknown; a statement goes
            to two parts, or is not in the segment.
    """
    if not asked:
        raise Invalid(_("Say into which parts."), field="parts")
    names, gone, parts = list(taken), set[str](), []
    for each in asked:
        if extra := set(each) - FIELDS:
            raise Invalid(
                _("A part has no “%(field)s”.") % {"field": min(extra)},
                field="parts",
                yours=[dict(part) for part in asked],
            )
        name = named(each.get("name", ""), limit=terms.NAME_LENGTH, taken=names)
        names.append(name)
        chosen = tuple(dict.fromkeys(each.get("statement_ids", ())))
        _refuse_unless_free(chosen, here, gone, name)
        gone.update(chosen)
        note = written(each.get("note", ""), field="note", limit=terms.NOTE_LENGTH)
        parts.append(Part(name, note, ordering.tier_of(each.get("tier") or tier), chosen))
    return parts


def _refuse_unless_free(
    chosen: Collection[str], here: Collection[str], gone: Collection[str], name: str
) -> None:
    for statement_id in chosen:
        if statement_id in gone:
            raise Invalid(
                _("One statement cannot go to two parts."),
                hint=_("Choose one, and add the statement to the other afterwards."),
                field="statement_ids",
                statement_id=statement_id,
            )
        if statement_id not in here:
            raise Invalid(
                _("A statement chosen for “%(name)s” is not in this segment.") % {"name": name},
                hint=_("Look at it again and choose anew."),
                field="statement_ids",
                statement_id=statement_id,
            )
