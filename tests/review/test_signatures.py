"""The sponsor's signature: asking for it, signing, and what a change does to it."""

import pytest

from segmatrix.activity.models import RecordedFact, Stream
from segmatrix.base.errors import Changed, NotPermitted
from segmatrix.matrix import events as matrix
from segmatrix.review import events
from tests.cast import Cast
from tests.review.panel import do
from tests.review.table import RoundTable

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(cast: Cast) -> RoundTable:
    return RoundTable(cast)


def test_a_facilitator_asks_the_sponsors_once(table: RoundTable) -> None:
    with pytest.raises(Changed, match="no sponsor"):
        table.do(events.RequestSigning)
    table.sponsor()
    asked = table.do(events.RequestSigning, note="By Friday")
    assert asked.asked == [table.cast.exa.member_id]
    assert table.signing.requested.words == "By Friday"
    with pytest.raises(Changed, match="Fara has asked"):
        table.do(events.RequestSigning, by=table.cast.exa)
    table.do(events.TakeRequestBack, request_id=asked.request_id)
    assert table.signing.requested is None


def test_a_sponsor_signs_once(table: RoundTable) -> None:
    table.sponsor()
    table.sign(words="Go")
    signed = table.signing.signed
    assert (signed.author_name, signed.words, signed.current) == ("Exa", "Go", True)
    with pytest.raises(Changed, match="Exa has signed"):
        table.sign()


@pytest.mark.parametrize("who", ["fara", "sol", "vic"])
def test_nobody_else_signs(table: RoundTable, who: str) -> None:
    table.sponsor()
    with pytest.raises(NotPermitted):
        table.sign(by=getattr(table.cast, who))
    assert table.signing.signed is None


def test_another_revision_than_the_one_worked_on_is_not_signed(table: RoundTable) -> None:
    table.sponsor()
    with pytest.raises(Changed, match="Read it before"):
        table.sign(revision=2)


def test_the_signer_alone_takes_it_back(table: RoundTable) -> None:
    table.sponsor()
    signature_id = table.sign().signature_id
    with pytest.raises(NotPermitted, match="Exa"):
        table.do(events.TakeSignatureBack, signature_id=signature_id)
    table.do(events.TakeSignatureBack, by=table.cast.exa, signature_id=signature_id)
    assert table.signing.signed is None


def _renamed(table: RoundTable) -> None:
    table.do(matrix.RenameSegment, segment_id=table.banks, name="Lenders")


def _defined(table: RoundTable) -> None:
    table.say(table.banks, "Whoever lends money", key="definition")


def _settled(table: RoundTable) -> None:
    table.do(matrix.AgreePlacement, segment_id=table.banks, x=2, y=2)


@pytest.mark.parametrize("change", [_renamed, _defined, _settled])
def test_a_material_change_afterwards_asks_again(table: RoundTable, change) -> None:
    table.sponsor()
    table.sign()
    change(table)
    assert not table.signing.signed.current
    table.sign(words="Still")
    assert (table.signing.signed.words, table.signing.signed.current) == ("Still", True)


def test_other_changes_do_not(table: RoundTable) -> None:
    table.sponsor()
    table.sign()
    table.say(table.banks, "Waits for figures")
    table.comment("Nice")
    assert table.signing.signed.current


def test_what_was_changed_while_it_was_read_counts_as_afterwards(table: RoundTable) -> None:
    table.sponsor()
    read_at = table.table.matrix.number
    _renamed(table)
    table.sign(number=read_at)
    assert not table.signing.signed.current


def test_it_asks_again_however_much_else_happened_before(table: RoundTable) -> None:
    table.sponsor()
    table.sign()
    table.comment("Nice")
    _as_often(1_001, table)
    assert table.signing.signed.current
    _renamed(table)
    assert not table.signing.signed.current


def _as_often(times: int, table: RoundTable) -> None:
    """Let what happened last have happened so many times more."""
    stream = Stream.objects.get(name=table.stream)
    last = RecordedFact.objects.get(stream=stream, number=stream.last_number)
    again = {field.attname: getattr(last, field.attname) for field in last._meta.concrete_fields}
    del again["id"]
    RecordedFact.objects.bulk_create(
        RecordedFact(**again | {"number": last.number + count}) for count in range(1, times + 1)
    )
    Stream.objects.filter(pk=stream.pk).update(last_number=last.number + times)


def test_who_is_no_sponsor_any_more_has_not_signed(table: RoundTable) -> None:
    exa = table.sponsor()
    table.sponsor(table.cast.sol)
    table.sign()
    given = table.ask(events.RemoveStakeholder, stakeholder_id=exa)
    do(given, table.cast.fara)
    assert table.signing.signed is None
    table.undo(given, table.cast.fara)
    assert table.signing.signed.author_name == "Exa"
    do(table.ask(events.RemoveStakeholder, stakeholder_id=exa), table.cast.fara)
    table.sign(by=table.cast.sol)
    assert table.signing.signed.author_name == "Sol"


def test_a_sponsor_who_may_not_comment_cannot_sign(table: RoundTable) -> None:
    table.sponsor(table.cast.vic)
    (sponsor,) = table.signing.sponsors
    assert (sponsor.name, sponsor.able) == ("Vic", False)
    assert table.judged["sign_off"] == ("Vic cannot sign: no member here who may comment.",)
    with pytest.raises(Changed, match="no sponsor"):
        table.do(events.RequestSigning)


def test_a_number_before_the_first_fact_is_the_beginning(table: RoundTable) -> None:
    table.sponsor()
    assert table.sign(number=-5).number == 0
    assert not table.signing.signed.current
