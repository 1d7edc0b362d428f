"""One use of every action, with what it needs and what it records: data for the laws of all."""

from collections.abc import Callable
from dataclasses import dataclass

from segmatrix.activity.events import Fact, Input
from segmatrix.evidence import events
from segmatrix.evidence.targets import Target
from segmatrix.people.terms import Permission
from tests.evidence.conftest import Desk

TICKETS = "id,comment,date\n1,Too slow,2026-05-01\n2,Too dear,2026-05-02\n"
EDIT, SHAPE = Permission.EDIT_CELLS, Permission.SHAPE


@dataclass(frozen=True)
class Deed:
    """One use of an action.

    Attributes:
        given: Prepares the matrix and returns the input.
        facts: The kinds of fact that it records.
        may: What it needs.
    """

    given: Callable[[Desk], Input]
    facts: tuple[type[Fact], ...]
    may: Permission = EDIT


def _removed(desk: Desk, remove: type[Input], **about: str) -> dict[str, str]:
    desk.do(remove, by=desk.cast.exa, **about)
    return about


def _awaiting(desk: Desk) -> list[str]:
    source_id = desk.table_source(TICKETS)
    desk.do(events.ImportRecords, source_id=source_id, columns={"text": 1, "date": 2, "id": 0})
    found = desk.picture()[1]
    return sorted(found)


def _reviewed(desk: Desk, review: type[Input]) -> list[str]:
    ids = _awaiting(desk)
    desk.do(review, by=desk.cast.exa, observation_ids=ids)
    return ids


def _imported(desk: Desk) -> dict[str, str]:
    source_id = desk.table_source(TICKETS)
    columns = {"text": 1, "date": 2, "id": 0}
    fact = desk.do(events.ImportRecords, source_id=source_id, columns=columns)
    return {"source_id": source_id, "import_id": fact.import_id}


def _linked(desk: Desk) -> dict[str, str]:
    return {"link_id": desk.link(desk.claim(), desk.quote())}


def _document(desk: Desk) -> dict[str, str]:
    return {"document_id": desk.receive("notes.txt", b"They wait.")[0].document_id}


def _expiry(desk: Desk) -> dict[str, str]:
    about = {"dimension_id": desk.dimension["goals"]}
    desk.do(events.SetExpiry, by=desk.cast.fara, **about, days=30)
    return about


def _take(desk: Desk) -> Input:
    claim = desk.claim()
    return desk.ask(
        events.TakeObservation,
        text="We wait for days",
        source_title="Interview with a bank",
        target_kind=claim.kind,
        target_id=claim.id,
    )


def _link_many(desk: Desk) -> Input:
    claim = Target.segment(desk.banks)
    return desk.ask(
        events.LinkObservations,
        observation_ids=[desk.quote(), *_awaiting(desk)],
        target_kind=claim.kind,
        target_id=claim.id,
        stance="refutes",
    )


