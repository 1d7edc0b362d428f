"""Customer data that a matrix of Harbourlight Data is counted in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp

import pytest

from segmatrix.activity.events import Input
from segmatrix.base.actor import Actor
from segmatrix.base.ids import new_id
from segmatrix.datasets import actions as dataset_actions
from segmatrix.datasets import events as dataset_events
from segmatrix.datasets import queries as datasets
from segmatrix.matrix import actions, events, queries
from segmatrix.project.settings import HOME
from segmatrix.studies import actions as study_actions
from segmatrix.studies import events as study_events
from segmatrix.studies.queries import ComputedMeasure, computed
from tests.cast import HARBOURLIGHT, Cast

PEOPLE = (
    "user_id,plan,seats\n"
    "u1,pro,5\n"
    "u2,basic,\n"
    "u3,pro,12\n"
    "u4,,40\n"
)  # fmt: skip
EVENTS = (
    "user_id,event,timestamp,amount\n"
    "u1,order,2026-05-01T10:00:00Z,10\n"
    "u1,order,2026-05-20T10:00:00Z,20.5\n"
    "u4,order,2026-05-20T11:00:00Z,69.5\n"
    "u3,login,2026-05-21T09:30:00Z,\n"
)
SPENT = 'sum of amount for "order"'
IMPORTED: dict[tuple[object, ...], Path] = {}  # by files, mapping and zone: what they became


@pytest.fixture(autouse=True)
def home(settings, tmp_path: Path) -> Path:
    """A home of the test's own."""
    settings.HOME = tmp_path
    return tmp_path


@contextmanager
def imported_once(ordered: datasets.Ordered) -> Iterator[None]:
    """Let the work inside find what the same files became before, as a second attempt would."""
    files = [(name, path.read_text()) for name, path in ordered.paths.items()]
    same = (*files, ordered.mapping, ordered.zone)
    if same in IMPORTED:
        copytree(IMPORTED[same], ordered.into)
    yield
    if same not in IMPORTED and ordered.into.exists():
        IMPORTED[same] = Path(mkdtemp(dir=HOME)) / "import"
        copytree(ordered.into, IMPORTED[same])


class Counted:
    """A matrix, the data it is counted in, and short ways to change both."""

    def __init__(self, cast: Cast, work: Callable[[], int], name: str = "Customers") -> None:
        self.cast = cast
        self.work = work
        given = events.CreateMatrix(workspace_id=HARBOURLIGHT, name=name)
        (made, *_rest) = actions.create_matrix(given, actor=cast.exa)
        self.id = made.matrix_id
        rows = queries.definitions(self.id).measures
        self.dimension = {row.key: row.id for row in rows}
        self.dataset_id = self.bring({"people.csv": PEOPLE, "events.csv": EVENTS})

    def bring(self, texts: dict[str, str], dataset_id: str = "") -> str:
        """Import files as a data source, or more into one, and return its id."""
        here = {"workspace_id": HARBOURLIGHT, "dataset_id": dataset_id or new_id()}
        ana = self.cast.ana
        pieces = [(name, [text.encode()]) for name, text in texts.items()]
        dataset_actions.receive_files(pieces, dataset_events.UploadFiles(**here), actor=ana)
        dataset_actions.propose_mapping(dataset_events.ProposeMapping(**here), actor=ana)
        source = datasets.dataset(here["dataset_id"], ana)
        dataset_actions.confirm_mapping(
            dataset_events.ConfirmMapping(**here, mapping=source.mapping, timezone="UTC"),
            actor=ana,
        )
        (started,) = dataset_actions.start_import(dataset_events.StartImport(**here), actor=ana)
        with imported_once(datasets.ordered(here["dataset_id"], started.import_id)):
            self.work()
        return here["dataset_id"]

    def do(self, write: Callable[..., list], input_class: type[Input], **given: object) -> list:
        """Carry out one write in the matrix as its owner."""
        return write(input_class(matrix_id=self.id, **given), actor=self.cast.exa)

    def segment(self, name: str, rule: str = "") -> str:
        """Add a segment, with its rule if there is one, and return its id."""
        (added,) = self.do(actions.add_segment, events.AddSegment, name=name)
        if rule:
            self.rule(added.segment_id, rule)
        return added.segment_id

    def rule(self, segment_id: str, rule: str) -> None:
        """Define a segment."""
        self.do(actions.set_segment_rule, events.SetSegmentRule, segment_id=segment_id, rule=rule)

    def measure(self, expression: str, over: str = "sum") -> None:
        """Say how revenue is computed."""
        self.do(
            actions.set_dimension_measure,
            events.SetDimensionMeasure,
            dimension_id=self.dimension["revenue"],
            measure=expression,
            over=over,
            unit="€",
        )

    def choose(self, dataset_id: str | None = None, actor: Actor | None = None) -> None:
        """Choose the data, by default that which was brought."""
        chosen = self.dataset_id if dataset_id is None else dataset_id
        given = study_events.ChooseData(matrix_id=self.id, dataset_id=chosen)
        study_actions.choose_data(given, actor=actor or self.cast.ana)

    def number(self, segment_id: str, key: str = "size") -> ComputedMeasure:
        """Return what stands in a cell."""
        return computed(self.id)[segment_id, self.dimension[key]]


@pytest.fixture
def counted(cast: Cast, work: Callable[[], int]) -> Counted:
    """A matrix with data chosen and nothing to count yet."""
    made = Counted(cast, work)
    made.choose()
    return made
