"""The engine and the plain reference say the same of any rule on any data, to the last row."""

from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.compiling import answer
from segmatrix.kit.engine.reference import Reference
from segmatrix.kit.engine.reference.world import World as Rows
from segmatrix.kit.rules.nodes import Entity, Rule
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.references import segments_of
from tests.kit.engine.generating import AS_OF, VOCABULARY, ZONES, World, worlds
from tests.kit.rules.generating import rules

LISTED = {Entity.PERSON: ("u1", "u5", "u9"), Entity.ACCOUNT: ("A", "u5", "Z")}


def segments(unit: Entity) -> st.SearchStrategy[list[Rule]]:
    return st.lists(rules(VOCABULARY, unit, depth=2), min_size=8, max_size=8)


def ordered(drawn: list[Rule]) -> dict[str, Rule]:
    """Name rules so that none refers to itself or to a later one."""
    names = ["First", "Second", *(f"S{place}" for place in range(len(drawn)))]
    found: dict[str, Rule] = {}
    for rule in sorted(drawn, key=lambda one: len(segments_of(one))):
        if segments_of(rule) <= found.keys():
            found[names[len(found)]] = rule
    return found


def assert_agreement(world: World, unit: Entity, zone: str, drawn: list[Rule]) -> None:
    calendar = Calendar.at(AS_OF, zone)
    named = ordered(drawn)
    lists = {"Listed": LISTED[unit]}
    found = answer(world.data(), calendar, unit, named, lists=lists)
    rows = Rows(calendar, merges=world.merges, **world.tables)
    reference = Reference(rows, unit, named, lists)

    ids = found.ids.to_pylist()
    assert ids == rows.universe[unit]
    for name, rule in named.items():
        note(f"{name}: {text(rule)}")
        verdict = found.verdicts[name]
        members = [one for one, holds in zip(ids, verdict.holds, strict=True) if holds]
        unsure = [one for one, open_ in zip(ids, verdict.unsure, strict=True) if open_]
        assert members == reference.members(name), text(rule)
        assert unsure == reference.unsure(name), text(rule)


# Always the same worlds, so that the suite fails for a change and never for luck. Shrinking takes
# minutes, and the note of the rules is mostly enough.
SETTINGS = settings(
    deadline=None,
    derandomize=True,
    max_examples=25,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@SETTINGS
@given(worlds(), st.sampled_from(ZONES), segments(Entity.PERSON))
def test_rules_about_people(world: World, zone: str, drawn: list[Rule]) -> None:
    assert_agreement(world, Entity.PERSON, zone, drawn)


@SETTINGS
@given(worlds(), st.sampled_from(ZONES), segments(Entity.ACCOUNT))
def test_rules_about_accounts(world: World, zone: str, drawn: list[Rule]) -> None:
    assert_agreement(world, Entity.ACCOUNT, zone, drawn)
