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
    """A segment that is to be split off, with the statements and personas that go there."""

    name: str
    note: str
    tier: str
    statement_ids: tuple[str, ...]
    persona_ids: tuple[str, ...] = ()


FIELDS = frozenset({"name", "note", "tier", "statement_ids", "persona_ids"})


def parts_of(
    asked: Sequence[Mapping[str, Any]],
    *,
    tier: str,
    taken: Collection[str],
    here: Mapping[str, Collection[str]],
) -> list[Part]:
    """Return the parts that were asked for.

    Args:
        asked: Each with `name` and, if wanted, `note`, `tier`, `statement_ids` and `persona_ids`.
        tier: The tier of the segment that is split, for parts that name none.
        taken: The names that are in the table, the segment's own too.
        here: What stands in the segment: the ids of its statements (`statement_ids`) and of its
            personas (`persona_ids`).

    Raises:
        Invalid: There is no part; a name is missing or taken; a tier is unknown; a statement or
            persona goes to two parts, or is not in the segment.
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
        statements, personas = (
            _chosen(each, field, here[field], gone, name)
            for field in ("statement_ids", "persona_ids")
        )
        note = written(each.get("note", ""), field="note", limit=terms.NOTE_LENGTH)
        tier_of_part = ordering.tier_of(each.get("tier") or tier)
        parts.append(Part(name, note, tier_of_part, statements, personas))
    return parts


def _chosen(
    part: Mapping[str, Any], field: str, here: Collection[str], gone: set[str], name: str
) -> tuple[str, ...]:
    """Return what goes to a part, refusing what is not here or goes to another one already."""
    chosen = tuple(dict.fromkeys(part.get(field, ())))
    for ident in chosen:
        if ident in gone:
            raise Invalid(
                _("One thing cannot go to two parts."),
                hint=_("Choose one, and add it to the other afterwards."),
                field=field,
                chosen=ident,
            )
        if ident not in here:
            raise Invalid(
                _("Something chosen for “%(name)s” is not in this segment.") % {"name": name},
                hint=_("Look at it again and choose anew."),
                field=field,
                chosen=ident,
            )
    gone.update(chosen)
    return chosen
