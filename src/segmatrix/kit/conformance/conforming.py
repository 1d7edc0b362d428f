"""Whether a database answers the cases of the specification as they must be answered."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from segmatrix.kit.conformance.cases import Case, shipped
from segmatrix.kit.conformance.scratch import scratch
from segmatrix.kit.data.databases.connections import Database
from segmatrix.kit.data.databases.reading import read
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.engine.membership import Result
from segmatrix.kit.rules.errors import RuleError


@dataclass(frozen=True)
class Outcome:
    """What a database made of a case.

    Attributes:
        subject: what the case is about.
        case: the case.
        differences: what came out otherwise, in words; empty if nothing did.
    """

    subject: str
    case: Case
    differences: tuple[str, ...]


def conform(
    address: str, given: Iterable[tuple[str, Sequence[Case]]] | None = None
) -> Iterator[Outcome]:
    """Put cases to a database, in tables that are taken away again; yield what came out.

    Args:
        address: the address of the database.
        given: the cases by their subject; those that come with the package, if left out.

    Raises:
        DataError: if the database cannot be reached, or does not let tables be made.
    """
    with closing(Database.at(address, writing=True)) as database, scratch(database) as stand:
        for subject, cases in shipped() if given is None else given:
            for case in cases:
                data = read(stand(case.standing()))
                yield Outcome(subject, case, tuple(differences(case, data)))


def differences(case: Case, data: CustomerData) -> Iterator[str]:
    """Yield in what the answers about some data differ from what a case says."""
    try:
        result = evaluate(data, case.rules, case.as_of, engine="database")
    except RuleError as refusal:
        yield from _refused(case, refusal)
        return
    if "error" in case.given:
        yield f"it is answered, and ought to be refused: {' … '.join(case.given['error'])}"
        return
    yield from _memberships(case, result)
    yield from _numbers(case, result)
    for what, found in (
        ("repeats", data.counts.repeats),
        ("reused", len(data.counts.reused)),
    ):
        yield from _differs(what, found, case.given.get(what, found))


def _refused(case: Case, refusal: RuleError) -> Iterator[str]:
    said = str(refusal)
    missing = [word for word in case.given.get("error", []) if word not in said]
    if "error" not in case.given:
        yield f"it is refused: {said}"
    elif missing:
        yield f"the refusal does not say {', '.join(missing)}: {said}"


def _memberships(case: Case, result: Result) -> Iterator[str]:
    for name, members in case.given.get("members", {}).items():
        yield from _differs(f"members of “{name}”", result.members(name), sorted(members))
    for name, unsure in case.given.get("unsure", {}).items():
        yield from _differs(f"unsure of “{name}”", result.unsure(name), sorted(unsure))
    universe = result.ids.to_pylist()
    yield from _differs("universe", universe, case.given.get("universe", universe))


def _numbers(case: Case, result: Result) -> Iterator[str]:
    for name, missing in case.given.get("missing", {}).items():
        yield from _differs(f"missing of “{name}”", dict(result[name].missing), missing)
    for name, measured in case.given.get("measured", {}).items():
        found = {one: measure.value for one, measure in result[name].measures.items()}
        yield from _differs(f"measures of “{name}”", found, measured)


def _differs(what: str, found: object, expected: object) -> Iterator[str]:
    if found != expected:
        yield f"{what}: {found} instead of {expected}"
