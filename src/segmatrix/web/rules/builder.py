"""The builder: the same rule as groups and rows. Every change is a change of the text."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import reswap, retarget

from segmatrix.base.errors import Invalid
from segmatrix.kit.rules import building
from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.building import Join, Path
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Rule
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.words import named, quoted
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.web.actors import actor_on
from segmatrix.web.rules.controls import Vocabulary
from segmatrix.web.rules.rows import written
from segmatrix.web.rules.tree import at, item_of, vocabulary
from segmatrix.web.rules.typed import typed_rule


@require_POST
def build(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Change a rule by one step of the builder, and draw what it is then; nothing is saved.

    `op` names the step and the part it is about, such as `remove 0-1`; without one the rule is only
    drawn. A row that says no rule is answered beside it, and stays as it was filled in.
    """
    actor = actor_on(request, matrix_id)
    segment = matrices.segment(matrix_id, segment_id, actor)
    people.require(actor, Permission.DATA, matrix_id)
    text = typed_rule(request)
    words = vocabulary(matrix_id, segment_id, actor)
    step, _blank, key = request.POST.get("op", "").partition(" ")
    path = _path(key)
    if step:
        try:
            text = _stepped(request, step, path, text, words)
        except RuleError as error:
            return _beside_row(request, key, error)
        except LookupError as gone:
            raise Invalid(
                _("This part of the rule is not there any more."), hint=_("Look at it anew.")
            ) from gone
    context = {"segment": segment, "sheet_matrix_id": matrix_id, "focus": key}
    return render(request, "segmatrix/rules/_builder.html", context | drawn(text, words))


def drawn(text: str, words: Vocabulary) -> dict[str, Any]:
    """Return what the builder shows of a text: its tree, or that it cannot be read."""
    additions = _additions(words)
    if not text.strip():
        return {"built": text, "item": None, "additions": additions}
    try:
        return {"built": text, "item": item_of(text, words), "additions": additions}
    except RuleError as error:
        return {"built": text, "item": None, "unreadable": error}


def _stepped(request: HttpRequest, step: str, path: Path, text: str, words: Vocabulary) -> str:
    """Return the text after one step."""
    if step == "change":
        words = at(building.place_of(text), path, words)
        return building.replaced(text, path, _said(request, path, words))
    if step == "add":
        inside = at(building.place_of(text), path, words) if path else words
        return building.added(text, path, _new(request.POST.get(_name(path, "what"), ""), inside))
    if step == "join":
        chosen = Join(request.POST.get(_name(path, "join"), Join.ALL))
        number = request.POST.get(_name(path, "number"), "")
        most = len(building.place_of(text).at(path).parts)
        wanted = int(number) if number.isdecimal() else 1
        return building.joined(text, path, chosen, min(max(1, wanted), most))
    if step not in STEPS:
        raise Invalid(_("There is no such step."))
    return STEPS[step](text, path)


STEPS: dict[str, Callable[[str, Path], str]] = {
    "remove": building.removed,
    "negate": building.negated,
    "group": building.grouped,
    "ungroup": building.ungrouped,
    "up": lambda text, path: building.moved(text, path, -1),
    "down": lambda text, path: building.moved(text, path, 1),
}


def _path(key: str) -> Path:
    parts = key.split("-") if key else []
    if not all(part.isdecimal() for part in parts):
        raise Invalid(_("There is no such part of the rule."))
    return tuple(map(int, parts))


def _name(path: Path, field: str) -> str:
    return f"{'-'.join(map(str, path))}:{field}"


def _said(request: HttpRequest, path: Path, words: Vocabulary) -> Rule:
    """Return the condition that a row says as it was filled in."""
    prefix = _name(path, "")
    said = {
        name.removeprefix(prefix): value.replace("\0", "")
        for name, value in request.POST.items()
        if name.startswith(prefix)
    }
    return written(said.get("row", "line"), said, words)


def _additions(words: Vocabulary) -> list[tuple[str, str]]:
    """Return what may be added: what there is something to say of."""
    known = words.known
    offered = [
        ("trait", _("A trait"), known and known.catalog.traits(words.unit)),
        ("did", _("Something they did"), known and known.event_names),
        ("number", _("A number of what they did"), known and known.event_names),
        ("sequence", _("One thing after another"), known and known.event_names),
        ("rhythm", _("Something in a rhythm"), known and known.event_names),
        ("segment", _("Being in a segment"), known and known.segments),
        ("list", _("Being in a list"), known and known.lists),
        ("line", _("A line of rule text"), True),
    ]
    return [(what, label) for what, label, there in offered if there]


def _new(what: str, words: Vocabulary) -> Rule:
    """Return a condition to begin with, which is then filled in."""
    known = words.known
    if known is not None:
        traits = [*known.catalog.traits(words.unit)]
        events = sorted(known.event_names)
        if what == "trait" and traits:
            first = next((name for name in traits if name != words.unit.key), traits[0])
            return parse(f"{named(first)} is known")
        if what == "did" and events:
            return parse(f"did {quoted(events[0])} in the last 30 days")
        if what == "number" and events:
            return parse(f"number of {quoted(events[0])} in the last 30 days >= 1")
        if what == "sequence" and events:
            first, second = (
                quoted(event) for event in (events[0], events[min(1, len(events) - 1)])
            )
            return parse(f"did {first} then {second} within 7 days")
        if what == "rhythm" and events:
            weekly = "at least 1 time per week in at least 3 of the last 4 weeks"
            return parse(f"did {quoted(events[0])} {weekly}")
        if what == "segment" and known.segments:
            return n.InSegment(next(iter(known.segments)))
        if what == "list" and known.lists:
            return n.InList(next(iter(known.lists)))
    return n.Everyone()


def _beside_row(request: HttpRequest, key: str, error: RuleError) -> HttpResponse:
    """Say what is wrong with a row, and leave the row as it is."""
    words = format_html('{} <span class="quiet">{}</span>', error.message, error.hint)
    response = HttpResponse(words, status=422)
    return reswap(retarget(response, f"#row-problem-{key or 'all'}"), "innerHTML")
