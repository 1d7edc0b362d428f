"""The gate passes when all its conditions are met, for the revision that it looked at."""

import pytest

from segmatrix.matrix.errors import GateClosed
from segmatrix.matrix.gating import Condition, GateReport, refuse_unless_open

MET = Condition(key="filled", words="Every core cell is answered.", met=True)
FAILING = Condition(key="signed", words="A sponsor has signed.", met=False, why=("Nobody has.",))


def report(*conditions: Condition, revision: int = 3) -> GateReport:
    return GateReport(matrix_id="m", revision=revision, conditions=conditions)


def test_it_passes_when_all_conditions_are_met():
    assert report(MET).passes
    assert report(MET, FAILING).failing == (FAILING,)
    refuse_unless_open(report(MET), "m", 3)


def test_a_refusal_carries_the_conditions_that_fail():
    with pytest.raises(GateClosed) as refused:
        refuse_unless_open(report(MET, FAILING), "m", 3)
    assert refused.value.status == 409
    assert refused.value.data["conditions"] == [
        {"key": "signed", "words": "A sponsor has signed.", "why": ["Nobody has."]}
    ]


@pytest.mark.parametrize(("matrix_id", "revision"), [("m", 4), ("other", 3)])
def test_a_report_about_something_else_is_refused(matrix_id, revision):
    with pytest.raises(GateClosed, match="Look at them again"):
        refuse_unless_open(report(MET), matrix_id, revision)
