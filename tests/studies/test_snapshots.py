"""take_snapshot: when a matrix is counted, and what is kept of it."""

from segmatrix.activity import queries as activity
from segmatrix.jobs import queries as jobs
from segmatrix.kit.data.importing.standard import connect
from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.rules.rulefile import Rules
from segmatrix.matrix import actions, events
from segmatrix.studies.models import Snapshot
from segmatrix.studies.terms import SNAPSHOT_JOB, subject
from tests.cast import HARBOURLIGHT
from tests.studies.conftest import EVENTS, PEOPLE, SPENT


def test_changes_in_a_burst_are_counted_once(counted, work) -> None:
    work()
    for number in range(5):
        counted.segment(f"Segment {number}", f"seats > {number}")
    counted.measure(SPENT)
    assert work() == 1


def test_nothing_is_counted_for_a_matrix_without_data(counted, work) -> None:
    counted.choose("")
    work()
    counted.segment("Pro", 'plan is "pro"')
    assert work() == 0


def test_what_changes_a_number_asks_for_a_new_one(counted, work) -> None:
    pro = counted.segment("Pro", 'plan is "pro"')
    work()
    for write, input_class, given in (
        (actions.set_segment_rule, events.SetSegmentRule, {"rule": "everyone"}),
        (actions.rename_segment, events.RenameSegment, {"name": "All"}),
        (actions.retire_segment, events.RetireSegment, {}),
        (actions.restore_segment, events.RestoreSegment, {}),
    ):
        counted.do(write, input_class, segment_id=pro, **given)
        assert work() == 1, write.__name__


def test_it_tells_the_matrix_so_that_pages_follow(counted, work) -> None:
    pro = counted.segment("Pro", 'plan is "pro"')
    work()
    entry = activity.since(f"matrix:{counted.id}", 0)[-1]
    assert entry.fact.kind == "SnapshotTaken"
    assert entry.fact.segments[pro]["size"] == 2
    assert not entry.undoable


def test_it_keeps_coverage_and_overlap(counted, work) -> None:
    pro, large = counted.segment("Pro", 'plan is "pro"'), counted.segment("Large", "seats > 10")
    work()
    kept = Snapshot.objects.latest("taken_at")
    assert kept.coverage == {"none": 1, "one": 2, "several": 1}
    assert kept.overlap == {"segments": [pro, large], "counts": [[2, 1], [1, 2]]}


def test_earlier_snapshots_stay(counted, work) -> None:
    pro = counted.segment("Pro", 'plan is "pro"')
    work()
    counted.rule(pro, "everyone")
    work()
    sizes = [row.segments[pro]["size"] for row in Snapshot.objects.order_by("taken_at")]
    assert sizes == [2, 4]


def test_the_sizes_are_those_of_the_command_line(counted, work, tmp_path) -> None:
    rules = {
        "Pro": 'plan is "pro"',
        "Buyers": 'did "order" at least 2 times in the last 30 days',
        "Not pro": 'plan is not "pro"',
        "Large or buying": 'seats > 10 or in segment "Buyers"',
    }
    ids = {name: counted.segment(name, rule) for name, rule in rules.items()}
    counted.measure(SPENT)
    work()
    kept = Snapshot.objects.latest("taken_at")
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "people.csv").write_text(PEOPLE)
    (tmp_path / "plain" / "events.csv").write_text(EVENTS)
    result = evaluate(connect(tmp_path / "plain"), Rules.of(rules), kept.as_of)
    assert {name: kept.segments[ids[name]]["size"] for name in rules} == result.sizes()
    assert {name: kept.segments[ids[name]]["unsure"] for name in rules} == {
        one.name: one.unsure for one in result.segments
    }
    assert kept.universe == result.universe


def test_counting_is_found_by_its_matrix(counted) -> None:
    counted.segment("Pro", 'plan is "pro"')
    work = jobs.latest(HARBOURLIGHT, kind=SNAPSHOT_JOB, subject=subject(counted.id))
    assert work.open
