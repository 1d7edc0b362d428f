"""What a merge would do, told before anybody does it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from segmatrix.base.actor import Actor
from segmatrix.base.inputs import named
from segmatrix.matrix import access, events, merging, terms
from segmatrix.matrix.carrying import (
    Key,
    as_person,
    as_word,
    in_cell,
    of_member,
    on_axes,
    parted,
)
from segmatrix.matrix.merging import Ruled
from segmatrix.matrix.models import (
    AgreedPlacement,
    Alias,
    Comment,
    Contact,
    NotKnownYet,
    Placement,
    Segment,
    StatedMeasure,
    Statement,
    Thread,
)
from segmatrix.matrix.queries.segments import SegmentView
from segmatrix.matrix.terms import Kind, Standing
from segmatrix.people.terms import Permission


@dataclass(frozen=True, slots=True)
class GoingView:
    """How much goes along to the kept segment.

    Attributes:
        texts: Second texts for a cell of one text, kept there as open variants.
        placements: Members' placements on the map as it is now.
        threads: Threads of comments.
    """

    statements: int
    texts: int
    measures: int
    answers: int
    contacts: int
    placements: int
    agreed: int
    words: int
    threads: int


@dataclass(frozen=True, slots=True)
class AsideView:
    """Something that finds its place taken and waits with the segment it was in.

    Attributes:
        row: The name of the dimension whose cell is taken, empty on the map.
        member_name: Whose placement it is; empty for the group's, and in a cell.
    """

    segment_name: str
    row: str = ""
    member_name: str = ""


@dataclass(frozen=True, slots=True)
class RuleChangeView:
    """The rule of another segment that would read otherwise."""

    segment_name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would make of several segments.

    Attributes:
        name: What the kept segment would be called.
        rule: The rule it would have, which holds where any of theirs does.
        rules: Other segments' rules that would change.
        aliases: The names that would become aliases of it.
        aside: What would wait, to be there again once the merge is taken back.
    """

    kept: SegmentView
    leaving: tuple[SegmentView, ...]
    name: str
    rule: str
    rules: tuple[RuleChangeView, ...]
    aliases: tuple[str, ...]
    going: GoingView
    aside: tuple[AsideView, ...]


