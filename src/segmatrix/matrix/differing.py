"""How two contents of a matrix differ, in words, and whether that touches what was agreed."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from segmatrix.matrix import ruling, terms
from segmatrix.matrix.contents import (
    Content,
    Row,
    label_of,
    not_known_of,
    number_of,
    person_of,
    place_of,
    words_of,
)
from segmatrix.matrix.terms import LABELS, Over, Part, Tier, Unit

Key = tuple[str, ...]
Accepted = Mapping[tuple[str, str], Collection[str]]
"""Other words that hold for what was agreed, by segment and part."""

STEP = 1  # how far an agreed placement may move on either axis without being another one


class How(StrEnum):
    """What became of a thing."""

    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that two contents say differently.

    Attributes:
        about: The name of the segment that it belongs to, or empty.
        what: What differs, such as “Name” or the label of a row.
        before, after: How it reads on either side; empty where it is not there.
    """

    about: str
    what: str
    how: How
    before: str = ""
    after: str = ""

    @property
    def words(self) -> str:
        """The difference as a sentence."""
        what = f"{self.about}: {self.what}" if self.about else self.what
        match self.how:
            case How.ADDED:
                return _("%(what)s: “%(after)s” is new.") % {"what": what, "after": self.after}
            case How.GONE:
                return _("%(what)s: “%(before)s” is gone.") % {"what": what, "before": self.before}
        said = {"what": what, "before": self.before, "after": self.after}
        return _("%(what)s: “%(after)s” instead of “%(before)s”.") % said


# --- all differences ------------------------------------------------------------------------------


def differences(before: Content, after: Content) -> tuple[Difference, ...]:
    """Return every difference that a reader of the two would find, segment by segment."""
    return tuple(
        difference
        for part in (_of_whole, _of_rows, _of_columns, _of_cells, _of_map)
        for difference in part(before, after)
    )


def _of_whole(before: Content, after: Content) -> Iterator[Difference]:
    asked = {field.key: str(field.name) for field in terms.CHARTER}
    yield from _changes("", _by(before.charter, "key"), _by(after.charter, "key"), asked, _text)
    yield from _of_unit(before, after, {})


def _of_rows(before: Content, after: Content) -> Iterator[Difference]:
    yield from _presence("", _("Row"), before.rows, after.rows, label_of)
    yield from _order(_("Order of the rows"), before.rows, after.rows, label_of)
    for old, new in _pairs(before.rows, after.rows):
        label = label_of(new)
        yield from _changed("", _("Name of the row"), label_of(old), label)
        yield from _changed("", label, _computed(old), _computed(new))


def _of_columns(before: Content, after: Content) -> Iterator[Difference]:
    yield from _presence("", _("Segment"), before.columns, after.columns, _name)
    yield from _order(_("Order of the segments"), before.columns, after.columns, _name)
    for old, new in _pairs(before.columns, after.columns):
        yield from _changed(new["name"], _("Name"), old["name"], new["name"])
        yield from _changed(new["name"], _("Line under the name"), old["note"], new["note"])
        yield from _changed(new["name"], _("Tier"), _tier(old), _tier(new))
        yield from _changed(new["name"], _("Rule"), old["rule"], new["rule"])


def _of_cells(before: Content, after: Content) -> Iterator[Difference]:
    """Yield what differs in cells and profiles that both have, or where a segment or row is new."""
    labels = {row["id"]: label_of(row) for row in (*before.open_rows, *after.open_rows)}
    names = {row["id"]: row["name"] for row in (*before.columns, *after.columns)}
    for segment_id, name in names.items():
        for noun, said in _SAID.items():
            old, new = (
                {row["id"]: row for row in getattr(side, noun) if row["segment_id"] == segment_id}
                for side in (before, after)
            )
            if noun in _SINGLE:
                old, new = _by(old.values(), "dimension_id"), _by(new.values(), "dimension_id")
            rows = {key: row["dimension_id"] for key, row in (old | new).items()}
            where = {key: label for at, label in labels.items() for key in rows if rows[key] == at}
            yield from _changes(name, old, new, where, said)


def _of_map(before: Content, after: Content) -> Iterator[Difference]:
    for old, new in zip(before.axes, after.axes, strict=True):
        yield from _of_axis(old, new)
    names = {row["id"]: row["name"] for row in (*before.columns, *after.columns)}
    for segment_id, name in names.items():
        old, new = (
            {_axes_of(row): row for row in side.agreed if row["segment_id"] == segment_id}
            for side in (before, after)
        )
        where = dict.fromkeys((*old, *new), _("Place on the map"))
        yield from _changes(name, old, new, where, place_of)


def _of_axis(old: Row, new: Row) -> Iterator[Difference]:
    was, now = words_of(old), words_of(new)
    for word in ("name", "question", "low", "middle", "high"):
        yield from _changed(_("Map"), now["name"], was[word], now[word])


# --- what of it is material -----------------------------------------------------------------------


def material(before: Content, after: Content, accepted: Accepted) -> tuple[str, ...]:
    """Return what of an agreed content reads otherwise in substance, in words; empty for nothing.

    Names, definitions, tiers, rules and what they decide about, which segments there are, axes with
    agreed placements, and such placements that moved by more than a step or were opened again. A
    rule that refers to a renamed segment by its new name is the same rule.

    Args:
        before: What was agreed.
        accepted: Other words for its names and definitions.
    """
    return tuple(
        difference.words
        for part in (_of_presence, _of_parts, _of_substance, _of_unit, _of_places)
        for difference in part(before, after, accepted)
    )


