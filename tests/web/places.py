"""Every address of the application, filled with what exists at Harbourlight Data.

An area that adds addresses says in `THINGS` which things of Harbourlight stand for their
parameters; tests over all addresses then walk through it too.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from segmatrix.base.ids import new_id
from segmatrix.datasets import events as dataset_events
from segmatrix.datasets.actions import receive_files
from segmatrix.inbox.queries import notices
from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix import events as matrix_events
from segmatrix.people import actions, events
from segmatrix.review import events as review_events
from segmatrix.workshops import queries as workshops
from tests.cast import HARBOURLIGHT, Cast, code_of
from tests.evidence.conftest import Desk
from tests.matrix.agreeing import agree
from tests.matrix.conftest import Bench
from tests.review.panel import Panel
from tests.review.planner import Planner
from tests.review.table import RoundTable
from tests.rounds.circle import Circle, at
from tests.workshops.bench import DISCUSS, PLACE, Room


def an_invitation(cast: Cast) -> dict[str, str]:
    """Invite somebody."""
    given = events.InviteMember(workspace_id=HARBOURLIGHT, role="viewer", department="", days=1)
    (invited,) = actions.invite_member(given, actor=cast.exa)
    return {"invitation_id": invited.invitation_id, "code": code_of(invited, cast.exa)}


def a_matrix(cast: Cast) -> dict[str, str]:
    """Begin a matrix and say something in it."""
    bench = Bench(cast, "What Harbourlight knows of customers")
    segment_id = bench.segment("Known to Harbourlight only")
    comment = bench.comment("Harbourlight asks itself why")
    return {
        "matrix_id": bench.id,
        "segment_id": segment_id,
        "dimension_id": bench.dimension["goals"],
        "statement_id": bench.statement(segment_id, "Harbourlight keeps this to itself"),
        "key": bench.findings.open[0].key,
        "thread_id": comment.thread_id,
        "comment_id": comment.comment_id,
        "question_id": bench.ask(segment_id, asked_department="Sales"),
        "proposal_id": bench.propose(segment_id, "Harbourlight proposes this"),
        "persona_id": bench.persona(segment_id, "Harbourlight's Helene"),
    }


def a_template(cast: Cast) -> dict[str, str]:
    """Keep what a matrix asks."""
    bench = Bench(cast, "What Harbourlight asks")
    here = {"workspace_id": HARBOURLIGHT, "matrix_id": bench.id}
    given = matrix_events.SaveScaffold(**here, name="Harbourlight's own questions")
    (saved,) = matrix_actions.save_scaffold(given, actor=cast.fara)
    return {"scaffold_id": saved.scaffold_id}


def a_notice(cast: Cast) -> dict[str, str]:
    """Mention somebody."""
    Bench(cast, "Where Harbourlight talks").comment("@Mika, Harbourlight asks you", by=cast.sol)
    (notice,) = notices(cast.mika).notices
    return {"notice_id": notice.id}


def a_dataset(cast: Cast) -> dict[str, str]:
    """Send a file of customers in."""
    given = dataset_events.UploadFiles(workspace_id=HARBOURLIGHT, dataset_id=new_id())
    arrival = ("Harbourlight customers.csv", [b"user_id,plan\nu1,pro\nu2,basic\n"])
    (uploaded,) = receive_files([arrival], given, actor=cast.ana).facts
    return {"dataset_id": uploaded.dataset_id}


def some_evidence(cast: Cast) -> dict[str, str]:
    """Link a finding of a document to a statement."""
    desk = Desk(cast, "Harbourlight segments")
    claim = desk.claim("Harbourlight keeps this to itself")
    arrived, source = desk.receive("Harbourlight notes.txt", b"Harbourlight customers wait.")
    place = {"block": 0, "start": 0, "end": 5}
    quote = desk.quote(source.source_id, "", place=place)
    return {
        "matrix_id": desk.id,
        "source_id": source.source_id,
        "document_id": arrived.document_id,
        "observation_id": quote,
        "link_id": desk.link(claim, quote),
        "kind": claim.kind,
        "target_id": claim.id,
    }


def a_lineage(cast: Cast) -> dict[str, str]:
    """Merge two segments and keep a word for them."""
    bench = Bench(cast, "Harbourlight's merged customers")
    kept, gone = bench.segment("Harbourlight kept"), bench.segment("Harbourlight gone")
    word = matrix_events.AddAlias(matrix_id=bench.id, segment_id=kept, text="Harbourlight word")
    merging = matrix_events.MergeSegments(matrix_id=bench.id, into=kept, segment_ids=[gone])
    (added,) = matrix_actions.add_alias(word, actor=cast.sol)
    (merged,) = matrix_actions.merge_segments(merging, actor=cast.fara)
    return {"alias_id": added.alias_id, "lineage_id": merged.lineage_id}


def an_objection(cast: Cast) -> dict[str, str]:
    """Object to something."""
    return {"objection_id": RoundTable(cast).object("Harbourlight cannot agree to this")}


def a_person_to_ask(cast: Cast) -> dict[str, str]:
    """Ask somebody, who comes to a meeting."""
    panel = Panel(cast, "Harbourlight asks its people")
    person = panel.person("Harbourlight's Lena")
    return {
        "matrix_id": panel.id,
        "stakeholder_id": person,
        "meeting_id": panel.meeting(person, title="Harbourlight kicks off"),
    }


def a_voice(cast: Cast) -> dict[str, str]:
    """Write down what somebody said, and name who answers for them."""
    panel = Panel(cast, "Harbourlight speaks for others")
    person = panel.person("Harbourlight's Lena")
    place = {"segment_id": panel.segment("Harbourlight hears"), "stakeholder_id": person}
    said = {"dimension_id": panel.dimension["goals"], "text": "Harbourlight wrote this down"}
    deputy = panel.do(review_events.NameDeputy, stakeholder_id=person, name="Harbourlight's Tom")
    return {
        "matrix_id": panel.id,
        "voice_id": panel.do(review_events.WriteDown, **place, **said).voice_id,
        "deputy_id": deputy.deputy_id,
    }


def a_review(cast: Cast) -> dict[str, str]:
    """Ask somebody to read and answer."""
    return {"review_id": RoundTable(cast).review("Harbourlight, read this")}


def a_round(cast: Cast) -> dict[str, str]:
    """Ask some people alone."""
    circle = Circle(cast)
    return {"matrix_id": circle.id, "round_id": circle.open(name="Harbourlight asks alone")}


def a_workshop(cast: Cast) -> dict[str, str]:
    """Lead a workshop to what its people talk about."""
    room = Room(cast)
    room.begun(PLACE, DISCUSS, name="Harbourlight's workshop")
    for who, step in (("sol", 2), ("mika", 8), ("pri", 5)):
        room.answer(who, at(step, step))
    room.forward()
    here = {"matrix_id": room.id, "workshop_id": room.workshop_id}
    [talk, *_others] = workshops.talks(*here.values(), room.now.phase.id, cast.fara)
    return {**here, "talk_id": talk.id}


def a_plan(cast: Cast) -> dict[str, str]:
    """Plan something for somebody who is away."""
    planner = Planner(cast, "Harbourlight plans ahead")
    sol = cast.sol.member_id
    step_id = planner.step("Harbourlight asks around", who=sol)
    return {"matrix_id": planner.id, "step_id": step_id, "absence_id": planner.away(sol)}


def a_kept_revision(cast: Cast) -> dict[str, object]:
    """Agree on a matrix and put a name in other words."""
    bench = Bench(cast, "Harbourlight's agreed customers")
    segment_id = bench.segment("Harbourlight agreed on this")
    number = agree(bench)
    words = {"part": "name", "text": "Harbourlight's other words"}
    given = matrix_events.Reword(matrix_id=bench.id, segment_id=segment_id, **words)
    announced, *_ = matrix_actions.reword(given, actor=cast.fara)
    return {"matrix_id": bench.id, "number": number, "wording_id": announced.wording_id}


Things = Callable[[Cast], dict[str, str]]
THINGS: dict[tuple[str, ...], Things] = {
    ("dataset_id",): a_dataset,
    ("workspace_id",): lambda cast: {"workspace_id": HARBOURLIGHT},
    ("member_id",): lambda cast: {"member_id": cast.sol.member_id},
    ("invitation_id", "code"): an_invitation,
    ("list_id",): lambda cast: {"list_id": new_id()},
    ("alias_id", "lineage_id"): a_lineage,
    ("version",): lambda cast: {"version": 1},
    ("objection_id",): an_objection,
    ("review_id",): a_review,
    ("slot",): lambda cast: {"slot": "x"},
    (
        "matrix_id",
        "segment_id",
        "dimension_id",
        "statement_id",
        "key",
        "thread_id",
        "comment_id",
        "question_id",
        "proposal_id",
        "persona_id",
    ): a_matrix,
    ("notice_id",): a_notice,
    ("scaffold_id",): a_template,
    (
        "matrix_id",
        "source_id",
        "document_id",
        "observation_id",
        "link_id",
        "kind",
        "target_id",
    ): some_evidence,
    ("matrix_id", "stakeholder_id", "meeting_id"): a_person_to_ask,
    ("matrix_id", "voice_id", "deputy_id"): a_voice,
    ("matrix_id", "step_id", "absence_id"): a_plan,
    ("matrix_id", "round_id"): a_round,
    ("matrix_id", "workshop_id", "talk_id"): a_workshop,
    ("matrix_id", "number", "wording_id"): a_kept_revision,
    ("step",): lambda cast: {"step": "review"},
}


@dataclass(frozen=True)
class Address:
    """One address: its name and the parameters it takes."""

    name: str
    parameters: tuple[str, ...]

    @property
    def is_of_something(self) -> bool:
        """Whether it names a thing of a workspace, rather than a page of the application."""
        return bool(self.parameters) and not self.name.startswith("account_")

    def filled(self, cast: Cast) -> str:
        """Return it with things of Harbourlight, or an id of nothing where none is known."""
        return self.at(self.things(cast))

    def things(self, cast: Cast) -> dict[str, object]:
        """Make things of Harbourlight that stand for its parameters."""
        values: dict[str, object] = {}
        for names, things in THINGS.items():
            wanted = set(names) & set(self.parameters)
            if wanted - values.keys():
                found = things(cast)
                values |= {name: found[name] for name in wanted}
        return values

    def at(self, things: Mapping[str, object]) -> str:
        """Return it with these things, or an id of nothing where none is among them."""
        return reverse(
            self.name, kwargs={name: things.get(name, new_id()) for name in self.parameters}
        )


def addresses() -> list[Address]:
    """Return all addresses, which must have names."""
    return sorted(_walk(get_resolver(), (), ()), key=lambda address: address.name)


def _walk(
    resolver: URLResolver, namespaces: tuple[str, ...], parameters: tuple[str, ...]
) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        taken = (*parameters, *entry.pattern.regex.groupindex)
        if isinstance(entry, URLResolver):
            inside = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from _walk(entry, inside, taken)
        else:
            assert isinstance(entry, URLPattern)
            assert entry.name, f"{entry.pattern} has no name"
            yield Address(":".join((*namespaces, entry.name)), taken)