def preview_merge(given: events.MergeSegments, actor: Actor) -> MergePreview:
    """Return what a merge would do, without doing it, in a fixed number of queries.

    Refuses what `actions.merge_segments` refuses, but for what a rule grows too long by.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    ids = merging.leaving(given.into, given.segment_ids)
    rows = {row.pk: row for row in Segment.objects.filter(matrix=matrix)}
    for ident in (given.into, *ids):
        if ident not in rows or rows[ident].standing != Standing.CURRENT:
            access.segment(matrix, ident, typed=given.name)  # says what became of it
    kept, leaving = rows[given.into], [rows[ident] for ident in ids]
    shown = [row for row in rows.values() if row.standing == Standing.CURRENT]
    staying = [row.name for row in shown if row.pk not in {given.into, *ids}]
    name = kept.name
    if given.name.strip():
        name = named(given.name, limit=terms.NAME_LENGTH, taken=staying)
    names = dict.fromkeys([kept.name, *(row.name for row in leaving)])
    rule = merging.joined([kept.rule, *(row.rule for row in leaving)])
    moving = _Moving(kept, leaving)
    going = moving.going()
    return MergePreview(
        kept=SegmentView.of(kept),
        leaving=tuple(map(SegmentView.of, leaving)),
        name=name,
        aliases=tuple(each for each in names if each.casefold() != name.casefold()),
        going=going,
        aside=tuple(moving.aside),
        **_rules(kept, shown, rule, list(names), name, apart=set(ids)),
    )


def _rules(
    kept: Segment,
    shown: list[Segment],
    rule: str,
    names: Collection[str],
    name: str,
    *,
    apart: set[str],
) -> dict[str, Any]:
    """Return the rules as they would read, refusing those that would lead back to their segment."""
    ruled = {
        row.pk: Ruled(row.pk, row.name, rule if row.pk == kept.pk else row.rule) for row in shown
    }
    after = {ident: each.rule for ident, each in ruled.items()}
    after |= merging.pointed(list(ruled.values()), names, name, apart=apart)
    called = {ident: name if ident == kept.pk else ruled[ident].name for ident in ruled}
    changed = [row for row in shown if row.pk not in apart and after[row.pk] != row.rule]
    merging.refuse_circles(
        {called[ident]: text for ident, text in after.items() if ident not in apart},
        [called[row.pk] for row in changed],
    )
    return {
        "rule": after[kept.pk],
        "rules": tuple(
            RuleChangeView(row.name, row.rule, after[row.pk])
            for row in changed
            if row.pk != kept.pk
        ),
    }


class _Moving:
    """The things of several segments on their way to the one that is kept."""

    def __init__(self, kept: Segment, leaving: Sequence[Segment]) -> None:
        self.kept = kept
        self.leaving = {row.pk: row for row in leaving}
        self.aside: list[AsideView] = []

    def going(self) -> GoingView:
        """Return how much goes along, noting what stays aside; each kind in one query."""
        holding = {"current": True}
        there = {"removed": False}
        now = {"x_axis__current": True, "y_axis__current": True}
        statements = Statement.objects.filter(**there).select_related("dimension")
        single = statements.filter(dimension__kind=Kind.TEXT)
        _here, several = self._found(statements.exclude(dimension__kind=Kind.TEXT))
        texts, second = self._parted(single, in_cell)
        stated = StatedMeasure.objects.filter(**holding).select_related("dimension")
        measures, taken = self._parted(stated, in_cell)
        answered = NotKnownYet.objects.filter(**holding).select_related("dimension")
        answers, taken_answers = self._parted(answered, in_cell)
        contacts, _twice = self._parted(Contact.objects.filter(**there), as_person)
        placements, meeting = self._parted(Placement.objects.filter(**now), of_member)
        agreed, settled = self._parted(AgreedPlacement.objects.filter(**holding, **now), on_axes)
        words, _same = self._parted(Alias.objects.filter(**there), as_word)
        for row in (*taken, *taken_answers):
            self._wait(row, row=row.dimension.label)
        for row in meeting:
            self._wait(row, member_name=row.member_name)
        for row in settled:
            self._wait(row)
        return GoingView(
            statements=len(several) + len(texts),
            texts=len(self._worded_otherwise(single, second)),
            measures=len(measures),
            answers=len(answers),
            contacts=len(contacts),
            placements=len(placements),
            agreed=len(agreed),
            words=len(words),
            threads=self._threads(),
        )

    def _found(self, rows: QuerySet[Any]) -> tuple[list[Any], list[Any]]:
        """Return what is in the kept segment, and what comes from the others in their order."""
        found = list(rows.filter(segment__in=[self.kept.pk, *self.leaving]).order_by("pk"))
        order = list(self.leaving)
        coming = [row for row in found if row.segment_id != self.kept.pk]
        coming.sort(key=lambda row: order.index(row.segment_id))
        return [row for row in found if row.segment_id == self.kept.pk], coming

    def _parted(
        self, rows: QuerySet[Any], key: Callable[[Any], Key]
    ) -> tuple[list[Any], list[Any]]:
        """Return what goes along, and what finds its place taken."""
        here, coming = self._found(rows)
        by_id = {str(row.pk): row for row in coming}
        goes, meets = parted(map(key, here), [(ident, key(row)) for ident, row in by_id.items()])
        return [by_id[ident] for ident in goes], [by_id[ident] for ident in meets]

    def _worded_otherwise(self, single: QuerySet[Statement], second: list[Any]) -> list[Any]:
        here, coming = self._found(single)
        holds: dict[str, str] = {}
        for row in (*here, *coming):
            holds.setdefault(row.dimension_id, row.text)
        return [row for row in second if row.text != holds[row.dimension_id]]

    def _threads(self) -> int:
        about = Q(segment__in=self.leaving) | Q(statement__segment__in=self.leaving)
        said = Comment.objects.filter(thread=OuterRef("pk"), removed=False)
        return Thread.objects.filter(about, Exists(said)).count()

    def _wait(self, thing: Any, **where: str) -> None:
        segment = self.leaving[thing.segment_id]
        self.aside.append(AsideView(segment_name=segment.name, **where))
