"""Step references of sequences: `sku = step1.sku`, what an event shares with an earlier one."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.clustered.columns import Coded, Column, Dates, Instants, Lists, Numbers
from segmatrix.kit.rules.nodes import And, Condition, IsSame, Node, Property, Rule

Codes = npt.NDArray[np.int64]


def refers(rule: Node | None) -> bool:
    """Return whether a `where` speaks of another step."""
    return rule is not None and any(isinstance(node, IsSame) for node in rule.walk())


def steps_in(rule: Rule) -> set[int]:
    """Return which steps a `where` speaks of, counted from 0."""
    return {node.other.step - 1 for node in rule.walk() if isinstance(node, IsSame)}


def parted(where: Rule | None) -> tuple[list[Rule], list[Condition]]:
    """Return what a `where` asks of the event alone, and its plain `property = stepN.property`.

    Both together say the same as the `where`; a reference that stands deeper, or is negated, is
    among the first.
    """
    alone: list[Rule] = []
    shared: list[Condition] = []
    for part in _parts(where):
        match part:
            case Condition(Property(), IsSame(), False):
                shared.append(part)
            case _:
                alone.append(part)
    return alone, shared


def _parts(where: Rule | None) -> Iterator[Rule]:
    match where:
        case None:
            return
        case And(parts):
            for part in parts:
                yield from _parts(part)
        case _:
            yield where


def shared_property(wheres: Sequence[Rule | None]) -> list[str] | None:
    """Return the property that all steps must agree in, as each of them calls it.

    None if the steps are tied together in any other way than each later one, by one equality, to an
    earlier one of the same chain of equalities.
    """
    names: list[str] = [""] * len(wheres)
    for place, where in enumerate(wheres):
        alone, shared = parted(where)
        if any(map(refers, alone)) or len(shared) != (place > 0):
            return None
        for condition in shared:
            if not _joins(condition, place, names):
                return None
    return names if names and names[0] else None


def shared_by(where: Rule | None, names: Sequence[str]) -> str | None:
    """Return how an event calls the property that all steps agree in, if it must agree too.

    "" if it speaks of no step; None if it is tied to them in another way.
    """
    alone, shared = parted(where)
    if any(map(refers, alone)) or len(shared) > 1:
        return None
    if not shared:
        return ""
    found = [*names, ""]
    return found[-1] if _joins(shared[0], len(names), found) else None


def _joins(condition: Condition, place: int, names: list[str]) -> bool:
    """Note which property ties a step to an earlier one, unless that is tied by another."""
    subject, test = condition.subject, condition.test
    assert isinstance(subject, Property) and isinstance(test, IsSame)
    earlier = test.other.step - 1
    if not names[earlier]:
        names[earlier] = test.other.name
    names[place] = subject.name
    return names[earlier] == test.other.name


def codes_alike(columns: Sequence[Column | None], sizes: Sequence[int]) -> list[Codes]:
    """Return a number for each value of some columns, the same for the same value; -1 if missing.

    Args:
        columns: of one type; None where every value is missing.
        sizes: the length of each.
    """
    present = [column for column in columns if column is not None]
    if len({column.kind for column in present}) > 1:
        kinds = " and ".join(sorted({str(column.kind) for column in present}))
        raise TypeError(f"values of {kinds} are never the same")
    if not present:
        return [np.full(size, -1, np.int64) for size in sizes]
    if all(isinstance(column, Coded) for column in present):
        found = iter(_texts_alike(present))
    else:
        found = iter(_values_alike(present))
    return [
        np.full(size, -1, np.int64) if column is None else next(found)
        for column, size in zip(columns, sizes, strict=True)
    ]


def _texts_alike(columns: Sequence[Column]) -> list[Codes]:
    texts = [column for column in columns if isinstance(column, Coded)]
    maps = _numbered(pa.concat_arrays([one.values for one in texts]))
    found, start = [], 0
    for one in texts:
        # The number after the last text is that of the code -1.
        places = np.append(maps[start : start + len(one.values)], -1)
        found.append(places[one.codes])
        start += len(one.values)
    return found


def _values_alike(columns: Sequence[Column]) -> list[Codes]:
    values = _plain(columns)
    edges = np.cumsum([len(one) for one in values])
    found = np.split(_numbered(pa.concat_arrays(values)), edges[:-1])
    for one, column in zip(found, columns, strict=True):
        if column.missing is not None:
            one[column.missing] = -1
    return found


def _plain(columns: Sequence[Column]) -> list[pa.Array]:
    """Return values as Arrow arrays in which the same value is the same for hashing."""
    numbers = [column for column in columns if isinstance(column, Numbers)]
    all_whole = not any(one.scale for one in numbers)
    found = []
    for column in columns:
        match column:
            case Numbers(values, _, whole):
                # Adding 0 makes one zero of the two that floats have.
                found.append(pa.array(whole if all_whole else values + 0.0))
            case Dates(days):
                found.append(pa.array(days))
            case Instants(times):
                found.append(pa.array(times))
            case Lists(values):
                found.append(pa.array([repr(one) for one in values.to_pylist()], pa.string()))
            case Coded():
                raise TypeError("texts have codes of their own")
            case _:
                found.append(pa.array(column.values))
    return found


def _numbered(values: pa.Array) -> Codes:
    found: Codes = pc.dictionary_encode(values).indices.to_numpy().astype(np.int64)
    return found
