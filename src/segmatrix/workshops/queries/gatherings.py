"""Who comes together in a workshop, and whether they sit together."""

from dataclasses import dataclass

from segmatrix.workshops.agendas import DAY
from segmatrix.workshops.models import Participant, Phase, Workshop


@dataclass(frozen=True, slots=True)
class Gathering:
    """A workshop as something that people come to.

    Attributes:
        people: The ids of all who take part.
        goes_over_days: Whether a phase of it is given a day or more, so that each comes and goes.
    """

    name: str
    people: tuple[str, ...]
    goes_over_days: bool


def gathering(workshop_id: str) -> Gathering:
    """Return who comes together in a workshop, for telling each of them alone."""
    present = Participant.objects.filter(workshop=workshop_id).order_by("name", "member_id")
    return Gathering(
        name=Workshop.objects.get(pk=workshop_id).name,
        people=tuple(present.values_list("member_id", flat=True)),
        goes_over_days=Phase.objects.filter(workshop=workshop_id, minutes__gte=DAY).exists(),
    )
