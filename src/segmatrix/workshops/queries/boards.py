"""The board of a workshop as pages read it: groups, notes, suggestions, and what became of each."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Self

from segmatrix.base.actor import Actor
from segmatrix.rounds import queries as rounds
from segmatrix.rounds.outcomes import Dots
from segmatrix.workshops import access
from segmatrix.workshops.models import Group, Note, Phase, SetAside, Workshop
from segmatrix.workshops.queries.suggestions import suggested
from segmatrix.workshops.terms import Became, PhaseKind, WorkshopState


@dataclass(frozen=True, slots=True)
class NoteView:
    """One thought on the board.

    Attributes:
        name: Who wrote it; empty where the round was anonymous, and so `department`.
        asked: The words of the question that it answers.
        dimension: The key of the dimension that it belongs to; empty for none.
    """

    id: str
    text: str
    name: str
    department: str
    question_id: str
    asked: str
    dimension: str


@dataclass(frozen=True, slots=True)
class CardView:
    """What stands by itself on the board: a group, or a note that is in none.

    Attributes:
        words: The name of the group, or the text of the note.
        version: Counts the names of a group; 0 for a note.
        dots: How many dots the last vote put on it; None where it was not voted on.
        became: None while it is open.
        became_id: The statement or segment that it became.
    """

    id: str
    words: str
    version: int
    notes: tuple[NoteView, ...]
    dots: Dots | None
    became: Became | None
    became_id: str
    why: str

    @property
    def is_group(self) -> bool:
        """Whether it is a group."""
        return self.version > 0

    @property
    def dimension(self) -> str:
        """The key of the dimension that most of its notes belong to; empty for none."""
        keys = [note.dimension for note in self.notes if note.dimension]
        return max(dict.fromkeys(keys), key=keys.count) if keys else ""


@dataclass(frozen=True, slots=True)
class AsideView:
    """A suggestion that was set aside."""

    id: str
    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True)
class BoardView:
    """All that lies on the board.

    Attributes:
        groups: In the order in which they were made.
        alone: The notes that are in no group.
        suggestions: Notes that may say the same, while all group.
        aside: Suggestions that people said are none.
        voted: Whether dots were put on it.
    """

    groups: tuple[CardView, ...]
    alone: tuple[CardView, ...]
    suggestions: tuple[tuple[NoteView, ...], ...]
    aside: tuple[AsideView, ...]
    voted: bool

    @property
    def cards(self) -> tuple[CardView, ...]:
        """Groups and lone notes, those with most dots first."""
        cards = (*self.groups, *self.alone)
        return tuple(sorted(cards, key=lambda card: -(card.dots.dots if card.dots else 0)))

    @property
    def notes(self) -> int:
        """How many notes lie there."""
        return sum(len(card.notes) for card in self.cards)

    @property
    def open(self) -> int:
        """Of how many cards nobody has said yet what becomes of them."""
        return sum(card.became is None for card in self.cards)

    def without_settled(self) -> Self:
        """Return the board without the cards that became something, which nobody groups anew."""
        return replace(
            self,
            groups=tuple(card for card in self.groups if card.became is None),
            alone=tuple(card for card in self.alone if card.became is None),
        )


def board(matrix_id: str, workshop_id: str, actor: Actor) -> BoardView:
    """Return the board of a workshop, as everybody who may read its matrix sees it."""
    found = access.workshop(matrix_id, workshop_id, actor)
    phases = access.phases(found)
    rows = list(Note.objects.filter(workshop=found, shown=True).order_by("position"))
    revealed = revealed_rounds(matrix_id, actor)
    notes = _views(rows, phases, revealed)
    dots = _dots(phases, revealed, actor)
    groups, alone = _cards(rows, notes, dots)
    grouping = _is_grouping(found, phases)
    return BoardView(
        groups=groups,
        alone=alone,
        suggestions=tuple(
            tuple(notes[each] for each in suggestion.note_ids)
            for suggestion in (suggested(found) if grouping else ())
        ),
        aside=_aside(found, notes) if grouping else (),
        voted=bool(dots),
    )


def cards_of(phases: Collection[Phase], matrix_id: str, actor: Actor) -> tuple[CardView, ...]:
    """Return the cards with notes that were written in some phases, without their dots.

    It takes as many queries for the phases of many workshops as for one.
    """
    rows = Note.objects.filter(workshop__in={phase.workshop_id for phase in phases}, shown=True)
    lying = list(rows.order_by("position"))
    written_in = Phase.objects.filter(pk__in={row.phase_id for row in lying})
    notes = _views(lying, list(written_in), revealed_rounds(matrix_id, actor))
    groups, alone = _cards(lying, notes, {})
    return (*groups, *alone)


def revealed_rounds(matrix_id: str, actor: Actor) -> dict[str, rounds.RoundView]:
    """Return the rounds that are shown to everybody now, by their ids.

    Those that a step back put aside or opened again are none of them.
    """
    return {each.id: each for each in rounds.rounds(matrix_id, actor) if each.revealed}


def _views(
    rows: list[Note], phases: list[Phase], revealed: dict[str, rounds.RoundView]
) -> dict[str, NoteView]:
    """Return the notes by their ids, with the words of the questions that they answer."""
    asked: dict[str, tuple[str, str]] = {}
    for phase in phases:
        if phase.pk in {row.phase_id for row in rows}:
            questions = revealed[phase.round_id].questions
            prompts = phase.setting["prompts"]
            asked |= {
                question.id: (question.words, prompt["dimension"])
                for question, prompt in zip(questions, prompts, strict=True)
            }
    return {
        row.pk: NoteView(
            row.pk, row.text, row.name, row.department, row.question_id, *asked[row.question_id]
        )
        for row in rows
    }


def _cards(
    rows: list[Note], notes: dict[str, NoteView], dots: dict[str, Dots]
) -> tuple[tuple[CardView, ...], tuple[CardView, ...]]:
    """Return groups and lone notes, each in order."""
    grouped: dict[str, list[NoteView]] = defaultdict(list)
    for row in rows:
        if row.group_id:
            grouped[row.group_id].append(notes[row.pk])
    groups = Group.objects.filter(pk__in=grouped).order_by("position")
    return (
        tuple(_card(row, tuple(grouped[row.pk]), dots, version=row.version) for row in groups),
        tuple(_card(row, (notes[row.pk],), dots) for row in rows if row.group_id is None),
    )


def _dots(
    phases: list[Phase], revealed: dict[str, rounds.RoundView], actor: Actor
) -> dict[str, Dots]:
    """Return how many dots each card has of the last vote that is revealed, none for no vote."""
    votes = [
        revealed[phase.round_id]
        for phase in phases
        if phase.kind == PhaseKind.VOTE and phase.round_id in revealed
    ]
    if not votes:
        return {}
    last = votes[-1]
    [(question, tally)] = rounds.result(last.matrix_id, last.id, actor).questions
    none = {option["id"]: Dots(option["id"], 0, 0) for option in question.frame["options"]}
    return none | {each.option: each for each in tally.dots}


def _card(
    row: Group | Note, notes: tuple[NoteView, ...], dots: dict[str, Dots], version: int = 0
) -> CardView:
    return CardView(
        id=row.pk,
        words=row.words,
        version=version,
        notes=notes,
        dots=dots.get(row.pk),
        became=Became(row.became) if row.became else None,
        became_id=row.became_id,
        why=row.why,
    )


def _is_grouping(found: Workshop, phases: list[Phase]) -> bool:
    running = found.state == WorkshopState.RUNNING
    return running and phases[found.at].kind == PhaseKind.GROUP


def _aside(found: Workshop, notes: dict[str, NoteView]) -> tuple[AsideView, ...]:
    rows = SetAside.objects.filter(workshop=found, stands=True).order_by("pk")
    return tuple(
        AsideView(row.pk, tuple(notes[each] for each in row.notes if each in notes)) for row in rows
    )
