"""Everything that can be done to the evidence of a matrix, by noun."""

from segmatrix.evidence.actions.documents import (
    import_document,
    receive_document,
    remove_document,
    restore_document,
)
from segmatrix.evidence.actions.expiries import reset_expiry, set_expiry
from segmatrix.evidence.actions.interviews import record_interview
from segmatrix.evidence.actions.links import (
    change_stance,
    link_observations,
    remove_link,
    restore_link,
)
from segmatrix.evidence.actions.observations import (
    add_observation,
    edit_observation,
    remove_observation,
    restore_observation,
)
from segmatrix.evidence.actions.quotes import choose_quote
from segmatrix.evidence.actions.records import import_records, restore_records, withdraw_records
from segmatrix.evidence.actions.reviews import (
    accept_observations,
    decline_observations,
    return_observations,
)
from segmatrix.evidence.actions.sources import (
    add_source,
    edit_source,
    remove_source,
    restore_source,
)
from segmatrix.evidence.actions.takings import take_observation

__all__ = [
    "accept_observations",
    "add_observation",
    "add_source",
    "change_stance",
    "choose_quote",
    "decline_observations",
    "edit_observation",
    "edit_source",
    "import_document",
    "import_records",
    "link_observations",
    "receive_document",
    "record_interview",
    "remove_document",
    "remove_link",
    "remove_observation",
    "remove_source",
    "reset_expiry",
    "restore_document",
    "restore_link",
    "restore_observation",
    "restore_records",
    "restore_source",
    "return_observations",
    "set_expiry",
    "take_observation",
    "withdraw_records",
]
