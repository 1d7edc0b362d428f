"""The example workspace is what its story says, built through the rooms' own actions."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from segmatrix.activity import queries as activity
from segmatrix.activity.models import RecordedFact
from segmatrix.base import clock
from segmatrix.demo.building import Built, build
from segmatrix.demo.customers import bring_in_example
from segmatrix.demo.found import NothingLikeSegments, story_of
from segmatrix.demo.story import Story, harbourlight
from segmatrix.demo.voices import DEPUTY, TOLD
from segmatrix.demo.words import BROUGHT
from segmatrix.jobs.actions import work_off
from segmatrix.kit.data.importing.standard import connect
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.studies import queries as studies
from tests.laws import shared

PASSWORD = "harbourlight"


@pytest.fixture(scope="module")
def story() -> Story:
    return harbourlight()


@pytest.fixture(scope="module")
def built_once(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, story: Story
) -> Iterator[Built]:
    with shared(django_db_blocker):
        with django_db_blocker.unblock():
            built = build(story, password=PASSWORD)
        yield built


@pytest.fixture
def built(built_once: Built, db: None) -> Built:
    """The example, which every test leaves as it was: to build it takes seconds."""
    return built_once


def test_everybody_of_the_story_is_in_with_department_and_role(built: Built, story: Story) -> None:
    members = {who.name: who for who in people.members(built.workspace_id, built.actors["exa"])}
    assert {(who.name, who.department, who.role, who.analyst) for who in story.colleagues} == {
        (name, who.department, who.role, who.analyst) for name, who in members.items()
    }


def test_the_matrix_holds_what_the_story_tells(built: Built, story: Story) -> None:
    table = matrices.table(built.matrix_id, built.actors["sol"])
    assert [segment.name for segment in table.segments] == [each.name for each in story.chapters]
    assert [segment.rule for segment in table.segments] == [each.rule for each in story.chapters]
    said = {
        statement.text for row in table.rows for cell in row.cells for statement in cell.statements
    }
    told = {text for chapter in story.chapters for _key, _who, text in chapter.texts}
    for_others = {text for *_where, text in (*TOLD, DEPUTY)}
    assert said == told | {BROUGHT} | for_others
    assert not table.matrix.charter.empty


def test_everybody_has_placed_every_segment_and_some_are_settled(
    built: Built, story: Story
) -> None:
    shown = matrices.map(built.matrix_id, built.actors["sol"])
    assert len(shown.placements) == len(story.colleagues) * len(story.chapters)
    settled = sum(chapter.settled is not None for chapter in story.chapters)
    assert 0 < len(shown.agreed) == settled < len(story.chapters)


def test_the_history_walks_through_the_last_days_and_never_ahead(built: Built) -> None:
    entries = activity.since(f"matrix:{built.matrix_id}", 0)
    times = [entry.at for entry in entries]
    assert times == sorted(times)
    assert times[0] < clock.now() - timedelta(days=1)
    assert times[-1] <= clock.now()


def test_its_customers_give_every_segment_a_size_that_cannot_tell_for_a_few(
    built: Built, story: Story
) -> None:
    bring_in_example(
        built.matrix_id,
        actor=built.actors["ana"],
        timezone=story.timezone,
        end=clock.now().date(),
        accounts=600,
    )
    work_off()
    sizes = [
        measure
        for (_segment, dimension), measure in studies.computed(built.matrix_id).items()
        if dimension in _rows(built, "size")
    ]
    assert len(sizes) == len(story.chapters)
    assert all(measure.value for measure in sizes)
    assert any(measure.unsure for measure in sizes)


def test_no_invitation_into_it_is_left(built: Built) -> None:
    links = people.invitations(built.owner)
    assert links
    assert not any(link.usable for link in links)


def test_built_again_into_the_same_workspace_nothing_is_doubled(built: Built, story: Story) -> None:
    recorded = RecordedFact.objects.count()
    assert build(story, workspace_id=built.workspace_id, password=PASSWORD) == built
    assert RecordedFact.objects.count() == recorded


def test_real_data_gives_a_segment_for_each_value_of_its_likeliest_column(
    tmp_path: Path, story: Story
) -> None:
    (tmp_path / "people.csv").write_text(
        "user_id,kind,nickname\n1,guest,a\n2,guest,b\n3,host,c\n4,owner,d\n"
    )
    found = story_of(connect(tmp_path), story)
    assert [(each.name, each.rule) for each in found.chapters] == [
        ("guest", 'kind is "guest"'),
        ("host", 'kind is "host"'),
        ("owner", 'kind is "owner"'),
    ]


def test_data_without_such_a_column_says_so(tmp_path: Path, story: Story) -> None:
    (tmp_path / "people.csv").write_text("user_id,height\n1,180\n2,175\n")
    with pytest.raises(NothingLikeSegments):
        story_of(connect(tmp_path), story)


def _rows(built: Built, key: str) -> set[str]:
    table = matrices.table(built.matrix_id, built.actors["sol"])
    return {row.dimension.id for row in table.rows if row.dimension.key == key}


def test_a_reader_finds_something_to_clear_up_and_something_left_as_it_is(built: Built) -> None:
    found = matrices.findings(matrices.table(built.matrix_id, built.actors["sol"]))
    assert {"empty_cell", "solution_in_job"} <= {each.code for each in found.open}
    assert [each.by_name for each in found.dismissed] == ["Mika Brandt"]
