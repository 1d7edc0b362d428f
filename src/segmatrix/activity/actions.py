"""The one way to write: an action permits, locks, decides, saves and records, all or nothing.

    @action
    def place_segment(given: PlaceSegment, *, actor: Actor) -> None:
        segment = access.segment(given.segment_id, actor, may=Permission.EDIT_CELLS)
        ...
        record(SegmentPlaced(...), inverse=PlaceSegment(...))

A caller gets the facts that were recorded. `undo` runs the stored inverses of one operation through
the same actions, in reverse order.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any, get_type_hints

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from segmatrix.activity.announcing import announce_after_commit, tell_followers
from segmatrix.activity.events import FACTS, Fact, Input
from segmatrix.activity.models import RecordedFact, Stream
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id

ACTIONS: dict[str, tuple[type[Input], Callable[..., list[Fact]]]] = {}
LONGEST_OPERATION_ID = 40


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

    The stream's counter row is locked first, so writes of one stream happen one after another. An
    operation id seen before answers with its earlier facts and writes nothing. When it returns, the
    write is on disk; an action called by another is a part of that one and must write the same
    stream. The input class, read from the annotation of `given`, names the action for its inverse.
    What an action is told beside its input is a room's above to know, such as what the gate says.
    """
    input_class = get_type_hints(write)["given"]

    @wraps(write)
    def operation(given: Input, *, actor: Actor, **told: Any) -> list[Fact]:
        whole = _operation.get()
        if whole is None:
            with transaction.atomic(durable=True):
                return _run(given, actor, undoes="", work=lambda: write(given, actor=actor, **told))
        assert given.stream == whole.stream.name, f"{given} is no part of a write of {whole.stream}"
        with _part_of(whole):
            before = len(whole.facts)
            write(given, actor=actor, **told)
            return whole.facts[before:]

    assert input_class.__name__ not in ACTIONS, f"two actions take {input_class.__name__}"
    ACTIONS[input_class.__name__] = (input_class, operation)
    return operation


def record(fact: Fact, *, inverse: Input | None) -> None:
    """Record that `fact` happened, inside an action.

    Args:
        fact: What happened.
        inverse: The input that takes it back, or None when it is explicitly final.
    """
    operation = _under_way()
    _append(
        operation.stream,
        fact,
        operation.actor,
        inverse=inverse and {"action": type(inverse).__name__, "input": inverse.to_json()},
        operation_id=operation.operation_id,
        undoes=operation.undoes,
    )
    operation.facts.append(fact)
    tell_followers(fact, operation.actor)


def record_unsigned(fact: Fact, *, stream: str) -> None:
    """Record on another stream what everybody may know of a private write, inside its action.

    The fact is final, and nothing in it leads back to the write or its author. It is none of the
    facts that the action returns. The stream stays locked until the write is done.
    """
    operation = _under_way()
    elsewhere = _lock(stream)
    _append(elsewhere, fact, replace(operation.actor, member_id="", name="", department=""))
    announce_after_commit(elsewhere.name, elsewhere.last_number)


def _under_way() -> _Operation:
    operation = _operation.get()
    assert operation is not None, "facts are recorded by actions only"
    return operation


def _append(
    stream: Stream,
    fact: Fact,
    actor: Actor,
    *,
    inverse: dict[str, Any] | None = None,
    operation_id: str = "",
    undoes: str = "",
) -> None:
    """Give a fact the next number of its stream, which is locked."""
    stream.last_number += 1
    stream.save(update_fields=["last_number"])
    RecordedFact.objects.create(
        stream=stream,
        number=stream.last_number,
        kind=fact.kind,
        subject=fact.subject,
        payload=fact.to_json(),
        inverse=inverse,
        operation_id=operation_id or new_id(),
        member_id=actor.member_id,
        actor_name=actor.name,
        department=actor.department,
        by=actor.by,
        at=clock.now(),
        undoes=undoes,
    )