DEEDS: dict[str, Deed] = {
    "record_interview": Deed(
        lambda desk: desk.ask(
            events.RecordInterview,
            title="Ida of Baltic Re",
            segment_id=desk.banks,
            date="2026-05-01",
            answers=[{"question": "What must they get done?", "text": "We wait.\n\nFor days."}],
        ),
        (events.SourceAdded, events.ObservationAdded, events.ObservationLinked),
    ),
    "accept_observations": Deed(
        lambda desk: desk.ask(events.AcceptObservations, observation_ids=_awaiting(desk)),
        (events.ObservationReviewed,),
    ),
    "add_observation": Deed(
        lambda desk: desk.ask(
            events.AddObservation,
            source_id=desk.source(),
            text="We wait",
            date="2026-05-01",
            person_id="p1",
        ),
        (events.ObservationAdded,),
    ),
    "add_source": Deed(
        lambda desk: desk.ask(
            events.AddSource, title="CRM", kind="crm", url="https://crm.example/report"
        ),
        (events.SourceAdded,),
    ),
    "change_stance": Deed(
        lambda desk: desk.ask(
            events.ChangeStance, **_linked(desk), stance="refutes", note="They meant Mondays"
        ),
        (events.StanceChanged,),
    ),
    "choose_quote": Deed(
        lambda desk: desk.ask(
            events.ChooseQuote,
            persona_id=desk.persona(desk.banks, "Helene"),
            observation_id=desk.quote(),
        ),
        (events.ObservationLinked, events.QuoteChosen),
    ),
    "decline_observations": Deed(
        lambda desk: desk.ask(
            events.DeclineObservations,
            observation_ids=_reviewed(desk, events.AcceptObservations),
        ),
        (events.ObservationReviewed,),
    ),
    "edit_observation": Deed(
        lambda desk: desk.ask(
            events.EditObservation,
            observation_id=desk.quote(person_id="p1"),
            text="We wait for weeks",
            basis=3,
            account_id="a1",
        ),
        (events.ObservationEdited,),
    ),
    "edit_source": Deed(
        lambda desk: desk.ask(
            events.EditSource, source_id=desk.source(), title="A bank", kind="survey"
        ),
        (events.SourceEdited,),
    ),
    "import_records": Deed(
        lambda desk: desk.ask(
            events.ImportRecords, source_id=desk.table_source(TICKETS), columns={"text": 1}
        ),
        (events.RecordsImported,),
    ),
    "link_observations": Deed(_link_many, (events.ObservationReviewed, events.ObservationLinked)),
    "remove_document": Deed(
        lambda desk: desk.ask(events.RemoveDocument, **_document(desk)),
        (events.DocumentRemoved,),
    ),
    "remove_link": Deed(
        lambda desk: desk.ask(events.RemoveLink, **_linked(desk)), (events.LinkRemoved,)
    ),
    "remove_observation": Deed(
        lambda desk: desk.ask(events.RemoveObservation, observation_id=desk.quote()),
        (events.ObservationRemoved,),
    ),
    "remove_source": Deed(
        lambda desk: desk.ask(events.RemoveSource, source_id=desk.source()),
        (events.SourceRemoved,),
    ),
    "reset_expiry": Deed(
        lambda desk: desk.ask(events.ResetExpiry, **_expiry(desk)), (events.ExpiryReset,), SHAPE
    ),
    "restore_document": Deed(
        lambda desk: desk.ask(
            events.RestoreDocument, **_removed(desk, events.RemoveDocument, **_document(desk))
        ),
        (events.DocumentRestored,),
    ),
    "restore_link": Deed(
        lambda desk: desk.ask(
            events.RestoreLink, **_removed(desk, events.RemoveLink, **_linked(desk))
        ),
        (events.LinkRestored,),
    ),
    "restore_observation": Deed(
        lambda desk: desk.ask(
            events.RestoreObservation,
            **_removed(desk, events.RemoveObservation, observation_id=desk.quote()),
        ),
        (events.ObservationRestored,),
    ),
    "restore_records": Deed(
        lambda desk: desk.ask(
            events.RestoreRecords, **_removed(desk, events.WithdrawRecords, **_imported(desk))
        ),
        (events.RecordsRestored,),
    ),
    "restore_source": Deed(
        lambda desk: desk.ask(
            events.RestoreSource, **_removed(desk, events.RemoveSource, source_id=desk.source())
        ),
        (events.SourceRestored,),
    ),
    "return_observations": Deed(
        lambda desk: desk.ask(
            events.ReturnObservations,
            observation_ids=_reviewed(desk, events.DeclineObservations),
        ),
        (events.ObservationReviewed,),
    ),
    "set_expiry": Deed(
        lambda desk: desk.ask(events.SetExpiry, dimension_id=desk.dimension["pains"], days=None),
        (events.ExpirySet,),
        SHAPE,
    ),
    "take_observation": Deed(
        _take,
        (events.SourceAdded, events.ObservationAdded, events.ObservationLinked),
    ),
    "withdraw_records": Deed(
        lambda desk: desk.ask(events.WithdrawRecords, **_imported(desk)),
        (events.RecordsWithdrawn,),
    ),
}