def _of_presence(before: Content, after: Content, accepted: Accepted) -> Iterator[Difference]:
    yield from _presence("", _("Segment"), before.columns, after.columns, _name)


def _of_parts(before: Content, after: Content, accepted: Accepted) -> Iterator[Difference]:
    now, names = dict(after.parts()), {row["id"]: row["name"] for row in after.columns}
    for key, text in before.parts():
        if key in now and now[key] not in {text, *accepted.get(key, ())}:
            segment_id, part = key
            yield from _changed(names[segment_id], str(LABELS[Part(part)]), text, now[key])


def _of_substance(before: Content, after: Content, accepted: Accepted) -> Iterator[Difference]:
    for old, new in _pairs(before.columns, after.columns):
        yield from _changed(new["name"], _("Tier"), _tier(old), _tier(new))
        if old["rule"] != new["rule"] and _meant(old, before) != _meant(new, after):
            yield from _changed(new["name"], _("Rule"), old["rule"], new["rule"])


def _of_unit(before: Content, after: Content, accepted: Accepted) -> Iterator[Difference]:
    units = (str(LABELS[Unit(side.unit)]) for side in (before, after))
    yield from _changed("", _("What rules decide about"), *units)


def _of_places(before: Content, after: Content, accepted: Accepted) -> Iterator[Difference]:
    for was, now_asked in zip(before.axes, after.axes, strict=True):
        if any(was["id"] in _axes_of(row) for row in before.agreed):
            yield from _of_axis(was, now_asked)
    asked = {row["id"] for row in after.axes}
    now = {(row["segment_id"], *_axes_of(row)): row for row in after.agreed}
    for segment in after.columns:
        for old in before.agreed:
            if old["segment_id"] != segment["id"] or not asked.issuperset(_axes_of(old)):
                continue
            new = now.get((segment["id"], *_axes_of(old)))
            if new is None or max(abs(new[way] - old[way]) for way in "xy") > STEP:
                now_at = place_of(new) if new else ""
                yield from _changed(segment["name"], _("Place on the map"), place_of(old), now_at)


def _meant(segment: Row, content: Content) -> str:
    """Return a rule with every segment that it refers to by its id."""
    rule = segment["rule"]
    for other in content.segments if rule else ():
        rule = ruling.renamed(rule, other["name"], other["id"])
    return rule


# --- how a thing reads ----------------------------------------------------------------------------


def _axes_of(row: Row) -> Key:
    return (row["x_axis_id"], row["y_axis_id"])


def _name(row: Row) -> str:
    return row["name"]


def _text(row: Row) -> str:
    return row["text"]


def _tier(row: Row) -> str:
    return str(LABELS[Tier(row["tier"])])


def _computed(row: Row) -> str:
    if not row["measure"]:
        return ""
    return f"{row['measure']} ({LABELS[Over(row['over'])]}) {row['unit']}".strip()


_SAID: dict[str, Callable[[Row], str]] = {
    "statements": _text,
    "measures": number_of,
    "answers": not_known_of,
    "contacts": person_of,
}
_SINGLE = ("measures", "answers")


# --- comparing ------------------------------------------------------------------------------------


def _by(rows: Iterable[Row], key: str) -> dict[str, Row]:
    return {row[key]: row for row in rows}


def _pairs(before: list[Row], after: list[Row]) -> Iterator[tuple[Row, Row]]:
    old = _by(before, "id")
    return ((old[row["id"]], row) for row in after if row["id"] in old)


def _presence(
    about: str, what: str, before: list[Row], after: list[Row], said: Callable[[Row], str]
) -> Iterator[Difference]:
    """Yield which of the rows are on one side only."""
    old, new = _by(before, "id"), _by(after, "id")
    for key, row in old.items():
        if key not in new:
            yield Difference(about=about, what=what, how=How.GONE, before=said(row))
    for key, row in new.items():
        if key not in old:
            yield Difference(about=about, what=what, how=How.ADDED, after=said(row))


def _order(
    what: str, before: list[Row], after: list[Row], said: Callable[[Row], str]
) -> Iterator[Difference]:
    """Yield that what is on both sides stands in another order."""
    pairs = list(_pairs(before, after))
    there = {new["id"] for _old, new in pairs}
    was = [row["id"] for row in before if row["id"] in there]
    if was != [new["id"] for _old, new in pairs]:
        names = {new["id"]: said(new) for _old, new in pairs}
        then, now = (", ".join(names[key] for key in order) for order in (was, names))
        yield from _changed("", what, then, now)


def _changes(
    about: str,
    before: Mapping[str, Row] | Mapping[Key, Row],
    after: Mapping[str, Row] | Mapping[Key, Row],
    where: Mapping[str, str] | Mapping[Key, str],
    said: Callable[[Row], str],
) -> Iterator[Difference]:
    """Yield how the rows under the keys of `where` differ, each called what it says there."""
    for key, what in where.items():
        old, new = before.get(key), after.get(key)
        yield from _changed(about, what, said(old) if old else "", said(new) if new else "")


def _changed(about: str, what: str, before: str, after: str) -> Iterator[Difference]:
    if before == after:
        return
    how = How.ADDED if not before else How.GONE if not after else How.CHANGED
    yield Difference(about=about, what=what, how=how, before=before, after=after)
