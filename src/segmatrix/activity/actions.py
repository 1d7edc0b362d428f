"""The one way to write: an action permits, locks, decides, saves and records, all or nothing.

    @action
    def place_segment(given: PlaceSegment, *, actor: Actor) -> None:
        segment = access.segment(given.segment_id, actor, may=Permission.PLACE)
        ...
        record(SegmentPlaced(...), inverse=PlaceSegment(...))

A caller gets the facts that were recorded. `undo` runs the stored inverses of one operation through
the same actions, in reverse order.
"""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import TypeVar, get_type_hints

from django.db import transaction
from django.utils.translation import gettext as _

from segmatrix.activity.announcing import announce
from segmatrix.activity.events import FACTS, Fact, Input
from segmatrix.activity.models import RecordedFact, Stream
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, NotFound, NotPermitted

Given = TypeVar("Given", bound=Input)

ACTIONS: dict[str, tuple[type[Input], Callable[..., list[Fact]]]] = {}


@dataclass
class _Operation:
    """The write under way in this thread."""

    stream: Stream
    actor: Actor
    operation_id: str
    undoes: str
    facts: list[Fact] = field(default_factory=list)


_operation: ContextVar[_Operation | None] = ContextVar("operation", default=None)


def action(write: Callable[..., None]) -> Callable[..., list[Fact]]:
    """Make `write(given, *, actor)` one atomic, recorded, repeatable operation.

    The stream's counter row is locked first, so writes of one matrix happen one after another. An
    operation id seen before answers with its earlier facts and writes nothing. The input class, read
    from the annotation of `given`, names the action for its inverse.
    """
    input_class = get_type_hints(write)["given"]

    @wraps(write)
    def operation(given: Input, *, actor: Actor) -> list[Fact]:
        with transaction.atomic():
            outer = _operation.get()
            if outer is not None:  # a part of an undo or of a larger action
                write(given, actor=actor)
                return outer.facts
            return _run(given, actor, undoes="", work=lambda: write(given, actor=actor))

    ACTIONS[input_class.__name__] = (input_class, operation)
    return operation


def record(fact: Fact, *, inverse: Input | None) -> None:
    """Record that `fact` happened, inside an action.

    Args:
        fact: What happened.
        inverse: The input that takes it back, or None when it is explicitly final.
    """
    operation = _operation.get()
    assert operation is not None, "facts are recorded by actions only"
    stream = operation.stream
    stream.last_number += 1
    stream.save(update_fields=["last_number"])
    RecordedFact.objects.create(
        stream=stream,
        number=stream.last_number,
        kind=fact.kind,
        subject=fact.subject,
        payload=fact.to_json(),
        inverse=inverse and {"action": type(inverse).__name__, "input": inverse.to_json()},
        operation_id=operation.operation_id,
        member_id=operation.actor.member_id,
        actor_name=operation.actor.name,
        department=operation.actor.department,
        by=operation.actor.by,
        at=clock.now(),
        undoes=operation.undoes,
    )
    operation.facts.append(fact)
    announce(fact, operation.actor, stream=stream.name, number=stream.last_number)


def undo(stream: str, *, target: str, operation_id: str, actor: Actor) -> list[Fact]:
    """Take back the actor's own operation `target`; undoing an undo does it again.

    Refuses somebody else's operation, one that is final or already undone, and one whose subject
    somebody has settled anew since, naming them.
    """
    with transaction.atomic():
        _lock(stream)
        facts = list(
            RecordedFact.objects.filter(stream_id=stream, operation_id=target).order_by("-number")
        )
        if not facts:
            raise NotFound(_("There is nothing here to undo."))
        if any(fact.member_id != actor.member_id for fact in facts):
            raise NotPermitted(_("You can undo your own changes only."))
        seen = RecordedFact.objects.filter(stream_id=stream, operation_id=operation_id).exists()
        if not seen:
            _refuse_unless_undoable(facts)

        def work() -> None:
            for fact in facts:
                input_class, inverse = ACTIONS[fact.inverse["action"]]
                inverse(input_class(**fact.inverse["input"]), actor=actor)
            RecordedFact.objects.filter(stream_id=stream, operation_id=target).update(undone=True)
            undone_before = {fact.undoes for fact in facts} - {""}
            RecordedFact.objects.filter(stream_id=stream, operation_id__in=undone_before).update(
                undone=False
            )

        return _run(_Undo(name=stream, operation_id=operation_id), actor, undoes=target, work=work)


def _refuse_unless_undoable(facts: list[RecordedFact]) -> None:
    """Refuse when a fact of the operation is final, undone, or overtaken on its subject."""
    for fact in facts:
        if fact.inverse is None:
            raise NotPermitted(_("This cannot be undone."))
        if fact.undone:
            raise Changed(_("This is undone already."))
        later = (
            RecordedFact.objects.filter(
                stream_id=fact.stream_id, subject=fact.subject, number__gt=fact.number, undone=False
            )
            .exclude(operation_id=fact.operation_id)
            .order_by("-number")
        )
        # An undo and what it undid cancel out, except when the undo is of this very operation.
        overtaken = later.filter(undoes="").first()
        if overtaken is not None:
            raise Changed(
                _("%(name)s changed this since.") % {"name": overtaken.actor_name},
                hint=_("Edit it anew if you still want it otherwise."),
                by=overtaken.actor_name,
            )


@dataclass(frozen=True, kw_only=True)
class _Undo(Input):
    name: str

    @property
    def stream(self) -> str:
        return self.name


def _run(given: Input, actor: Actor, *, undoes: str, work: Callable[[], None]) -> list[Fact]:
    stream = _lock(given.stream)
    earlier = RecordedFact.objects.filter(
        stream=stream, operation_id=given.operation_id, member_id=actor.member_id
    ).order_by("number")
    facts = [FACTS[row.kind].from_json(row.payload) for row in earlier]
    if facts:
        return facts
    operation = _Operation(stream, actor, given.operation_id, undoes)
    token = _operation.set(operation)
    try:
        work()
    finally:
        _operation.reset(token)
    return operation.facts


def _lock(name: str) -> Stream:
    Stream.objects.get_or_create(name=name)
    return Stream.objects.select_for_update().get(name=name)