def undo(stream: str, *, target: str, operation_id: str, actor: Actor) -> list[Fact]:
    """Take back the actor's own operation `target`; undoing an undo does it again.

    Refuses somebody else's operation, one that is final or already undone, and one whose subject
    has been settled anew since, naming who did.
    """
    with transaction.atomic(durable=True):
        given = _Undo(name=stream, operation_id=operation_id)
        return _run(given, actor, undoes=target, work=lambda: _take_back(stream, target, actor))


def hold(stream: str) -> None:
    """Let nothing be written to a stream by others until the present transaction ends.

    What is computed from all facts of a stream is true then when it is stored.
    """
    _lock(stream)


def _take_back(stream: str, target: str, actor: Actor) -> None:
    """Run the inverses of one operation, last fact first, and turn its mark and its target's."""
    done = RecordedFact.objects.filter(stream_id=stream, operation_id=target)
    facts = list(done.order_by("-number"))
    if not facts:
        raise NotFound(_("There is nothing here to undo."))
    if facts[0].member_id != actor.member_id:
        raise NotPermitted(_("You can undo your own changes only."))
    _refuse_unless_undoable(facts, actor)
    for fact in facts:
        input_class, inverse = ACTIONS[fact.inverse["action"]]
        inverse(input_class(**fact.inverse["input"]), actor=actor)
    done.update(undone=True)
    if facts[0].undoes:
        RecordedFact.objects.filter(stream_id=stream, operation_id=facts[0].undoes).update(
            undone=False
        )


def _refuse_unless_undoable(facts: list[RecordedFact], actor: Actor) -> None:
    """Refuse when a fact of the operation is final, undone, or overtaken on its subject."""
    for fact in facts:
        if fact.inverse is None:
            raise NotPermitted(_("This cannot be undone."))
        if fact.undone:
            raise Changed(_("This is undone already."))
        # What stands on the subject after this fact. An undo cancels out with what it undid if that
        # came after this fact as well; an undo of something earlier settles the subject anew.
        undone_with_it = RecordedFact.objects.filter(
            stream_id=fact.stream_id, operation_id=OuterRef("undoes"), number__gt=fact.number
        )
        overtaken = (
            RecordedFact.objects.filter(
                ~Exists(undone_with_it),
                stream_id=fact.stream_id,
                subject=fact.subject,
                number__gt=fact.number,
                undone=False,
            )
            .exclude(operation_id=fact.operation_id)
            .order_by("-number")
            .first()
        )
        if overtaken is None:
            continue
        if overtaken.member_id == actor.member_id:
            raise Changed(
                _("You changed this again since."),
                hint=_("Undo your later change first."),
                by=overtaken.actor_name,
            )
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
    """Do `work` as one operation on its locked stream, unless its id has been seen before."""
    if not 0 < len(given.operation_id) <= LONGEST_OPERATION_ID:
        raise Invalid(_("This request carries no usable operation id."), field="operation_id")
    stream = _lock(given.stream)
    earlier = list(
        RecordedFact.objects.filter(stream=stream, operation_id=given.operation_id).order_by(
            "number"
        )
    )
    if earlier:
        if earlier[0].member_id != actor.member_id:
            raise Invalid(_("Somebody else's request carried this id."), field="operation_id")
        return [FACTS[row.kind].from_json(row.payload) for row in earlier]
    operation = _Operation(stream, actor, given.operation_id, undoes)
    token = _operation.set(operation)
    try:
        work()
    finally:
        _operation.reset(token)
    if operation.facts:
        announce_after_commit(stream.name, stream.last_number)
    return operation.facts


@contextmanager
def _part_of(whole: _Operation) -> Iterator[None]:
    """Make a part fall alone: if the whole goes on without it, its numbers are given again."""
    number, facts = whole.stream.last_number, len(whole.facts)
    completed = False
    try:
        with transaction.atomic():
            yield
            completed = True
    finally:
        if not completed:
            whole.stream.last_number = number
            del whole.facts[facts:]


def _lock(name: str) -> Stream:
    Stream.objects.get_or_create(name=name)
    return Stream.objects.select_for_update().get(name=name)
