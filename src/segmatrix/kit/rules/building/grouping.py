"""Parts of a rule put into groups, taken out of them, joined otherwise, or moved."""

from collections.abc import Iterable, Sequence

from segmatrix.kit.rules.building.edits import Edit, blanks_before, brackets, edited
from segmatrix.kit.rules.building.places import (
    NODES,
    Join,
    Path,
    Place,
    binds_looser,
    needs_brackets,
    place_of,
    words_of,
    words_within,
)
from segmatrix.kit.rules.building.replacing import fewer
from segmatrix.kit.rules.nodes import AtLeastOf, Span
from segmatrix.kit.rules.tokens import Token


def joined(text: str, path: Path, join: Join, number: int = 1) -> str:
    """Return a rule whose group at a path is joined otherwise.

    Args:
        number: how many of the parts must hold, for `Join.SOME`.

    Raises:
        RuleError: if the text is no rule.
        LookupError: if no group stands at the path.
    """
    group = _group(place_of(text), path)
    words = words_of(text)
    if group.join is Join.SOME and join is Join.SOME:
        counted = words_within(words, group.node.span)[2]
        return edited(text, [Edit(counted.span, str(number))])
    edits = _rejoined(text, group.joints, join)
    edits += _guarded(group.parts, join)
    if group.join is Join.SOME:
        edits.append(Edit(_header(group, words), ""))
    elif join is Join.SOME:
        edits += [Edit.at(group.node.span.start, f"at least {number} of (")]
        edits += [Edit.at(group.node.span.end, ")")]
    elif binds_looser(NODES[join], group.within) and not group.in_brackets:
        edits += brackets(group.node.span)
    return edited(text, edits)


def grouped(text: str, path: Path, join: Join = Join.ALL) -> str:
    """Return a rule in which a part and the next one of its group are a group of their own.

    A group of these two alone is joined so instead.

    Raises:
        RuleError: if the text is no rule.
        LookupError: if no next part of a group stands there.
    """
    whole = place_of(text)
    group = _group(whole, path[:-1])
    first, second = _neighbours(group, path[-1], path[-1] + 1)
    if len(group.parts) == 2:
        return joined(text, group.path, join)
    edits = [Edit.at(first.extent.start, "("), Edit.at(second.extent.end, ")")]
    edits += _rejoined(text, [group.joints[path[-1]]], join)
    edits += _guarded((first, second), join)
    edits += fewer(text, group, len(group.parts) - 1)
    return edited(text, edits)


def ungrouped(text: str, path: Path) -> str:
    """Return a rule in which the parts of a group are parts of the group that it stands in.

    Raises:
        RuleError: if the text is no rule.
        LookupError: if no group within a group stands there.
    """
    whole = place_of(text)
    if not path:
        raise LookupError("the whole rule stands in no group")
    group, parent = _group(whole, path), _group(whole, path[:-1])
    assert parent.join is not None
    words = words_of(text)
    first, last = group.parts[0].extent, group.parts[-1].extent
    around = [
        *words_within(words, Span(group.extent.start, first.start)),
        *words_within(words, Span(last.end, group.extent.end)),
    ]
    if group.join is Join.SOME:
        header = _header(group, words)
        around = [word for word in around if not header.start <= word.span.start < header.end]
        taken = [Edit(header, ""), *(Edit(word.span, "") for word in around)]
    else:
        taken = [Edit(word.span, "") for word in around]
    edits = [*taken, *_rejoined(text, group.joints, parent.join)]
    edits += _guarded(group.parts, parent.join)
    return edited(text, edits)


def moved(text: str, path: Path, by: int) -> str:
    """Return a rule in which a part has changed places with one beside it in its group.

    Args:
        by: 1 for the next part, -1 for the one before.

    Raises:
        RuleError: if the text is no rule.
        LookupError: if there is no such part.
    """
    group = _group(place_of(text), path[:-1])
    first, second = _neighbours(group, *sorted((path[-1], path[-1] + by)))
    return edited(
        text,
        [Edit(first.extent, _slice(text, second)), Edit(second.extent, _slice(text, first))],
    )


def _group(whole: Place, path: Path) -> Place:
    found = whole.at(path)
    if found.join is None:
        raise LookupError("no group stands there")
    return found


def _neighbours(group: Place, first: int, second: int) -> tuple[Place, Place]:
    if first < 0 or second >= len(group.parts):
        raise LookupError("nothing stands beside it")
    return group.parts[first], group.parts[second]


def _slice(text: str, place: Place) -> str:
    return text[place.extent.start : place.extent.end]


def _rejoined(text: str, joints: Iterable[Span], join: Join) -> list[Edit]:
    """Return what joins parts otherwise; a comma stands right behind the part before it."""
    if join is Join.SOME:
        return [Edit(Span(blanks_before(text, one.start), one.end), ",") for one in joints]
    return [Edit(one, join.word) for one in joints]


def _guarded(parts: Iterable[Place], join: Join) -> list[Edit]:
    """Return the brackets that parts need in a group that is joined so."""
    return [
        edit
        for part in parts
        if needs_brackets(part.node, NODES[join]) and part.extent == part.node.span
        for edit in brackets(part.extent)
    ]


def _header(group: Place, words: Sequence[Token]) -> Span:
    """Return where `at least 2 of` stands, before the bracket."""
    assert isinstance(group.node, AtLeastOf)
    opening = next(word for word in words_within(words, group.node.span) if word.keyword == "(")
    return Span(group.node.span.start, opening.span.start)
