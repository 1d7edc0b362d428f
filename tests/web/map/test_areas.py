"""How large a bubble is drawn: by revenue or by size, as somebody stated or the data says."""

import re
from collections.abc import Callable

import pytest

from segmatrix.matrix import actions, events
from tests.matrix.conftest import Bench
from tests.web.conftest import Pages

Browsers = Callable[[str], Pages]


@pytest.fixture
def measured(bench: Bench, pages: Browsers, risk: str, city: str) -> None:
    """Two placed segments: the first pays more, the second is larger."""
    for segment_id, revenue, size in ((risk, 900, 10), (city, 100, 40)):
        pages("sol").post("map/place/", segment_id=segment_id, x="5", y="5")
        for key, number in (("revenue", revenue), ("size", size)):
            given = events.StateMeasure(
                matrix_id=bench.id,
                segment_id=segment_id,
                dimension_id=bench.dimension[key],
                low=number,
            )
            actions.state_measure(given, actor=bench.cast.sol)


def radius(page: str, segment_id: str) -> float:
    found = re.search(rf'data-segment="{segment_id}">\s*<circle [^>]*\br="([\d.]+)"', page)
    assert found is not None
    return float(found.group(1))


def test_revenue_goes_first(pages: Browsers, measured: None, risk: str, city: str) -> None:
    page = pages("vic").get("map/").text
    assert radius(page, risk) == pytest.approx(3 * radius(page, city), rel=0.01)
    assert "area is Revenue" in page and "show Size" in page


def test_size_can_be_asked_for(pages: Browsers, measured: None, risk: str, city: str) -> None:
    page = pages("vic").get("map/", show="everyone", area="size").text
    assert radius(page, city) == pytest.approx(2 * radius(page, risk), rel=0.01)
    assert 'data-view="map-by-size"' in page


def test_the_files_are_drawn_as_the_page_was(pages: Browsers, measured: None, city: str) -> None:
    page = pages("vic").get("map/", area="size").text
    assert radius(pages("vic").get("map.svg", area="size").text, city) == radius(page, city)


def test_without_any_number_all_are_drawn_alike(pages: Browsers, risk: str) -> None:
    pages("sol").post("map/place/", segment_id=risk, x="5", y="5")
    assert "drawn alike" in pages("vic").get("map/", area="size").text
