"""What several segments are called and defined by once they are one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.kit.rules.nodes import Or, Rule
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.printing import text as canonical
from segmatrix.matrix import ruling


@dataclass(frozen=True, slots=True)
class Ruled:
    """A segment with its rule, which may be empty."""

    id: str
    name: str
    rule: str


def leaving(into: str, segment_ids: Sequence[str]) -> list[str]:
    """Return the segments that are to become part of `into`, each once.

    Raises:
        Invalid: There is none, or `into` is among them.
    """
    ids = list(dict.fromkeys(segment_ids))
    if not ids:
        raise Invalid(_("Choose what is to be merged."), field="segment_ids")
    if into in ids:
        raise Invalid(
            _("A segment cannot be merged into itself."),
            hint=_("Choose another one to be kept."),
            field="into",
        )
    return ids


def joined(rules: Sequence[str]) -> str:
    """Return the rule that holds where any of `rules` does, each as it was typed with its comments.

    Empty rules and repeated ones are left out; brackets stand where the parts would otherwise be
    read differently.
    """
    parts: dict[Rule, str] = {}
    for rule in filter(None, rules):
        parts.setdefault(parse(rule), rule)
    if len(parts) < 2:
        return next(iter(parts.values()), "")
    whole = Or(tuple(choice for tree in parts for choice in _choices(tree)))
    plain = "\nor ".join(parts.values())
    bracketed = "\nor ".join(f"(\n{rule}\n)" for rule in parts.values())
    return next(
        (said for said in (plain, bracketed) if parse(said) == whole),
        canonical(whole),
    )


def pointed(
    rules: Sequence[Ruled], names: Collection[str], name: str, *, apart: Collection[str] = ()
) -> dict[str, str]:
    """Return the rules that read otherwise once the segments called `names` are called `name`.

    Args:
        rules: The rules of all segments.
        names: What is no longer said.
        name: What is said instead.
        apart: The ids of segments whose rules stay as they are.

    Returns:
        The new texts by segment id; all else in them is as it was typed.
    """
    changed = {}
    for each in rules:
        rule = each.rule
        if rule and each.id not in apart:
            for earlier in names:
                rule = ruling.renamed(rule, earlier, name)
        if rule != each.rule and each.id not in apart:
            changed[each.id] = rule
    return changed


def refuse_circles(rules: Mapping[str, str], changed: Collection[str]) -> None:
    """Refuse when one of the rules that changed leads back to its own segment.

    Args:
        rules: The rules of all segments in the table by name, as they would be.
        changed: The names of those whose rules are new.
    """
    for name in changed:
        if rules[name]:
            ruling.refuse_circle(name, rules[name], rules)


def _choices(tree: Rule) -> tuple[Rule, ...]:
    return tree.parts if isinstance(tree, Or) else (tree,)
