"""Moving all that is in a segment to another one, and giving it back.

What somebody edited meanwhile stays edited; what they added to the other segment stays there.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from segmatrix.matrix.actions.carried_statements import (
    carry_statements,
    return_statements,
    unfold,
)
from segmatrix.matrix.actions.positions import arrange
from segmatrix.matrix.carrying import (
    Carried,
    Key,
    as_person,
    as_suggested,
    as_word,
    in_cell,
    of_member,
    on_axes,
    parted,
    returns,
)
from segmatrix.matrix.models import (
    AgreedPlacement,
    Alias,
    Contact,
    DismissedContact,
    NotKnownYet,
    Persona,
    Placement,
    Proposal,
    Question,
    Segment,
    StatedMeasure,
    Thread,
)


@dataclass(frozen=True)
class _Single:
    """Things of which one holds at a time: a cell's number, its answer, an agreed placement."""

    table: type[Model]
    key: Callable[[Any], Key]

    def holding(self, segment: Segment) -> dict[str, Any]:
        rows = self.table.objects.filter(segment=segment, current=True)
        return {row.pk: row for row in rows.order_by("pk")}

    def carry(self, leaving: Segment, kept: Segment) -> list[str]:
        coming = self.holding(leaving)
        here = [self.key(row) for row in self.holding(kept).values()]
        goes, _meets = parted(here, [(ident, self.key(row)) for ident, row in coming.items()])
        self.table.objects.filter(pk__in=goes).update(segment=kept)
        return goes

    def give_back(self, gone: Sequence[str], kept: Segment, coming: Segment) -> list[str]:
        rows = {row.pk: row for row in self.table.objects.filter(pk__in=gone, segment=kept)}
        answered = {self.key(row) for row in self.holding(kept).values() if row.pk not in rows}
        back, _stays = returns(
            list(rows),
            [ident for ident, row in rows.items() if row.current],
            [ident for ident, row in rows.items() if self.key(row) in answered],
        )
        self.table.objects.filter(pk__in=back).update(segment=coming, current=True)
        return back


MEASURES = _Single(StatedMeasure, in_cell)
ANSWERS = _Single(NotKnownYet, in_cell)
AGREED = _Single(AgreedPlacement, on_axes)


def carry(leaving: Segment, kept: Segment, *, places: Mapping[str, int] | None = None) -> Carried:
    """Let all that is in a segment go along to the one that is kept.

    A second text for one cell is kept as an open variant of the first. The kept segment's number,
    answer "not known yet" and placement hold where both have one; the other's stays with the
    leaving segment, and so does a contact or word that the kept one has already, or whoever was
    dismissed as a contact and considered again there.

    Args:
        places: Where statements stood on the kept segment before, to stand there again.
    """
    statements, stood, folded = carry_statements(leaving, kept, places or {})
    contacts, listed = _carry_contacts(leaving, kept)
    return Carried(
        statements=statements,
        places=stood | listed,
        folded=folded,
        measures=MEASURES.carry(leaving, kept),
        answers=ANSWERS.carry(leaving, kept),
        contacts=contacts,
        agreed=AGREED.carry(leaving, kept),
        placements=_carry_placements(leaving, kept),
        aliases=_carry_aliases(leaving, kept),
        threads=_carry_rows(Thread, leaving, kept),
        questions=_carry_rows(Question, leaving, kept),
        proposals=_carry_rows(Proposal, leaving, kept),
        personas=_carry_rows(Persona, leaving, kept),
        dismissals=_carry_dismissals(leaving, kept),
    )


def give_back(gone: Carried, kept: Segment, coming: Segment) -> Carried:
    """Let what went along from a segment return to it, as far as it is still with the kept one.

    What somebody moved on or took back since stays where it is; what replaced something stays with
    the kept segment, and what was replaced returns.
    """
    statements, stood = return_statements(gone, kept, coming)
    contacts, listed = _return_contacts(gone, kept, coming)
    return Carried(
        statements=statements,
        places=stood | listed,
        folded=unfold(gone),
        measures=MEASURES.give_back(gone.measures, kept, coming),
        answers=ANSWERS.give_back(gone.answers, kept, coming),
        contacts=contacts,
        agreed=AGREED.give_back(gone.agreed, kept, coming),
        placements=_return_placements(gone.placements, kept, coming),
        aliases=_return_rows(Alias, gone.aliases, kept, coming),
        threads=_return_rows(Thread, gone.threads, kept, coming),
        questions=_return_rows(Question, gone.questions, kept, coming),
        proposals=_return_rows(Proposal, gone.proposals, kept, coming),
        personas=_return_rows(Persona, gone.personas, kept, coming),
        dismissals=_return_rows(DismissedContact, gone.dismissals, kept, coming),
    )


