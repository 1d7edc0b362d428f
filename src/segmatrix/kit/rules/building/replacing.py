"""One part of a rule put in, taken out or made another."""

import re
from dataclasses import replace
from typing import Any, cast

from segmatrix.kit.rules.building.edits import Edit, blanks_before, brackets, edited
from segmatrix.kit.rules.building.places import (
    Join,
    Path,
    Place,
    binds_looser,
    needs_brackets,
    place_of,
    with_part,
    words_of,
    words_within,
    written,
)
from segmatrix.kit.rules.building.rewriting import Rewriting
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import And, AtLeastOf, Everyone, Not, Rule, Span
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.printing import text as canonical

_COMMENT = re.compile(r"[ \t]*#[^\n]*")
_NOTHING_MORE = re.compile(r"[ \t]*(#[^\n]*)?(?=\n|\Z)")
_OWN_LINES = re.compile(r"(?m)^[ \t]*(#[^\n]*\n)")


def replaced(text: str, path: Path, node: Rule) -> str:
    """Return a rule in which another part stands at a path.

    Of a condition that stays of its kind only what differs is written anew.

    >>> replaced('plan is "pro"   # ours\\nand seats > 10', (1,), parse("seats > 20"))
    'plan is "pro"   # ours\\nand seats > 20'

    Raises:
        RuleError: if the text is no rule.
        LookupError: if nothing stands at the path.
    """
    whole = place_of(text)
    place = whole.at(path)
    fewest = edited(text, Rewriting(text, words_of(text)).edits(place.node, node))
    if _reads(fewest, with_part(whole.node, path, node)):
        return fewest
    bare = place.in_brackets or not needs_brackets(node, place.within)
    said = canonical(node) if bare else written(node, place.within)
    return edited(text, [Edit(place.node.span, said)])


def added(text: str, path: Path, node: Rule) -> str:
    """Return a rule with one more part: the last of the group at a path, or beside what is none.

    A text that is empty or nothing but comments becomes the part.
    """
    if not words_of(text):
        kept = text if not text or text.endswith("\n") else f"{text}\n"
        return f"{kept}{canonical(node)}"
    place = place_of(text).at(path)
    within = And if place.join is None else type(place.node)
    edits: list[Edit] = []
    if place.join is None and not place.in_brackets and binds_looser(And, place.within):
        edits += brackets(place.extent)
    end = place.parts[-1].extent.end if place.join else place.extent.end
    comment = _COMMENT.match(text, end)
    between = _joint(text, place, after_comment=comment is not None)
    more = f"{between}{written(node, within)}"
    position = comment.end() if comment else end
    return edited(text, [Edit.at(position, more), *edits])


def removed(text: str, path: Path) -> str:
    """Return a rule without a part; a group of which one part is left becomes that part.

    Without its only part a rule is an empty text. Of the people of an account it asks nothing then.
    """
    whole = place_of(text)
    place = whole.at(path)
    if not path:
        left = edited(text, [Edit(place.extent, "")])
        return left if left.strip() else ""
    parent = whole.at(path[:-1])
    if parent.join is None:
        if isinstance(parent.node, Not):
            return removed(text, parent.path)
        return replaced(text, path, Everyone())
    if len(parent.parts) == 1:
        return removed(text, parent.path)
    edits = [_without(text, parent, path[-1])]
    edits += fewer(text, parent, len(parent.parts) - 1)
    return edited(text, edits)


def negated(text: str, path: Path) -> str:
    """Return a rule in which a part says the opposite; asked twice, it is as it was."""
    place = place_of(text).at(path)
    node = place.node
    if isinstance(node, Not):
        word = words_within(words_of(text), node.span)[0].span
        rest = place.parts[0].extent.start
        return edited(text, [Edit(Span(word.start, rest), "")])
    if hasattr(node, "negated"):
        opposite: Any = replace(cast(Any, node), negated=not node.negated)
        if _reads(canonical(opposite), opposite):
            return replaced(text, path, opposite)
    edits = [Edit.at(place.extent.start, "not ")]
    if needs_brackets(node, Not) and place.extent == node.span:
        edits += brackets(node.span)
    return edited(text, edits)


def fewer(text: str, group: Place, most: int) -> list[Edit]:
    """Return what keeps `at least n of` below so many parts."""
    if isinstance(group.node, AtLeastOf) and group.node.number > most:
        number = words_within(words_of(text), group.node.span)[2]
        return [Edit(number.span, str(most))]
    return []


def _reads(text: str, tree: Rule) -> bool:
    """Whether a text says this."""
    try:
        return parse(text) == tree
    except RuleError:
        return False


def _joint(text: str, place: Place, *, after_comment: bool) -> str:
    """Return what stands before one more part, which begins a line where the last one does."""
    join = place.join or Join.ALL
    line_start = text.rfind("\n", 0, place.extent.start) + 1
    indent = " " * (place.extent.start - line_start) if place.path else ""
    broken = after_comment or (place.join is None and "\n" in text)
    if place.joints:
        last = place.joints[-1].start
        start = blanks_before(text, last)
        if start == 0 or text[start - 1] == "\n":
            broken, indent = True, text[start:last]
    if join is Join.SOME:
        return f"\n{indent}, " if after_comment else ", "
    return f"\n{indent}{join.word} " if broken else f" {join.word} "


def _without(text: str, group: Place, number: int) -> Edit:
    """Return what takes a part of a group out, with what joins it and the comment on its line."""
    extent = group.parts[number].extent
    if number == 0:
        beyond = group.parts[1].extent.start
        kept = "".join(_OWN_LINES.findall(text, extent.end, beyond))
        return Edit(Span(extent.start, beyond), kept)
    start = blanks_before(text, group.joints[number - 1].start)
    rest = _NOTHING_MORE.match(text, extent.end)
    if rest and start > 0 and text[start - 1] == "\n":
        return Edit(Span(start - 1, rest.end()), "")
    return Edit(Span(start, extent.end), "")
