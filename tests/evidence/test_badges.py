"""What every claim rests on, at a glance: badges, contradictions and the library of a segment."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.base import clock
from segmatrix.base.errors import Invalid, NotFound, NotPermitted
from segmatrix.evidence import events, queries
from segmatrix.evidence.targets import Target
from segmatrix.evidence.terms import AGREED, DAYS_AT_MOST
from segmatrix.matrix import events as matrix
from tests.evidence.conftest import Desk, do


def test_a_claim_begins_as_an_assumption_and_climbs(desk: Desk) -> None:
    claim = desk.claim()
    grades = [desk.badges().statements[claim.id].grade]
    for kind in ("opinion", "interview", "survey", "transactions"):
        desk.link(claim, desk.quote(desk.source(kind=kind)))
        grades.append(desk.badges().statements[claim.id].grade)
    assert grades == [0, 1, 2, 3, 4]
    assert desk.badges().statements[claim.id].sources == 4


def test_cells_show_their_best_claim_and_empty_ones_show_nothing(desk: Desk) -> None:
    first, second = desk.claim("Waits"), desk.claim("Pays too much")
    desk.link(first, desk.quote())
    badges = desk.badges()
    cell = badges.cells[desk.banks, desk.dimension["pains"]]
    assert (cell.grade, cell.unsupported, cell.assumption) == (2, 1, False)
    assert badges.statements[second.id].assumption
    assert len(badges.cells) == 1


def test_evidence_of_a_statement_says_the_same_as_its_badge(desk: Desk) -> None:
    claim = desk.claim()
    desk.link(claim, desk.quote(date="2026-05-01"))
    desk.link(claim, desk.quote(), stance="refutes")
    assert desk.evidence(claim).badge == desk.badges().statements[claim.id]


def test_evidence_goes_stale_as_the_clock_moves(desk: Desk, noon: datetime) -> None:
    claim, goal = desk.claim(), desk.claim("Grow", key="goals")
    observation_id = desk.quote(date=noon.date().isoformat())
    desk.link(claim, observation_id)
    desk.link(goal, observation_id)
    for days, stale in ((0, False), (180, False), (181, True)):
        with clock.at(noon + timedelta(days=days)):
            badges = desk.badges()
            assert badges.statements[claim.id].stale is stale
            assert badges.cells[desk.banks, desk.dimension["pains"]].stale is stale
            assert badges.statements[goal.id].stale is False  # goals hold until somebody says so
            assert desk.evidence(claim).badge.stale is stale


def test_how_long_evidence_holds_is_set_by_who_shapes(desk: Desk, noon: datetime) -> None:
    shipped = {
        row.dimension_id: (row.days, row.shipped)
        for row in queries.expiries(desk.id, desk.cast.vic)
    }
    named = {key: shipped[pk] for key, pk in desk.dimension.items()}
    assert named["size"] == named["revenue"] == (90, True)
    assert (named["pains"], named["jobs"], named["goals"]) == (
        (180, True),
        (365, True),
        (None, True),
    )

    claim, about = desk.claim(), {"dimension_id": desk.dimension["pains"]}
    desk.link(claim, desk.quote(date=(noon - timedelta(days=40)).date().isoformat()))
    with pytest.raises(NotPermitted):
        desk.do(events.SetExpiry, **about, days=30)
    for days in (0, -3, DAYS_AT_MOST + 1):
        with pytest.raises(Invalid):
            desk.do(events.SetExpiry, by=desk.cast.fara, **about, days=days)
    desk.do(events.SetExpiry, by=desk.cast.fara, **about, days=30)
    assert desk.badges().statements[claim.id].stale
    desk.do(events.SetExpiry, by=desk.cast.fara, **about, days=None)
    assert desk.badges().statements[claim.id].stale is False
    with pytest.raises(NotFound):
        desk.do(events.SetExpiry, by=desk.cast.fara, dimension_id="0" * 16, days=3)


def test_a_stated_number_has_grade_and_expiry(desk: Desk) -> None:
    place = desk.banks, desk.dimension["size"]
    with clock.at(datetime(2026, 6, 1, 12, tzinfo=UTC)):
        number = desk.number(date="2026-05-01")
        stated = desk.badges().cells[place]
        assert (stated.grade, stated.stale, stated.newest.isoformat()) == (1, False, "2026-05-01")
        assert desk.evidence(number).badge == stated
    with clock.at(datetime(2026, 8, 1, 12, tzinfo=UTC)):
        assert desk.badges().cells[place].stale
        desk.link(number, desk.quote(desk.source(kind="crm"), date="2026-07-20"))
        assert (desk.badges().cells[place].grade, desk.badges().cells[place].stale) == (3, False)


def test_a_number_without_a_day_is_as_old_as_its_saying(desk: Desk) -> None:
    with clock.at(datetime(2026, 6, 1, 12, tzinfo=UTC)):
        desk.number()
        newest = desk.badges().cells[desk.banks, desk.dimension["size"]].newest
    assert newest.isoformat() == "2026-06-01"


def test_segments_and_placements_have_badges_of_their_own(desk: Desk) -> None:
    place = {"segment_id": desk.banks, "x": 7, "y": 8}
    desk.do(matrix.AgreePlacement, by=desk.cast.fara, **place)
    desk.link(Target.segment(desk.banks), desk.quote())
    desk.link(Target.placement(desk.banks), desk.quote(desk.source(kind="test")))
    badges = desk.badges()
    assert {key: badge.grade for key, badge in badges.segments.items()} == {
        desk.banks: 2,
        desk.cities: 0,
    }
    assert {key: badge.grade for key, badge in badges.placements.items()} == {
        (desk.banks, AGREED): 4
    }


def test_what_contradicts_itself_is_listed_with_both_sides(desk: Desk) -> None:
    torn, calm = desk.claim("Waits"), desk.claim("Pays too much")
    yes, no = desk.quote(text="We wait"), desk.quote(text="It is fast")
    desk.link(torn, yes)
    desk.link(torn, no, stance="refutes")
    desk.link(calm, no, stance="refutes")
    desk.link(Target.segment(desk.cities), yes)
    desk.link(Target.segment(desk.cities), no, stance="refutes")
    first, second = queries.contradictions(desk.id, desk.cast.vic)
    assert (first.target, first.statement.text, first.dimension.key) == (torn, "Waits", "pains")
    assert [each.observation.text for each in first.supports] == ["We wait"]
    assert [each.observation.text for each in first.refutes] == ["It is fast"]
    assert (second.segment.name, second.statement) == ("Cities", None)


def test_the_library_of_a_segment_holds_what_bears_on_anything_in_it(desk: Desk) -> None:
    claim = desk.claim("Waits")
    old, new = desk.quote(date="2026-01-01"), desk.quote(date="2026-05-01")
    elsewhere, loose = desk.quote(), desk.quote()
    desk.link(claim, old, new)
    desk.link(Target.segment(desk.banks), new, stance="context")
    desk.link(Target.segment(desk.cities), elsewhere)
    found = queries.library(desk.id, desk.banks, desk.cast.vic)
    assert found.segment.name == "Banks"
    assert [each.observation.id for each in found.insights] == [new, old]
    bearings = found.insights[0].bearings
    assert [(each.statement and each.statement.text, link.stance) for each, link in bearings] == [
        ("Waits", "supports"),
        (None, "context"),
    ]
    assert loose not in [each.observation.id for each in found.insights]


def merge(desk: Desk) -> matrix.MergeSegments:
    given = desk.ask(matrix.MergeSegments, into=desk.cities, segment_ids=[desk.banks])
    do(given, desk.cast.fara)
    return given


def test_evidence_goes_along_when_segments_merge_and_returns_when_they_part(desk: Desk) -> None:
    claim, whole = desk.claim(), Target.segment(desk.cities)
    both, banks_only = desk.quote(text="Both"), desk.quote(text="Banks only")
    desk.link(claim, both)
    desk.link(Target.segment(desk.banks), both, banks_only)
    desk.link(whole, both)
    before = desk.badges()
    given = merge(desk)
    found = desk.evidence(whole)
    assert sorted(each.observation.text for each in found.supports) == ["Banks only", "Both"]
    assert desk.evidence(Target.segment(desk.banks)) == found
    assert desk.badges().segments == {desk.cities: found.badge}
    assert desk.badges().statements == before.statements
    insights = queries.library(desk.id, desk.cities, desk.cast.vic).insights
    assert len(insights) == 2
    desk.undo(given, desk.cast.fara)
    assert desk.badges() == before


def test_evidence_of_a_text_that_met_another_one_is_of_that_one(desk: Desk) -> None:
    ours = Target.statement(desk.statement(desk.banks, "Lend money", key="definition"))
    theirs = Target.statement(desk.statement(desk.cities, "Run cities", key="definition"))
    desk.link(ours, desk.quote())
    given = merge(desk)
    assert desk.badges().statements[theirs.id].grade == 2
    assert desk.evidence(theirs).badge == desk.evidence(ours).badge
    desk.undo(given, desk.cast.fara)
    assert desk.badges().statements[theirs.id].assumption
    assert desk.badges().statements[ours.id].grade == 2


def test_the_number_of_a_part_is_background_for_that_of_the_whole(desk: Desk) -> None:
    number = desk.number(612)
    desk.link(number, desk.quote(desk.source(kind="crm")))
    place = {"segment_id": desk.cities, "dimension_id": desk.dimension["size"]}
    desk.do(matrix.StateMeasure, **place, low=40)
    merge(desk)
    badge = desk.badges().cells[desk.cities, desk.dimension["size"]]
    assert (badge.grade, badge.context) == (1, 1)


def fill(desk: Desk, *, segments: int, statements: int) -> None:
    ids = [desk.banks, *(desk.segment(f"Segment {number}") for number in range(segments))]
    sources = [desk.source(f"Source {number}") for number in range(3)]
    for number in range(statements):
        said = desk.statement(ids[number % len(ids)], f"Statement {number}", key="pains")
        quotes = [desk.quote(source) for source in sources]
        desk.link(Target.statement(said), *quotes)
        desk.link(Target.statement(said), quotes[0], stance="refutes")
    for segment_id in ids:
        desk.link(Target.segment(segment_id), quotes[0])


READS = {
    "badges": lambda desk: desk.badges(),
    "contradictions": lambda desk: queries.contradictions(desk.id, desk.cast.vic),
    "library": lambda desk: queries.library(desk.id, desk.banks, desk.cast.vic),
    "segment": lambda desk: desk.evidence(Target.segment(desk.banks)),
    "sources": lambda desk: queries.sources(desk.id, desk.cast.vic),
    "observations": lambda desk: queries.observations(desk.id, desk.cast.vic),
    "inbox": lambda desk: queries.inbox(desk.id, desk.cast.vic),
}


def count(desk: Desk) -> dict[str, int]:
    counts = {}
    for name, read in READS.items():
        with CaptureQueriesContext(connection) as captured:
            read(desk)
        counts[name] = len(captured)
    return counts


def test_reading_a_big_matrix_costs_as_many_queries_as_a_small_one(desk: Desk) -> None:
    fill(desk, segments=1, statements=2)
    small = count(desk)
    big = Desk(desk.cast, "The big one")
    fill(big, segments=4, statements=15)
    assert len(big.badges().statements) == 15
    assert count(big) == small


@pytest.mark.parametrize("name", READS)
def test_nobody_from_elsewhere_reads_it(desk: Desk, name: str) -> None:
    desk.cast.vic = desk.cast.otto
    with pytest.raises(NotFound):
        READS[name](desk)
