"""Small files of customer data, and a short way from them to a data source."""

from collections.abc import Callable
from pathlib import Path

import pytest

from segmatrix.base.actor import Actor
from segmatrix.base.ids import new_id
from segmatrix.datasets import actions, events, queries
from tests.cast import HARBOURLIGHT

PEOPLE = (
    "user_id,plan,seats,created_at\n"
    "u1,pro,5,2026-01-02\n"
    "u2,basic,,2026-02-03\n"
    "u3,pro,12,2026-03-04\n"
)
EVENTS = (
    "user_id,event,timestamp,amount\n"
    "u1,order,2026-05-01T10:00:00Z,10\n"
    "u1,order,2026-05-20T10:00:00Z,20.5\n"
    "u3,login,2026-05-21T09:30:00Z,\n"
)


@pytest.fixture(autouse=True)
def home(settings, tmp_path: Path) -> Path:
    """A home of the test's own."""
    settings.HOME = tmp_path
    settings.UPLOAD_LIMIT = 10_000
    return tmp_path


Receive = Callable[..., actions.Receipt]


@pytest.fixture
def receive() -> Receive:
    """Send files in: `receive(actor, {"people.csv": "..."}, dataset_id)`."""

    def send(actor: Actor, texts: dict[str, str], dataset_id: str = "", **more) -> actions.Receipt:
        given = events.UploadFiles(
            workspace_id=actor.workspace_id, dataset_id=dataset_id or new_id(), **more
        )
        pieces = [(name, iter([text.encode()])) for name, text in texts.items()]
        return actions.receive_files(pieces, given, actor=actor)

    return send


@pytest.fixture
def uploaded(cast, receive: Receive) -> queries.DatasetView:
    """People and events of Harbourlight Data, as they have arrived."""
    (fact,) = receive(cast.ana, {"people.csv": PEOPLE, "events.csv": EVENTS}).facts
    return queries.dataset(fact.dataset_id, cast.ana)


@pytest.fixture
def confirmed(cast, uploaded: queries.DatasetView) -> queries.DatasetView:
    """The same with their columns confirmed as they were guessed."""
    confirm(uploaded.id, cast.ana)
    return queries.dataset(uploaded.id, cast.ana)


@pytest.fixture
def imported(cast, confirmed: queries.DatasetView, work) -> queries.DatasetView:
    """The same after an import."""
    start(confirmed.id, cast.ana)
    work()
    return queries.dataset(confirmed.id, cast.ana)


def confirm(dataset_id: str, actor: Actor, **changed: str) -> None:
    """Have the columns guessed, and confirm them as they are or with what is `changed`."""
    here = {"workspace_id": HARBOURLIGHT, "dataset_id": dataset_id}
    actions.propose_mapping(events.ProposeMapping(**here), actor=actor)
    proposed = queries.dataset(dataset_id, actor)
    given = {"mapping": proposed.mapping, "timezone": proposed.timezone} | changed
    actions.confirm_mapping(events.ConfirmMapping(**here, **given), actor=actor)


def start(dataset_id: str, actor: Actor) -> None:
    """Ask for an import."""
    given = events.StartImport(workspace_id=HARBOURLIGHT, dataset_id=dataset_id)
    actions.start_import(given, actor=actor)
