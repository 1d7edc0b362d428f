"""The segments that a workshop asked about, with what people answered and what is settled."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.queries import AgreedPlacementView, SegmentView
from segmatrix.rounds.outcomes import Shown
from segmatrix.rounds.terms import Fate, Kind
from segmatrix.web.rounds.results import QuestionShown
from segmatrix.web.workshops.questions import questions_of
from segmatrix.workshops import queries
from segmatrix.workshops.outlying import outliers
from segmatrix.workshops.queries import WorkshopView
from segmatrix.workshops.terms import PhaseKind

SETTLED = (Kind.PLACE, Kind.TIER, Kind.FATE)
"""What is settled of a segment, in this order; what was rated is for the group to weigh."""
Asked = dict[str, dict[Kind, QuestionShown]]
"""What was asked last about each segment, by what was asked."""


@dataclass(frozen=True, slots=True)
class Settling:
    """One question about a segment, and what is settled of it.

    Attributes:
        value: What is settled, as an answer to it; None while it is open, or again.
        first: The answers farthest from the others: who may see it otherwise.
    """

    each: QuestionShown
    value: Mapping[str, Any] | None
    first: tuple[Shown, ...]

    @property
    def kind(self) -> str:
        """What is asked (`rounds.terms.Kind`)."""
        return self.each.question.kind.value

    @property
    def middle(self) -> dict[str, int]:
        """The step nearest to the middle answer on each axis."""
        return {
            name: round(report.spread.median)
            for name, report in self.each.tally.axes.items()
            if report.spread
        }

    @property
    def mostly_into(self) -> str:
        """The segment into which most would merge it; empty if nobody would."""
        others = Counter(
            str(answer.value["other"])
            for answer in self.each.tally.answers
            if answer.value and answer.value.get("other")
        )
        return min(others, key=lambda other: (-others[other], other), default="")


@dataclass(frozen=True, slots=True)
class SegmentShown:
    """A segment that a workshop asked about.

    Attributes:
        segment: As it stands now, retired or not; of a merged one that which it is a part of.
        merged: Whether it is a part of another one.
        agreed: Where it stands on the axes it was placed on, as agreed; None for nowhere.
        said: What was noted of it in the talks.
        moved_on: Whether the map has other axes by now than those it was placed on.
    """

    id: str
    segment: SegmentView
    merged: bool
    name: str
    agreed: AgreedPlacementView | None
    said: str
    moved_on: bool
    settlings: tuple[Settling, ...]

    @property
    def all_settled(self) -> bool:
        """Whether nothing that was asked about it is open."""
        return all(each.value for each in self.settlings)

    @property
    def to_place(self) -> bool:
        """Whether it is open where it stands, and can be settled here."""
        gone = self.merged or self.segment.retired or self.moved_on
        return not gone and any(
            each.kind == Kind.PLACE and not (each.value and self.agreed) for each in self.settlings
        )


def segments_of(view: WorkshopView, actor: Actor) -> list[SegmentShown]:
    """Return the segments that the phases before the present one asked about, in that order."""
    said = _said(view, actor)
    settled = {
        (each.segment_id, each.kind): each.value
        for each in queries.agreements(view.matrix_id, view.id, actor)
    }
    here = _Here(view.matrix_id, actor)
    return [
        here.shown(segment_id, questions, settled, said.get(segment_id, ""))
        for segment_id, questions in _asked(view, actor).items()
        if here.knows(segment_id)
    ]


class _Here:
    """The segments of a matrix as they stand now, in a number of queries that does not grow."""

    def __init__(self, matrix_id: str, actor: Actor) -> None:
        self._map = matrices.map(matrix_id, actor)
        self._known = {each.id: each for each in matrices.known_segments(matrix_id, actor)}
        self._stories = matrices.lineage(matrix_id, actor)
        self._agreed = {each.segment_id: each for each in self._map.agreed}

    def knows(self, segment_id: str) -> bool:
        """Say whether a segment was not taken back since it was asked about."""
        return segment_id in self._stories

    def shown(
        self,
        segment_id: str,
        questions: Mapping[Kind, QuestionShown],
        settled: Mapping[tuple[str, Kind], Mapping[str, Any]],
        said: str,
    ) -> SegmentShown:
        """Return a segment with what was asked about it."""
        story = self._stories[segment_id]
        segment = self._known[story.part_of or segment_id]
        place = questions.get(Kind.PLACE)
        moved_on = place is not None and _axes(place) != (self._map.x.id, self._map.y.id)
        agreed = None if moved_on else self._agreed.get(segment_id)
        values = {
            kind: value
            for kind in SETTLED
            if (value := settled.get((segment_id, kind)))
            and _holds(kind, value, segment, agreed, merged=bool(story.part_of))
        }
        return SegmentShown(
            id=segment_id,
            segment=segment,
            merged=bool(story.part_of),
            name=story.name,
            agreed=agreed,
            said=said,
            moved_on=moved_on,
            settlings=tuple(
                Settling(
                    each=questions[kind],
                    value=values.get(kind),
                    first=outliers(questions[kind].tally),
                )
                for kind in SETTLED
                if kind in questions
            ),
        )


def _holds(
    kind: Kind,
    value: Mapping[str, Any],
    segment: SegmentView,
    agreed: AgreedPlacementView | None,
    *,
    merged: bool,
) -> bool:
    """Say whether the matrix is still as it was settled; who changed it since opened it again."""
    if kind is Kind.PLACE:
        return agreed is not None
    if kind is Kind.TIER:
        return merged or segment.tier == value["tier"]
    stands = {Fate.MERGE: merged, Fate.DROP: segment.retired, Fate.KEEP: not segment.retired}
    return stands[Fate(value["fate"])]


def _asked(view: WorkshopView, actor: Actor) -> Asked:
    asked: Asked = defaultdict(dict)
    round_ids = [phase.round_id for phase in view.earlier(PhaseKind.PLACE)]
    for each in questions_of(view.matrix_id, round_ids, actor):
        asked[each.question.about_id][each.question.kind] = each
    return asked


def _said(view: WorkshopView, actor: Actor) -> dict[str, str]:
    """Return what was noted of each segment in the talks, all of it together."""
    notes: dict[str, list[str]] = defaultdict(list)
    for talk in queries.talked(view.matrix_id, view.id, actor):
        notes[talk.about_id].append(talk.notes)
    return {segment_id: "\n\n".join(texts) for segment_id, texts in notes.items()}


def _axes(place: QuestionShown) -> tuple[str, str]:
    frame = place.question.frame
    return frame["x"]["id"], frame["y"]["id"]
