"""A story from real data: the column that looks most like segments, a segment for each value."""

from collections.abc import Sequence
from dataclasses import replace

from segmatrix.demo.story import Chapter, Story
from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.rules.nodes import Condition, Is, Trait
from segmatrix.kit.rules.printing import text

FEWEST, MOST = 2, 8  # values of a column that could be a set of segments
IDS = ("user_id", "account_id")
BEST = 5  # four to six segments are advised


class NothingLikeSegments(ValueError):
    """No text column of the data has between two and eight values."""


def story_of(data: CustomerData, like: Story) -> Story:
    """Return a story whose segments are the values of one column of the data.

    The unit is the account where the data has accounts with traits. Of the text traits with two to
    eight values the one nearest to five is taken, the better filled one when two are as near.

    Args:
        data: The customer data.
        like: The story whose people tell this one.

    Raises:
        NothingLikeSegments: There is no such column.
    """
    unit = "account" if data.catalog.accounts else "person"
    trait, values = _likeliest(data, unit)
    chapters = tuple(
        Chapter(
            name=value,
            note=trait.replace("_", " "),
            tier="primary" if number < 3 else "secondary",
            rule=text(Condition(Trait(trait), Is(value))),
            texts=(),
            contacts=None,
            stated=(),
            opinions=(),
            settled=None,
        )
        for number, value in enumerate(values)
    )
    return replace(like, matrix="Customer segments", unit=unit, measures={}, chapters=chapters)


def _likeliest(data: CustomerData, unit: str) -> tuple[str, Sequence[str]]:
    table = data.accounts if unit == "account" else data.people
    traits = data.catalog.accounts if unit == "account" else data.catalog.people
    candidates = []
    for trait, kind in traits.items():
        if kind is not Type.TEXT or trait in IDS or table is None:
            continue
        known = table.filter(table[trait].notnull())
        counts = known.group_by(trait).agg(number=known.count()).limit(MOST + 1).to_pyarrow()
        filled = sum(counts["number"].to_pylist())
        if FEWEST <= len(counts) <= MOST and filled > len(counts):  # else it tells each apart
            commonest = counts.sort_by([("number", "descending"), (trait, "ascending")])
            values = commonest[trait].to_pylist()
            candidates.append((abs(len(values) - BEST), -filled, trait, values))
    if not candidates:
        raise NothingLikeSegments
    _distance, _filled, trait, values = min(candidates)
    return trait, values
