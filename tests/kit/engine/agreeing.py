"""That several ways of answering agree on whatever is drawn."""

from collections.abc import Sequence

from hypothesis import HealthCheck, Phase, settings

from segmatrix.kit.rules.rulefile import Rules
from tests.kit.engine.asserting import assert_same
from tests.kit.engine.generating import AS_OF
from tests.kit.engine.paths import ORACLE, Base, EnginePath


def assert_agreement(base: Base, rules: Rules, paths: Sequence[EnginePath]) -> None:
    """Put rules to a customer base in several ways and to the reference."""
    truth = ORACLE.found(base, rules, AS_OF)
    written = "\n".join(f"{one.name}: {one.text}" for one in (*rules.stages, *rules.segments))
    for path in paths:
        assert_same(path.found(base, rules, AS_OF), truth, f"by {path.name} of\n{written}")


# Always the same bases, so that the suite fails for a change and never for luck. Shrinking takes
# minutes, and the rules in the message are mostly enough.
def law(examples: int) -> settings:
    """Return how often a law is put to the test."""
    return settings(
        deadline=None,
        derandomize=True,
        max_examples=examples,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
