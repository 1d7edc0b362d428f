"""Deeds of personas."""

from collections.abc import Callable

from segmatrix.activity.events import Input
from segmatrix.matrix import events
from tests.matrix.conftest import Bench
from tests.matrix.deeds.deed import EDIT, Deed, do, on_segment


def _persona(asked: type[Input], **more: object) -> Callable[[Bench], Input]:
    def given(bench: Bench) -> Input:
        persona_id = bench.persona(bench.segment("Banks"), "Helene", role="Head of risk")
        return asked(matrix_id=bench.id, persona_id=persona_id, **more)

    return given


def _restored(bench: Bench) -> Input:
    removing = _persona(events.RemovePersona)(bench)
    do(removing, bench.cast.sol)
    return events.RestorePersona(matrix_id=bench.id, persona_id=removing.persona_id)


DEEDS: dict[str, Deed] = {
    "add_persona": Deed(
        EDIT, on_segment(events.AddPersona, name="Helene", goals="Sleep"), (events.PersonaAdded,)
    ),
    "edit_persona": Deed(
        EDIT, _persona(events.EditPersona, name="Hélène", version=1), (events.PersonaEdited,)
    ),
    "remove_persona": Deed(EDIT, _persona(events.RemovePersona), (events.PersonaRemoved,)),
    "restore_persona": Deed(EDIT, _restored, (events.PersonaRestored,)),
}
