"""Inputs and facts about the steps of a plan."""

from dataclasses import dataclass
from typing import Any

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class ProposePlan(InMatrix):
    """Put the steps of a route on the plan, in place of those that are open.

    Attributes:
        route: One of `terms.Route`.
        pace: One of `terms.Pace`.
        start: The first day as an ISO date.
        zone: Where that day begins, an IANA name.
    """

    route: str
    pace: str
    start: str
    zone: str


@dataclass(frozen=True, kw_only=True)
class ReturnPlan(InMatrix):
    """Take a proposal back, or that: some steps come back to the plan and others leave it."""

    back: list[str]
    away: list[str]


@dataclass(frozen=True, kw_only=True)
class _Described(InMatrix):
    """What is said of a step.

    Attributes:
        due: The time by which it is done, on a clock in `zone`: `2026-05-01T17:00`.
        place: One of `terms.Place`.
        who: The id of a member, a guest or a person to ask; empty for nobody yet.
    """

    name: str
    due: str
    zone: str
    place: str = ""
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class AddStep(_Described):
    pass


@dataclass(frozen=True, kw_only=True)
class EditStep(_Described):
    """Describe a step anew.

    Attributes:
        version: The version that was typed over; None takes whatever stands.
    """

    step_id: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RemoveStep(InMatrix):
    step_id: str


@dataclass(frozen=True, kw_only=True)
class RestoreStep(InMatrix):
    step_id: str


@dataclass(frozen=True, kw_only=True)
class FinishStep(InMatrix):
    """Say that a step is done."""

    step_id: str


@dataclass(frozen=True, kw_only=True)
class ReopenStep(InMatrix):
    """Say that a step is not done after all."""

    step_id: str


@dataclass(frozen=True, kw_only=True)
class RemindOfStep(InMatrix):
    """Remind the actor, whose duty it is, that a step is due soon or late.

    Attributes:
        version: The version of the step that it is about.
    """

    step_id: str
    version: int
    late: bool


@dataclass(frozen=True, kw_only=True)
class PlanProposed(Fact):
    """A plan was proposed.

    Attributes:
        steps: The steps, each as `StepAdded` would tell of it.
        away: The open steps that left the plan for it.
    """

    matrix_id: str
    route: str
    pace: str
    start: str
    steps: list[dict[str, Any]]
    away: list[str]

    @property
    def subject(self) -> str:
        return "plan"


@dataclass(frozen=True, kw_only=True)
class PlanReturned(Fact):
    matrix_id: str
    back: list[str]
    away: list[str]

    @property
    def subject(self) -> str:
        return "plan"


@dataclass(frozen=True, kw_only=True)
class OfStep:
    """What every fact about a step says."""

    matrix_id: str
    step_id: str
    name: str

    @property
    def subject(self) -> str:
        return f"step:{self.step_id}"


@dataclass(frozen=True, kw_only=True)
class _WholeStep(OfStep):
    """A whole step.

    Attributes:
        due: The instant in UTC, in ISO form.
        zone: Where it was typed.
        who: Whose it is, and `who_name` what they are called.
    """

    place: str
    who: str
    who_name: str
    due: str
    zone: str
    version: int


@dataclass(frozen=True, kw_only=True)
class StepAdded(_WholeStep, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class StepEdited(_WholeStep, Fact):
    """A step was described anew.

    Attributes:
        moved: Whether it is due at another time or from somebody else than before.
    """

    moved: bool


@dataclass(frozen=True, kw_only=True)
class StepRestored(_WholeStep, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class StepRemoved(OfStep, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class StepFinished(OfStep, Fact):
    @property
    def subject(self) -> str:
        return f"step:{self.step_id}:done"


@dataclass(frozen=True, kw_only=True)
class StepReopened(OfStep, Fact):
    @property
    def subject(self) -> str:
        return f"step:{self.step_id}:done"


@dataclass(frozen=True, kw_only=True)
class StepFellDue(OfStep, Fact):
    """Somebody was reminded of a step.

    Attributes:
        member_id: Who.
        in_place_of: Whom they stand in for, by name; empty for nobody.
        planned_by: Who planned it so.
    """

    due: str
    late: bool
    member_id: str
    in_place_of: str
    planned_by: str

    @property
    def subject(self) -> str:
        return f"step:{self.step_id}:reminder"