def _carry_contacts(leaving: Segment, kept: Segment) -> tuple[list[str], dict[str, int]]:
    here = Contact.objects.filter(segment=kept, removed=False)
    rows = Contact.objects.filter(segment=leaving).order_by("removed", "position", "pk")
    coming = list(rows)
    goes, _meets = parted(map(as_person, here), [(row.pk, as_person(row)) for row in coming])
    going = [row for row in coming if row.pk in goes]
    behind = here.count()
    stood = _list(going, kept, {row.pk: row.position + behind for row in going})
    _arrange_contacts(kept)
    return goes, stood


def _return_contacts(
    gone: Carried, kept: Segment, coming: Segment
) -> tuple[list[str], dict[str, int]]:
    rows = list(Contact.objects.filter(pk__in=gone.contacts, segment=kept).order_by("pk"))
    stood = _list(rows, coming, gone.places)
    for segment in (kept, coming):
        _arrange_contacts(segment)
    return [row.pk for row in rows], stood


def _list(rows: list[Contact], to: Segment, positions: Mapping[str, int]) -> dict[str, int]:
    """List contacts for another segment, at these positions; return where they were listed."""
    stood = {row.pk: row.position for row in rows}
    for row in rows:
        row.segment, row.position = to, positions[row.pk]
    Contact.objects.bulk_update(rows, ["segment", "position"])
    return stood


def _arrange_contacts(segment: Segment) -> None:
    cells: dict[str, list[Contact]] = defaultdict(list)
    for row in Contact.objects.filter(segment=segment, removed=False).order_by("position", "pk"):
        cells[row.dimension_id].append(row)
    for rows in cells.values():
        arrange(rows, [row.pk for row in rows])


PLACED = ("x_axis_id", "y_axis_id", "member_id", "member_name", "department", "x", "y", "reason")


def _carry_placements(leaving: Segment, kept: Segment) -> list[dict[str, Any]]:
    here = Placement.objects.filter(segment=kept)
    coming = {str(row.pk): row for row in Placement.objects.filter(segment=leaving).order_by("pk")}
    goes, _meets = parted(
        map(of_member, here), [(ident, of_member(row)) for ident, row in coming.items()]
    )
    Placement.objects.filter(pk__in=goes).update(segment=kept)
    return [{name: getattr(coming[ident], name) for name in PLACED} for ident in goes]


def _return_placements(
    gone: Iterable[dict[str, Any]], kept: Segment, coming: Segment
) -> list[dict[str, Any]]:
    """Give placements back as they were; one that its member put elsewhere since stays as well."""
    back = []
    for placed in gone:
        key = {name: placed[name] for name in ("x_axis_id", "y_axis_id", "member_id")}
        now = Placement.objects.filter(segment=kept, **key).first()
        if now is None:
            continue
        if (now.x, now.y, now.reason) == (placed["x"], placed["y"], placed["reason"]):
            now.segment = coming
            now.save(update_fields=["segment"])
        else:
            Placement.objects.create(segment=coming, **placed)
        back.append(placed)
    return back


def _carry_aliases(leaving: Segment, kept: Segment) -> list[str]:
    here = Alias.objects.filter(segment=kept, removed=False)
    coming = Alias.objects.filter(segment=leaving).order_by("removed", "said_at", "pk")
    return _carry_single(coming, here, as_word, kept)


def _carry_dismissals(leaving: Segment, kept: Segment) -> list[str]:
    here = DismissedContact.objects.filter(segment=kept)
    coming = DismissedContact.objects.filter(segment=leaving, current=True).order_by("pk")
    return _carry_single(coming, here, as_suggested, kept)


def _carry_single(
    coming: QuerySet[Any], here: QuerySet[Any], key: Callable[[Any], Key], kept: Segment
) -> list[str]:
    """Let rows go along for which there is none on the kept segment."""
    goes, _meets = parted(map(key, here), [(row.pk, key(row)) for row in coming])
    coming.model.objects.filter(pk__in=goes).update(segment=kept)
    return goes


def _carry_rows(table: type[Model], leaving: Segment, kept: Segment) -> list[str]:
    rows = table.objects.filter(segment=leaving)
    goes = list(rows.order_by("pk").values_list("pk", flat=True))
    table.objects.filter(pk__in=goes).update(segment=kept)
    return goes


def _return_rows(
    table: type[Model], gone: Sequence[str], kept: Segment, coming: Segment
) -> list[str]:
    rows = table.objects.filter(pk__in=gone, segment=kept)
    back = list(rows.order_by("pk").values_list("pk", flat=True))
    table.objects.filter(pk__in=back).update(segment=coming)
    return back
