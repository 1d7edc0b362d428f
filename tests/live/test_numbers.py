"""Numbers computed by the worker reach live pages, and so does that they are out of date."""

import pytest

from segmatrix.base.ids import new_id
from segmatrix.datasets import actions as datasets
from segmatrix.datasets import events as data
from segmatrix.datasets import queries
from segmatrix.matrix import actions, events
from segmatrix.studies.actions import choose_data, receive_list, set_rule_terms
from segmatrix.studies.events import ChooseData, SetRuleTerms
from tests.cast import HARBOURLIGHT
from tests.live.verifying import LivePages

pytestmark = pytest.mark.django_db

PEOPLE = "user_id,plan\nu1,pro\nu2,basic\nu3,pro\n"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.fixture
def dataset_id(cast, work):
    """Three customers of Harbourlight Data, imported."""
    here = {"workspace_id": HARBOURLIGHT, "dataset_id": new_id()}
    pieces = [("people.csv", iter([PEOPLE.encode()]))]
    datasets.receive_files(pieces, data.UploadFiles(**here), actor=cast.ana)
    datasets.propose_mapping(data.ProposeMapping(**here), actor=cast.ana)
    proposed = queries.dataset(here["dataset_id"], cast.ana)
    confirmed = {"mapping": proposed.mapping, "timezone": proposed.timezone}
    datasets.confirm_mapping(data.ConfirmMapping(**here, **confirmed), actor=cast.ana)
    datasets.start_import(data.StartImport(**here), actor=cast.ana)
    work()
    return here["dataset_id"]


def test_every_step_from_data_to_number_reaches_live_pages(cast, signed_in, work, dataset_id):
    given = events.CreateMatrix(workspace_id=HARBOURLIGHT, name="Our customers")
    (created,) = actions.create_matrix(given, actor=cast.exa)
    matrix_id = created.matrix_id
    (added,) = actions.add_segment(
        events.AddSegment(matrix_id=matrix_id, name="Professionals"), actor=cast.exa
    )

    def rule(text):
        asked = events.SetSegmentRule(matrix_id=matrix_id, segment_id=added.segment_id, rule=text)
        actions.set_segment_rule(asked, actor=cast.exa)

    def count_in(chosen):
        choose_data(ChooseData(matrix_id=matrix_id, dataset_id=chosen), actor=cast.exa)

    def a_list():
        receive_list(
            "u1\nu2",
            matrix_id=matrix_id,
            list_id=new_id(),
            name="Beta testers",
            operation_id=new_id(),
            actor=cast.exa,
        )

    def define():
        asked = SetRuleTerms(matrix_id=matrix_id, text="themes: {Billing: [invoice]}")
        set_rule_terms(asked, actor=cast.exa)

    pages = LivePages(matrix_id, signed_in("sol"), teller=cast.vic)
    for step in (
        lambda: rule('plan is "pro"'),
        lambda: count_in(dataset_id),
        work,
        a_list,
        lambda: rule('in list "Beta testers"'),
        define,
        work,
        lambda: rule("everyone"),  # the number is older than its rule
        work,
        lambda: count_in(""),
    ):
        step()
        pages.follow()
