"""Models of dbt: what they look like, and that they select what an evaluation finds."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import pytz
from hypothesis import given
from hypothesis import strategies as st
from jinja2.sandbox import SandboxedEnvironment

from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.database.templating import Told, models
from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.plain import Back
from segmatrix.kit.rules.rulefile import Rules
from tests.kit.engine.asserting import assert_case
from tests.kit.engine.cases import case, load
from tests.kit.engine.paths import Base, Found

FOLDER = Path(__file__).parent / "models"
RULES = Rules.parse(
    """
timezone: Europe/Berlin
stages: [{name: new, rule: everyone}, {name: active, rule: did "login" in the last 7 days}]
segments:
  - {name: Growing teams, rule: did "invite" at least 3 times in the last 2 full weeks}
  - name: At risk
    rule: |
      in segment "Growing teams"
      and stopped "login" for 14 days after doing it in the 30 days before
  - name: Spring
    rule: |
      did "order" between 2026-03-01 and 2026-06-01 and trial_end is in the next 3 days
  - {name: Arrived, rule: entered stage "active" in the last 1 month}
"""
)
FILES = models(RULES, dialect="postgres")
FOLDER_OF_SEGMENTS = "models/segmatrix/segment_"
# The cases in which much depends on when they are asked.
CASES = Path(__file__).parents[4] / "spec" / "rules" / "meaning"
MOVING = [
    one
    for subject in ("windows", "journey")
    for one in load(CASES / f"{subject}.yaml")
    if "members" in one.values[0]
]


@pytest.mark.parametrize("path", [one for one in FILES if not one.startswith("macros")])
def test_a_model_reads_like_this(path: str) -> None:
    file = FOLDER / Path(path).name

    if os.environ.get("SNAPSHOTS") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(FILES[path], encoding="utf-8")
    assert FILES[path].splitlines() == file.read_text(encoding="utf-8").splitlines()


def test_segments_of_like_names_are_models_of_their_own() -> None:
    found = models(Rules.of({"A b": "everyone", "a-B": "everyone"}))

    assert {
        "models/segmatrix/segment_a_b.sql",
        "models/segmatrix/segment_a_b_2.sql",
    } <= found.keys()


ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Europe/Dublin")
NEAR = (
    *(datetime(2026, 3, 29, 1, 30), datetime(2026, 10, 25, 0, 30), datetime(2026, 3, 8, 7, 15)),
    *(datetime(2026, 11, 1, 5, 45), datetime(2026, 3, 31, 23, 59, 59), datetime(2024, 2, 29, 12)),
)
instants = st.builds(
    lambda near, minutes: near + timedelta(minutes=minutes),
    st.sampled_from(NEAR),
    st.integers(-4000, 4000),
)
civil = st.sampled_from([n.Unit.DAY, n.Unit.WEEK, n.Unit.MONTH, n.Unit.QUARTER, n.Unit.YEAR])
lengths = st.builds(n.Duration, st.integers(0, 8), st.sampled_from(list(n.Unit)))
windows = st.one_of(
    st.builds(n.InTheLast, lengths),
    st.builds(n.InTheLast, st.builds(n.Duration, st.integers(1, 8), civil), st.just(True)),
    st.builds(n.CalendarUnit, st.sampled_from(["this", "last"]), civil),
    st.builds(
        lambda newest, unit: n.BetweenAges(newest + 2, newest, unit), st.integers(0, 5), civil
    ),
    st.builds(n.MoreThanAgo, lengths),
    st.builds(lambda one, two: Back((one, two), (one,)), lengths, lengths),
    st.just(n.Before(date(2026, 3, 20))),
)
tests = st.one_of(
    st.builds(n.IsInTheLast, lengths),
    st.builds(n.IsInTheNext, lengths),
    st.builds(n.MoreThanAgo, lengths),
)
ENVIRONMENT = SandboxedEnvironment()


def compiled(text: str, as_of: datetime) -> str:
    """Return what dbt makes of a text when the variable is set."""
    template = ENVIRONMENT.from_string(
        FILES["macros/segmatrix.sql"] + "§" + text,
        globals={
            "modules": SimpleNamespace(
                datetime=SimpleNamespace(datetime=datetime, date=date, timedelta=timedelta),
                pytz=pytz,
            ),
            "var": lambda name, otherwise: as_of.isoformat(" "),
            "run_started_at": as_of,
            "source": lambda source, table: f'"{table}"',
        },
    )
    return template.render().rpartition("§")[2]


def rendered(call: str, as_of: datetime) -> str:
    """Return what dbt makes of the call of a macro."""
    return compiled("{{ " + call + " }}", as_of)


@given(instants, st.sampled_from(ZONES), windows)
def test_a_window_moves_as_an_evaluation_moves_it(
    as_of: datetime, zone: str, window: n.Window
) -> None:
    told = Told.calendar(zone).window(window)
    meant = Calendar(as_of, ZoneInfo(zone)).window(window)

    for call, instant in ((told.start, meant.start), (told.end, meant.end)):
        if instant is not None:
            assert rendered(call.how, as_of) == instant.isoformat(" ")
        else:
            assert call is None


@given(instants, st.sampled_from(ZONES), tests)
def test_a_day_moves_as_an_evaluation_moves_it(as_of: datetime, zone: str, test: n.Test) -> None:
    told, calendar = Told.calendar(zone), Calendar(as_of, ZoneInfo(zone))
    days, meant = told.dates(told.test(test)), calendar.dates(calendar.test(test))

    for call, day in ((days.start, meant.start), (days.end, meant.end)):
        if day is not None:
            assert rendered(call.how, as_of) == day.isoformat()


@dataclass(frozen=True)
class Modelled:
    """What the models select, each as dbt runs it: as a view."""

    name: str = "models of dbt"

    def found(self, base: Base, rules: Rules, as_of: datetime) -> Found:
        run = base.data.backend.con.execute
        files = models(rules, data=base.data)
        written = [text for path, text in files.items() if path.startswith(FOLDER_OF_SEGMENTS)]
        members = {}
        for name, text in zip(rules.by_name, written, strict=True):
            run(f"CREATE OR REPLACE TEMPORARY VIEW model AS ({compiled(text, as_of)})")
            members[name] = [ident for (ident,) in run("FROM model ORDER BY ALL").fetchall()]
        return Found(members)


@pytest.mark.parametrize("given", MOVING)
def test_a_model_selects_what_an_evaluation_finds(given: Mapping[str, Any]) -> None:
    assert_case(case(given), Modelled())
