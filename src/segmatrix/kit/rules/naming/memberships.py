"""What memberships name: segments, lists, clusters, stages; and the way between the units."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.naming.known import Known, Seen
from segmatrix.kit.rules.nodes import Entity
from segmatrix.kit.rules.printing import text


def of_people(seen: Seen) -> Iterator[RuleError]:
    """Refuse to ask for the people of a person."""
    if seen.unit is Entity.PERSON:
        yield RuleError(
            "This asks for the people of an account, and the rule speaks of a person here.",
            code="unit",
            span=seen.node.span,
            hint="Ask the account for its people: account (any person (…)).",
        )


def of_account(seen: Seen) -> Iterator[RuleError]:
    """Refuse to ask for the account of an account."""
    if seen.unit is Entity.ACCOUNT:
        yield RuleError(
            "This asks for the account of a person, and the rule speaks of an account here.",
            code="unit",
            span=seen.node.span,
            hint="Leave “account ( )” away: what stands inside is asked of the account itself.",
        )


def _member_of(
    kind: str, names: Callable[[Known], Collection[str]]
) -> Callable[[Seen], Iterator[RuleError]]:
    def check(seen: Seen) -> Iterator[RuleError]:
        known = names(seen.known)
        if seen.node.name not in known:
            yield _unknown(seen, f"a {kind}", "name", known, f"There is no {kind} yet.")
        elif wrong := seen.at_home(f"“{seen.node.name}” is a {kind} of"):
            yield wrong

    return check


in_segment = _member_of("segment", lambda known: known.segments)
in_list = _member_of("list", lambda known: known.lists)
entered_stage = _member_of("stage", lambda known: known.stages)


def in_stage(seen: Seen) -> Iterator[RuleError]:
    """Refuse stages that there are not, and those of the other unit."""
    known = seen.known.stages
    unknown = [name for name in seen.node.names if name not in known]
    for name in dict.fromkeys(unknown):
        yield RuleError.unknown(
            "a stage",
            name,
            known,
            span=seen.node.span,
            written=lambda meant, name=name: text(  # type: ignore[misc]
                replace(
                    seen.node,
                    names=tuple(meant if one == name else one for one in seen.node.names),
                )
            ),
            hint="There is no stage yet.",
        )
    if not unknown and (wrong := seen.at_home(f"“{seen.node.names[0]}” is a stage of")):
        yield wrong


def in_cluster(seen: Seen) -> Iterator[RuleError]:
    """Refuse clusters and studies that there are not, and those of the other unit."""
    node, studies = seen.node, seen.known.clusters
    if node.study not in studies:
        yield _unknown(seen, "a study", "study", studies, "There is no study with clusters yet.")
    elif node.name not in studies[node.study]:
        where = f"of “{node.study}”"
        yield _unknown(
            seen, "a cluster", "name", studies[node.study], "It has no clusters yet.", where
        )
    elif wrong := seen.at_home(f"“{node.name}” is a cluster of"):
        yield wrong


def _unknown(
    seen: Seen, what: str, part: str, known: Collection[str], none: str, where: str = ""
) -> RuleError:
    return RuleError.unknown(
        what,
        getattr(seen.node, part),
        known,
        where=where,
        span=seen.node.span,
        written=lambda meant: text(replace(seen.node, **{part: meant})),
        hint=none,
    )
