"""Finding threads: of one thing, of the whole matrix, and how many are open where."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.base import clock
from segmatrix.matrix import events, queries
from segmatrix.matrix.queries import Anchor, Sought
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do


class Discussion:
    """Two segments with a thread on each kind of thing, begun by Sol a minute apart."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.banks, self.cities = bench.segment("Banks"), bench.segment("Cities")
        self.goals = bench.dimension["goals"]
        self.said = bench.statement(self.banks, "Prove figures")
        do(
            events.PlaceSegment(matrix_id=bench.id, segment_id=self.banks, x=3, y=8),
            bench.cast.sol,
        )
        self.placed = {"segment_id": self.banks, "placed_by": bench.cast.sol.member_id}
        self.threads: dict[str, str] = {}
        self.begin("statement", statement_id=self.said)
        self.begin("cell", segment_id=self.banks, dimension_id=self.goals)
        self.begin("placement", **self.placed)
        self.begin("segment", segment_id=self.cities)
        self.begin("matrix")

    def begin(self, text: str, **anchor: str) -> None:
        instant = datetime(2026, 6, 1, 9, len(self.threads), tzinfo=UTC)
        with clock.at(instant):
            self.threads[text] = self.bench.comment(text, **anchor).thread_id

    def resolve(self, text: str) -> None:
        given = events.ResolveThread(matrix_id=self.bench.id, thread_id=self.threads[text])
        do(given, self.bench.cast.fara)

    def found(self, who: str = "fara", **sought: object) -> list[str]:
        actor = getattr(self.bench.cast, who)
        page = queries.threads(self.bench.id, Sought(**sought), actor)
        return [thread.comments[0].text for thread in page.threads]


@pytest.fixture
def talk(bench: Bench) -> Discussion:
    return Discussion(bench)


def test_of_one_thing(talk: Discussion) -> None:
    for text, anchor in {
        "statement": Anchor(statement_id=talk.said),
        "cell": Anchor(segment_id=talk.banks, dimension_id=talk.goals),
        "placement": Anchor(**talk.placed),
        "segment": Anchor(segment_id=talk.cities),
        "matrix": Anchor(),
    }.items():
        (thread,) = queries.threads_on(talk.bench.id, anchor, talk.bench.cast.vic)
        assert thread.comments[0].text == text
        assert thread.anchor.kind == text
    assert not queries.threads_on(talk.bench.id, Anchor(segment_id=talk.banks), talk.bench.cast.vic)


def test_all_the_newest_comment_first(talk: Discussion) -> None:
    assert talk.found() == ["matrix", "segment", "placement", "cell", "statement"]
    with clock.at(datetime(2026, 6, 2, tzinfo=UTC)):
        talk.bench.reply(talk.threads["statement"], "Fresh")
    assert talk.found()[0] == "statement"


def test_the_open_and_the_settled(talk: Discussion) -> None:
    talk.resolve("cell")
    talk.resolve("matrix")
    assert talk.found(open=True) == ["segment", "placement", "statement"]
    assert talk.found(open=False) == ["matrix", "cell"]


def test_mine_are_those_i_spoke_in(talk: Discussion) -> None:
    talk.bench.reply(talk.threads["cell"], "Me", by=talk.bench.cast.mika)
    assert talk.found("mika", mine=True) == ["cell"]
    assert talk.found("pri", mine=True) == []
    assert len(talk.found("sol", mine=True)) == 5


def test_those_that_mention_me(talk: Discussion) -> None:
    talk.bench.reply(talk.threads["matrix"], "@Pri", by=talk.bench.cast.mika)
    assert talk.found("pri", mentioning_me=True) == ["matrix"]
    assert talk.found("mika", mentioning_me=True) == []
    assert talk.found("pri", mentioning_me=True, mine=True) == []


def test_of_a_segment_a_row_and_a_cell_with_all_that_is_in_them(talk: Discussion) -> None:
    assert talk.found(segment_id=talk.banks) == ["placement", "cell", "statement"]
    assert talk.found(dimension_id=talk.goals) == ["cell", "statement"]
    assert talk.found(segment_id=talk.cities, dimension_id=talk.goals) == []
    do(
        events.MoveStatement(
            matrix_id=talk.bench.id,
            statement_id=talk.said,
            segment_id=talk.cities,
            dimension_id=talk.goals,
        ),
        talk.bench.cast.sol,
    )
    assert talk.found(segment_id=talk.cities, dimension_id=talk.goals) == ["statement"]


def test_page_by_page(bench: Bench) -> None:
    start = datetime(2026, 6, 1, tzinfo=UTC)
    for number in range(45):
        with clock.at(start + timedelta(minutes=number)):
            bench.comment(f"{number}")
    seen = []
    for page in (1, 2, 3):
        found = queries.threads(bench.id, Sought(), bench.cast.fara, page=page)
        assert (found.total, found.page, found.pages) == (45, page, 3)
        seen += [thread.comments[0].text for thread in found.threads]
    assert seen == [f"{number}" for number in reversed(range(45))]
    assert queries.threads(bench.id, Sought(), bench.cast.fara, page=9).page == 3
    assert queries.threads(bench.id, Sought(mine=True), bench.cast.fara, page=0).pages == 1


def test_how_many_are_open_where(talk: Discussion) -> None:
    bench = talk.bench
    bench.comment("again", statement_id=talk.said)
    bench.comment("gone", segment_id=talk.cities)
    do(
        events.RemoveComment(matrix_id=bench.id, comment_id=bench.threads[0].comments[0].id),
        bench.cast.sol,
    )
    talk.resolve("placement")
    counts = queries.open_threads(bench.id, bench.cast.vic)
    assert (counts.total, counts.matrix) == (5, 1)
    assert counts.segments == {talk.cities: 1}
    assert counts.cells == {(talk.banks, talk.goals): 3}
    assert counts.statements == {talk.said: 2}
    assert counts.placements == {}
    assert counts.cells["no", "where"] == 0

    do(events.RemoveStatement(matrix_id=bench.id, statement_id=talk.said), bench.cast.sol)
    counts = queries.open_threads(bench.id, bench.cast.vic)
    assert counts.cells == {(talk.banks, talk.goals): 1}
    assert counts.total == 5


READS: dict[str, Callable[[Discussion], object]] = {
    "all": lambda talk: queries.threads(talk.bench.id, Sought(), talk.bench.cast.fara),
    "of one": lambda talk: queries.threads_on(
        talk.bench.id, Anchor(statement_id=talk.said), talk.bench.cast.fara
    ),
    "thread": lambda talk: talk.bench.thread(talk.threads["statement"]),
    "counts": lambda talk: queries.open_threads(talk.bench.id, talk.bench.cast.fara),
}


def count(read: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        read()
    return len(captured)


def test_three_hundred_comments_cost_as_many_queries_as_a_few(talk: Discussion) -> None:
    few = {name: count(lambda read=read: read(talk)) for name, read in READS.items()}
    for number in range(100):
        thread = talk.bench.comment("Well, @Fara", statement_id=talk.said)
        for _ in range(2):
            talk.bench.reply(thread.thread_id, f"{number}, @Sol")
    many = {name: count(lambda read=read: read(talk)) for name, read in READS.items()}
    assert many == few
    assert count(lambda: queries.open_threads_of(talk.bench.id)) == 1
