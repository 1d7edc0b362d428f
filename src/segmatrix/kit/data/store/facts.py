"""What is known of a store beside its tables, as the text that stands in its file."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from segmatrix.kit.data.store.preparing import Ends
from segmatrix.kit.data.store.repeats import Repeats
from segmatrix.kit.data.store.runs import Run, Runs
from segmatrix.kit.data.store.stores import Seen, Store


def written(store: Store) -> str:
    """Return what is known of a store, as JSON; its runs by schema, wherever the file is."""
    return json.dumps(
        {
            "runs": [
                {
                    "schema": run.schema,
                    "tables": {table: dict(kinds) for table, kinds in run.tables.items()},
                    "folded": sorted(run.folded),
                }
                for run in store.runs.all
            ],
            "merges": store.merges,
            "repeats": store.repeats.dropped,
            "reused": store.repeats.reused,
            "ends": [end.isoformat() for end in store.ends] if store.ends else None,
            "sizes": dict(store.sizes),
            "events": _sorted(store.events),
            "experiments": _sorted(store.experiments),
            "kinds": sorted(store.kinds),
            "stamp": store.stamp,
        },
        ensure_ascii=False,
    )


def read(text: str, database: str) -> Store:
    """Return the store that `written` wrote.

    Args:
        text: the JSON.
        database: what the file is called where it is open.
    """
    found: Mapping[str, Any] = json.loads(text)
    return Store(
        runs=Runs(
            [
                Run(database, run["schema"], run["tables"], frozenset(run["folded"]))
                for run in found["runs"]
            ]
        ),
        merges=tuple((gone, into) for gone, into in found["merges"]),
        repeats=Repeats(found["repeats"], tuple(found["reused"])),
        ends=_ends(found["ends"]),
        sizes=found["sizes"],
        events=_sets(found["events"]),
        experiments=_sets(found["experiments"]),
        kinds=frozenset(found["kinds"]),
        stamp=found["stamp"],
    )


def _sorted(seen: Seen) -> dict[str, list[str]]:
    return {key: sorted(values) for key, values in seen.items()}


def _sets(listed: Mapping[str, list[str]]) -> Seen:
    return {key: frozenset(values) for key, values in listed.items()}


def _ends(written: list[str] | None) -> Ends | None:
    if written is None:
        return None
    first, last = map(datetime.fromisoformat, written)
    return first, last
