"""Whether a matrix may be called agreed: pure judging of what was gathered, condition by condition.

Every condition says in plain words what is missing, where that is and what to do next. Nothing here
is stored; `queries.judgement` gathers, and the matrix takes the report as a value.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _

from segmatrix.matrix.gating import Condition, GateReport
from segmatrix.review.gathered import Gathered, Heard, Opposed, Signing, Spot
from segmatrix.review.noting import noted
from segmatrix.review.terms import ObjectionState

REVISIONS_FOR_ALL = 2
"""Revisions that everybody must have had before them until the matrix was agreed once."""

REVISIONS_AFTER_AGREEING = 1
"""Afterwards it is what changed since that they must have had before them."""


class Where(StrEnum):
    """What kind of place lacks something; `Missing.ids` say which one."""

    TABLE = "table"
    CELL = "cell"
    ROW = "row"
    CHARTER = "charter"
    MAP = "map"
    PLACEMENT = "placement"
    PEOPLE = "people"
    OBJECTION = "objection"
    SIGN_OFF = "sign_off"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that stands in the way, in words, and where that is."""

    words: str
    where: Where
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """One condition: what must hold, what is missing to it, and what to do next.

    Attributes:
        next: What to do, in words, while something is missing.
        go: Where to do it.
    """

    key: str
    words: str
    missing: tuple[Missing, ...]
    next: str
    go: Where

    @property
    def met(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is left before a revision can be called agreed.

    Attributes:
        notes: What is listed beside the sign-off: who was excused, and what was overridden.
    """

    matrix_id: str
    revision: int
    verdicts: tuple[Verdict, ...]
    notes: tuple[str, ...]

    @property
    def passes(self) -> bool:
        """Whether every condition is met."""
        return all(verdict.met for verdict in self.verdicts)

    @property
    def open(self) -> int:
        """How many conditions are not met."""
        return sum(not verdict.met for verdict in self.verdicts)

    @property
    def report(self) -> GateReport:
        """The same as a value for the matrix, without places."""
        return GateReport(
            matrix_id=self.matrix_id,
            revision=self.revision,
            conditions=tuple(
                Condition(
                    key=verdict.key,
                    words=verdict.words,
                    met=verdict.met,
                    why=tuple(each.words for each in verdict.missing),
                )
                for verdict in self.verdicts
            ),
            notes=self.notes,
        )


def judge(gathered: Gathered) -> Judgement:
    """Return which conditions hold, and what is missing to the others.

    Nothing is missing to what was agreed: it passed when it was, with the notes of that time.
    """
    verdicts = (
        _decisions(gathered),
        _cells(gathered),
        _placements(gathered),
        _exposures(gathered),
        _objections(gathered),
        _sign_off(gathered),
    )
    notes = noted(gathered)
    if gathered.agreement is not None:
        verdicts = tuple(replace(verdict, missing=()) for verdict in verdicts)
        notes = gathered.agreement
    return Judgement(gathered.matrix_id, gathered.revision, verdicts, notes)


def _decisions(gathered: Gathered) -> Verdict:
    missing = ()
    if not gathered.decisions.strip():
        missing = (Missing(_("The charter names no decision yet."), Where.CHARTER),)
    return Verdict(
        "decisions",
        _("The charter names a decision that will come out differently"),
        missing,
        _("Write down which choices should come out differently."),
        Where.CHARTER,
    )


def _cells(gathered: Gathered) -> Verdict:
    missing = [
        Missing(
            _("The row “%(row)s” is hidden.") % {"row": row.dimension},
            Where.ROW,
            (row.dimension_id,),
        )
        for row in gathered.hidden
    ]
    if not gathered.cells:
        missing.append(Missing(_("There is no primary or secondary segment yet."), Where.TABLE))
    missing += [
        Missing(
            _("%(segment)s: “%(row)s” has no answer.")
            % {"segment": cell.segment, "row": cell.dimension},
            Where.CELL,
            (cell.segment_id, cell.dimension_id),
        )
        for cell in gathered.cells
        if not cell.answered
    ]
    return Verdict(
        "cells",
        _("Every question about primary and secondary segments has an answer"),
        tuple(missing),
        _("Fill these cells, or answer “Not known yet”."),
        Where.TABLE,
    )


def _placements(gathered: Gathered) -> Verdict:
    missing = [
        Missing(words, Where.PLACEMENT, (spot.segment_id,))
        for spot in gathered.spots
        if (words := _unsettled(spot))
    ]
    if not gathered.spots:
        missing.append(Missing(_("There is no primary or secondary segment yet."), Where.MAP))
    return Verdict(
        "placements",
        _("Every primary and secondary segment has an agreed place on the map"),
        tuple(missing),
        _("Settle each on the map, with why, and who thought otherwise."),
        Where.MAP,
    )


def _unsettled(spot: Spot) -> str:
    if spot.in_round:
        return ""
    if not spot.settled:
        return _("%(segment)s has no agreed place.") % {"segment": spot.segment}
    if not spot.rationale.strip():
        return _("%(segment)s: nobody wrote down why it is placed there.") % {
            "segment": spot.segment
        }
    if spot.apart and not spot.dissent.strip():
        return _("%(segment)s: %(names)s placed it elsewhere, and that is not written down.") % {
            "segment": spot.segment,
            "names": ", ".join(spot.apart),
        }
    return ""


def _exposures(gathered: Gathered) -> Verdict:
    missing = [
        Missing(words, Where.PEOPLE, (person.stakeholder_id,))
        for person in gathered.people
        if (words := _unheard(person, gathered.agreed))
    ]
    if not gathered.people:
        missing.append(Missing(_("Nobody is listed who should be asked."), Where.PEOPLE))
    again = gathered.agreed > 0
    words = (
        _("Everybody to be asked has seen what changed since it was agreed")
        if again
        else _("Everybody to be asked has seen two revisions")
    )
    return Verdict(
        "exposures",
        words,
        tuple(missing),
        _("Ask them to look, or excuse them with a reason."),
        Where.PEOPLE,
    )


def _unheard(person: Heard, agreed: int) -> str:
    if person.excuse:
        return ""
    seen = sum(number > agreed for number in person.revisions)
    needed = REVISIONS_AFTER_AGREEING if agreed else REVISIONS_FOR_ALL
    if seen >= needed:
        return ""
    if agreed:
        return _("%(name)s has not seen what changed.") % {"name": person.name}
    if seen:
        return _("%(name)s has seen one revision.") % {"name": person.name}
    return _("%(name)s has seen none.") % {"name": person.name}


def _objections(gathered: Gathered) -> Verdict:
    missing = tuple(
        Missing(_standing(each), Where.OBJECTION, (each.objection_id,))
        for each in gathered.objections
        if each.state in (ObjectionState.OPEN, ObjectionState.ANSWERED)
    )
    return Verdict(
        "objections",
        _("No objection is open"),
        missing,
        _("Answer them; who objected withdraws, or it is overridden by name."),
        Where.OBJECTION,
    )


def _standing(each: Opposed) -> str:
    words = (
        _("%(name)s objects to %(about)s.")
        if each.state is ObjectionState.OPEN
        else _("%(name)s’s objection to %(about)s is answered, and not withdrawn.")
    )
    return words % {"name": each.by_name, "about": each.about}


def _sign_off(gathered: Gathered) -> Verdict:
    words = _unsigned(gathered.signing, gathered.revision)
    missing = (Missing(words, Where.SIGN_OFF),) if words else ()
    return Verdict(
        "sign_off",
        _("A sponsor has signed this revision"),
        missing,
        _next_to_sign(gathered.signing),
        Where.SIGN_OFF if gathered.signing.sponsors else Where.PEOPLE,
    )


def _unsigned(signing: Signing, revision: int) -> str:
    if signing.signed_by and not signing.changed_since:
        return ""
    if signing.signed_by:
        return _("%(name)s signed before it was last changed.") % {"name": signing.signed_by}
    if signing.sponsors:
        return _("Nobody has signed revision %(number)d yet.") % {"number": revision}
    if signing.outside:
        return _("%(names)s cannot sign: no member here who may comment.") % {
            "names": ", ".join(signing.outside)
        }
    return _("Nobody is marked as a sponsor.")


def _next_to_sign(signing: Signing) -> str:
    if not signing.sponsors:
        if signing.outside:
            return _("Give them a role that may comment, or mark another member as a sponsor.")
        return _("Mark a member among the people to ask as a sponsor.")
    names = {"names": ", ".join(signing.sponsors)}
    if signing.requested:
        return _("It waits for %(names)s.") % names
    return _("Ask %(names)s to sign.") % names
