"""The long work of this room, counting a matrix's segments, and the facts that ask for it."""

from dataclasses import asdict
from typing import Any

from segmatrix.activity.announcing import follow
from segmatrix.activity.events import Fact
from segmatrix.base.actor import Actor
from segmatrix.base.ids import id_of
from segmatrix.datasets import events as dataset_events
from segmatrix.datasets import queries as datasets
from segmatrix.jobs.actions import enqueue
from segmatrix.jobs.handle import Handle
from segmatrix.jobs.kinds import job
from segmatrix.matrix import events as matrix_events
from segmatrix.matrix import queries as matrices
from segmatrix.studies import actions, events, files, queries
from segmatrix.studies import memberships as memberships_on_disk
from segmatrix.studies.counting import count
from segmatrix.studies.models import Snapshot, Source
from segmatrix.studies.specialising import specialise
from segmatrix.studies.terms import MEMBERSHIPS_KEPT, SNAPSHOT_JOB, Side, subject

CHANGES = (
    matrix_events.SegmentRuleSet,
    matrix_events.SegmentAdded,
    matrix_events.SegmentRenamed,
    matrix_events.SegmentRetired,
    matrix_events.SegmentRestored,
    matrix_events.SegmentRemoved,
    matrix_events.SegmentsMerged,
    matrix_events.SegmentsUnmerged,
    matrix_events.SegmentSplit,
    matrix_events.PartsRejoined,
    matrix_events.DimensionMeasureSet,
    matrix_events.DimensionShown,
    matrix_events.UnitSet,
    matrix_events.RevisionRestored,
    events.DataChosen,
    events.ListKept,
    events.ListRemoved,
    events.ListRestored,
    events.RuleTermsSet,
    events.AxisBasisSet,
)
"""Facts of one matrix after which its numbers may be others."""

NAMINGS = (
    matrix_events.SegmentAdded,
    matrix_events.SegmentRenamed,
    matrix_events.SegmentRestored,
    matrix_events.SegmentsMerged,
    matrix_events.SegmentsUnmerged,
    matrix_events.SegmentSplit,
    matrix_events.PartsRejoined,
    matrix_events.RevisionRestored,
)
"""Facts after which a segment may be called what none was called before."""


@job(SNAPSHOT_JOB)
def take_snapshot(handle: Handle, *, matrix_id: str) -> dict[str, Any] | None:
    """Count a matrix's segments in the data chosen for it, as both stand now, and keep the numbers.

    Nothing is counted while no data is chosen or none of it is ready.
    """
    source = queries.source_of(matrix_id)
    if source is None or source.current is None:
        return None
    wanted = matrices.definitions(matrix_id)
    memberships = id_of(f"memberships {handle.operation_id}")
    with datasets.data_of(source.dataset_id, import_id=source.current.id) as data:
        counted = count(
            queries.segments_in(wanted),
            queries.dimensions_in(wanted),
            unit=wanted.unit,
            timezone=source.current.timezone,
            data=data,
            as_of=source.current.as_of,
            named=queries.named_in(matrix_id),
        )
        memberships_on_disk.write(
            files.memberships(matrix_id),
            memberships,
            counted.result,
            counted.names,
            data,
            source.current.id,
        )
        needs = {
            axis_id: specialise(
                basis,
                counted.result,
                counted.names,
                data,
                timezone=source.current.timezone,
                as_of=source.current.as_of,
            )
            for axis_id, basis in queries.bases(matrix_id).items()
            if basis.kind == Side.NEEDS
        }
    given = events.KeepSnapshot(
        operation_id=handle.operation_id,
        matrix_id=matrix_id,
        dataset_id=source.dataset_id,
        import_id=source.current.id,
        as_of=source.current.as_of.isoformat(),
        unit=wanted.unit,
        universe=counted.universe,
        segments={ident: asdict(one) for ident, one in counted.segments.items()},
        coverage=counted.coverage,
        overlap=counted.overlap,
        covered={ident: asdict(one) for ident, one in counted.covered.items()},
        combinations=asdict(counted.combinations),
        lists={ident: asdict(one) for ident, one in counted.lists.items()},
        memberships=memberships,
        needs={ident: asdict(one) for ident, one in needs.items()},
    )
    (fact,) = actions.keep_snapshot(given, actor=handle.actor)
    _forget_older(matrix_id)
    return {"snapshot_id": fact.snapshot_id}


def _forget_older(matrix_id: str) -> None:
    """Delete who was in which segment at snapshots that no page reads any more."""
    newest = Snapshot.objects.filter(matrix_id=matrix_id).exclude(memberships="")
    names = newest.order_by("-taken_at", "-pk").values_list("memberships", flat=True)
    directory = files.memberships(matrix_id)
    kept = memberships_on_disk.files_of(directory, names[:MEMBERSHIPS_KEPT])
    files.forget_memberships(matrix_id, keep=kept)


def ask_after_change(fact: Fact, actor: Actor) -> None:
    """Ask for new numbers of the matrix that changed; one request that waits is enough."""
    if Source.objects.filter(matrix_id=fact.matrix_id).exists():
        _ask(fact.matrix_id, actor)


def bind_after_naming(fact: Fact, actor: Actor) -> None:
    """Note which segment the rule terms mean by a name that one has now."""
    actions.bind_names(fact.matrix_id)


def ask_after_import(fact: dataset_events.ImportFinished, actor: Actor) -> None:
    """Ask for new numbers of every matrix that is counted in the data that was imported."""
    for matrix_id in Source.objects.filter(dataset_id=fact.dataset_id).values_list("pk", flat=True):
        _ask(matrix_id, actor)


def _ask(matrix_id: str, actor: Actor) -> None:
    enqueue(
        SNAPSHOT_JOB,
        {"matrix_id": matrix_id},
        actor=actor,
        subject=subject(matrix_id),
        once=True,
    )


for naming in NAMINGS:
    follow(naming, bind_after_naming)
for change in CHANGES:
    follow(change, ask_after_change)
follow(dataset_events.ImportFinished, ask_after_import)
