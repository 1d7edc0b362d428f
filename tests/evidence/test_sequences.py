"""What holds after any sequence of edits and undos by several people."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segmatrix.activity.actions import undo
from segmatrix.activity.events import Input
from segmatrix.activity.queries import last_number, latest_redoable, latest_undoable
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Refusal
from segmatrix.base.ids import new_id
from segmatrix.evidence import events
from segmatrix.evidence.models import Link, Observation, Source
from segmatrix.evidence.targets import Target
from segmatrix.evidence.terms import SourceKind, Stance
from segmatrix.matrix import events as matrix
from tests.cast import Cast
from tests.evidence.conftest import Desk, do

Step = tuple[str, int, int]


def _source(desk: Desk, number: int) -> dict[str, str]:
    return {"source_id": desk.known["source"][number % len(desk.known["source"])]}


def _observation(desk: Desk, number: int) -> dict[str, str]:
    return {"observation_id": _observations(desk, number)[0]}


def _observations(desk: Desk, number: int) -> list[str]:
    known = desk.known["observation"]
    return [known[number % len(known)], known[number * 5 % len(known)]]


def _link(desk: Desk, number: int) -> dict[str, str]:
    return {"link_id": desk.known["link"][number % len(desk.known["link"])]}


def _target(desk: Desk, number: int) -> dict[str, str]:
    target = desk.targets[number % len(desk.targets)]
    return {"target_kind": target.kind, "target_id": target.id}


STEPS: dict[str, Callable[[Desk, int, int], Input]] = {
    "add source": lambda desk, a, b: desk.ask(
        events.AddSource, title=f"Source {b}", kind=list(SourceKind)[a]
    ),
    "edit source": lambda desk, a, b: desk.ask(
        events.EditSource, **_source(desk, a), title=f"Title {b}", version=1
    ),
    "remove source": lambda desk, a, _: desk.ask(events.RemoveSource, **_source(desk, a)),
    "restore source": lambda desk, a, _: desk.ask(events.RestoreSource, **_source(desk, a)),
    "observe": lambda desk, a, b: desk.ask(
        events.AddObservation, **_source(desk, a), text=f"Quote {b}", basis=1 + b % 4
    ),
    "word otherwise": lambda desk, a, b: desk.ask(
        events.EditObservation, **_observation(desk, a), text=f"Words {b}"
    ),
    "remove": lambda desk, a, _: desk.ask(events.RemoveObservation, **_observation(desk, a)),
    "restore": lambda desk, a, _: desk.ask(events.RestoreObservation, **_observation(desk, a)),
    "accept": lambda desk, a, _: desk.ask(
        events.AcceptObservations, observation_ids=_observations(desk, a)
    ),
    "decline": lambda desk, a, _: desk.ask(
        events.DeclineObservations, observation_ids=_observations(desk, a)
    ),
    "link": lambda desk, a, b: desk.ask(
        events.LinkObservations,
        observation_ids=_observations(desk, a),
        **_target(desk, b),
        stance=list(Stance)[(a + b) % 3],
    ),
    "change stance": lambda desk, a, b: desk.ask(
        events.ChangeStance, **_link(desk, a), stance=list(Stance)[b % 3]
    ),
    "unlink": lambda desk, a, _: desk.ask(events.RemoveLink, **_link(desk, a)),
    "link again": lambda desk, a, _: desk.ask(events.RestoreLink, **_link(desk, a)),
    "let last": lambda desk, a, b: desk.ask(
        events.SetExpiry,
        dimension_id=desk.dimension[("pains", "goals")[a % 2]],
        days=b * 30 or None,
    ),
    "merge": lambda desk, *_: desk.ask(
        matrix.MergeSegments, into=desk.cities, segment_ids=[desk.banks]
    ),
}


class Begun(Desk):
    """A desk with a little of everything, so that every step has something to be taken with."""

    def __init__(self, cast: Cast) -> None:
        super().__init__(cast, f"Matrix {new_id()}")
        self.targets = [self.claim(), Target.segment(self.banks), Target.segment(self.cities)]
        self.known = {"source": [self.source()], "observation": [], "link": []}
        self.known["observation"] = [self.quote(self.known["source"][0]) for _ in range(3)]
        self.known["link"] = [self.link(self.targets[0], self.known["observation"][0])]

    def take(self, step: Step, actor: Actor) -> None:
        """Take one step, and get to know what comes of it."""
        name, first, second = step
        if name in ("undo", "redo"):
            find = latest_undoable if name == "undo" else latest_redoable
            target = find(self.stream, actor.member_id)
            if target:
                undo(self.stream, target=target, operation_id=new_id(), actor=actor)
            return
        for fact in do(STEPS[name](self, first, second), actor):
            for kind, known in self.known.items():
                ident = getattr(fact, f"{kind}_id", None)
                if ident and ident not in known:
                    known.append(ident)

    def rows(self) -> set[str]:
        """Return the ids of everything that was ever there."""
        return {
            pk
            for rows in (
                Source.objects.filter(matrix_id=self.id),
                Observation.objects.filter(source__matrix_id=self.id),
                Link.objects.filter(observation__source__matrix_id=self.id),
            )
            for pk in rows.values_list("pk", flat=True)
        }


numbers = st.integers(0, 11)
step = st.tuples(st.sampled_from(sorted(STEPS)), numbers, numbers)
turn = st.tuples(
    st.sampled_from([*sorted(STEPS), "undo", "undo", "undo", "redo"]), numbers, numbers
)
a_few = settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])


@a_few
@given(steps=st.lists(st.tuples(st.sampled_from(["fara", "exa"]), turn), max_size=12))
def test_whoever_does_and_undoes_what_nothing_disappears(
    cast: Cast, steps: list[tuple[str, Step]]
) -> None:
    desk = Begun(cast)
    for who, each in steps:
        before, rows = desk.picture(), desk.rows()
        try:
            desk.take(each, getattr(cast, who))
        except Refusal:  # such as undoing what somebody else has settled since
            assert desk.picture() == before
        assert rows <= desk.rows()


@a_few
@given(steps=st.lists(step, max_size=10))
def test_undoing_everything_leads_back_to_the_start(cast: Cast, steps: list[Step]) -> None:
    desk = Begun(cast)
    pictures = []
    for each in steps:
        before, number = desk.picture(), last_number(desk.stream)
        try:
            desk.take(each, cast.exa)
        except Refusal:
            continue
        if last_number(desk.stream) > number:
            pictures.append(before)
    for picture in reversed(pictures):
        desk.take(("undo", 0, 0), cast.exa)
        assert desk.picture() == picture
