"""Brings customer data into a built workspace, through the same steps as the page."""

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from segmatrix.base.actor import Actor
from segmatrix.base.ids import id_of, new_id
from segmatrix.datasets import actions as dataset_actions
from segmatrix.datasets import events as dataset_asks
from segmatrix.demo import company
from segmatrix.demo.callings import CALLINGS
from segmatrix.matrix import queries as matrices
from segmatrix.studies import actions as study_actions
from segmatrix.studies import events as study_asks
from segmatrix.studies.terms import Side

SEED = 7
ACCOUNTS = 4_812
NEEDS = sorted({event for calling in CALLINGS for event in calling.events})
"""What customers do beyond signing in and paying."""
VALUE = {"revenue": 3.0, "size": 1.0}
TESTERS_ELSEWHERE = ("H-90001", "H-90002", "H-90003")  # a list rarely fits the data to the last id


def bring_in_example(
    matrix_id: str, *, actor: Actor, timezone: str, end: date, accounts: int = ACCOUNTS
) -> str:
    """Draw Harbourlight Data's customers up to `end`, ask for their import, use them in the matrix.

    What they do says how special the needs of segments are; what they pay and how many they are
    says what segments are worth. Returns the id of the data source. The import and the numbers are
    the worker's. Asked again, it goes on where it stopped.
    """
    with tempfile.TemporaryDirectory() as directory:
        drawn = company.draw(SEED, accounts=accounts, end=end)
        company.write(drawn, Path(directory))
        _measure_axes(matrix_id, actor)
        testers = drawn.accounts["account_id"].to_pylist()[::71]
        study_actions.receive_list(
            "\n".join([*testers, *TESTERS_ELSEWHERE]),
            matrix_id=matrix_id,
            list_id=id_of(f"testers of {matrix_id}"),
            name="Spring beta",
            operation_id=f"testers-{matrix_id}",
            actor=actor,
        )
        return bring_in(
            sorted(Path(directory).iterdir()),
            matrix_id,
            name="Harbourlight customers",
            actor=actor,
            timezone=timezone,
            dataset_id=id_of(f"customers of {matrix_id}"),
        )


def _measure_axes(matrix_id: str, actor: Actor) -> None:
    """Say what the data side of the map is made of."""
    across, up = matrices.axes(matrix_id)
    rows = {row.key: row.id for row in matrices.definitions(matrix_id).measures}
    needs = {"kind": Side.NEEDS, "events": NEEDS}
    value = {"kind": Side.VALUE, "weights": {rows[key]: weight for key, weight in VALUE.items()}}
    for axis, basis in ((across, needs), (up, value)):
        given = study_asks.SetAxisBasis(
            operation_id=f"basis-{axis.id}", matrix_id=matrix_id, axis_id=axis.id, **basis
        )
        study_actions.set_axis_basis(given, actor=actor)


def bring_in(
    files: Sequence[Path],
    matrix_id: str,
    *,
    name: str,
    actor: Actor,
    timezone: str,
    mapping: str = "",
    dataset_id: str = "",
) -> str:
    """Upload files, settle what their columns mean, ask for their import, use them in the matrix.

    Args:
        files: The files, as somebody would choose them on the page.
        matrix_id: The matrix whose rules they answer.
        name: What to call the data source.
        actor: Who does it, who must be permitted to work with customer data.
        timezone: The IANA zone in which the files' local times are meant.
        mapping: What the columns mean (YAML); empty takes what is guessed.
        dataset_id: The data source to make, or to go on making; empty for a new one.
    """
    source = {"workspace_id": actor.workspace_id, "dataset_id": dataset_id or new_id()}

    def once(step: str) -> dict[str, str]:
        return source | {"operation_id": f"{source['dataset_id']}-{step}"}

    receipt = dataset_actions.receive_files(
        dataset_actions.arrivals(files),
        dataset_asks.UploadFiles(**once("upload"), name=name),
        actor=actor,
    )
    if receipt.refused:
        raise receipt.refused[0]
    (proposed,) = dataset_actions.propose_mapping(
        dataset_asks.ProposeMapping(**once("propose")), actor=actor
    )
    assert isinstance(proposed, dataset_asks.MappingProposed)
    dataset_actions.confirm_mapping(
        dataset_asks.ConfirmMapping(
            **once("confirm"), mapping=mapping or proposed.mapping, timezone=timezone
        ),
        actor=actor,
    )
    study_actions.choose_data(
        study_asks.ChooseData(
            operation_id=f"{source['dataset_id']}-choose",
            matrix_id=matrix_id,
            dataset_id=source["dataset_id"],
        ),
        actor=actor,
    )
    dataset_actions.start_import(dataset_asks.StartImport(**once("import")), actor=actor)
    return source["dataset_id"]
