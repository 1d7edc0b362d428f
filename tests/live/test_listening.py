"""Conversations, and the pages of evidence and of people to ask, hear of whatever changes them."""

from pathlib import Path
from urllib.parse import urlencode

import pytest

from segmatrix.activity.actions import undo
from segmatrix.base.ids import new_id
from segmatrix.evidence import events
from segmatrix.matrix import events as matrix
from segmatrix.review import events as review
from tests.cast import Cast
from tests.evidence.conftest import Desk, do
from tests.live.listening import Listeners, Part
from tests.review.panel import Panel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]  # nothing ages meanwhile

THREADS, EVIDENCE, PEOPLE = "//comment-threads", "//evidence-page", "//people-page"


def test_conversations_on_everything_hear_of_all_that_is_said_and_where_it_goes(cast, signed_in):
    desk = Desk(cast)
    said = desk.claim("They wait for days")
    cell = {"segment_id": desk.banks, "dimension_id": desk.dimension["pains"]}
    placed = {"segment_id": desk.banks, "placed_by": cast.sol.member_id}
    desk.do(matrix.PlaceSegment, segment_id=desk.banks, x=3, y=4)
    anchors = ({"statement_id": said.id}, cell, {"segment_id": desk.banks}, placed, {})
    parts = (
        *(Part(f"comments/on/?{urlencode(anchor)}", THREADS) for anchor in anchors),
        elsewhere := Part(f"comments/on/?segment_id={desk.cities}", THREADS),
        Part("comments/?state=all", THREADS),
    )
    open_pages = Listeners(desk.id, signed_in("mika"), cast.vic, *parts)

    for anchor in anchors:
        begun = desk.comment("Says who?", **anchor)
        desk.reply(begun.thread_id, "Two banks")
        open_pages.follow()
    assert open_pages.renewed == {*parts} - {elsewhere}

    for input_class, about in (
        (matrix.EditComment, {"comment_id": begun.comment_id, "text": "Who?", "version": 1}),
        (matrix.ResolveThread, {"thread_id": begun.thread_id}),
        (matrix.ReopenThread, {"thread_id": begun.thread_id}),
        (matrix.RemoveComment, {"comment_id": begun.comment_id}),
        (matrix.RestoreComment, {"comment_id": begun.comment_id}),
        (matrix.RenameSegment, {"segment_id": desk.banks, "name": "Lenders"}),
        (matrix.EditStatement, {"statement_id": said.id, "text": "Waits", "version": 1}),
        (matrix.RemoveStatement, {"statement_id": said.id}),
        (matrix.RestoreStatement, {"statement_id": said.id}),
        (matrix.HideDimension, {"dimension_id": desk.dimension["pains"]}),
        (matrix.ShowDimension, {"dimension_id": desk.dimension["pains"]}),
        (matrix.RetireSegment, {"segment_id": desk.banks}),
        (matrix.RestoreSegment, {"segment_id": desk.banks}),
    ):
        by = cast.sol if "Comment" in input_class.__name__ else cast.fara
        desk.do(input_class, by=by, **about)
        open_pages.follow()

    merging = desk.ask(matrix.MergeSegments, into=desk.cities, segment_ids=[desk.banks])
    do(merging, cast.fara)
    open_pages.follow()
    assert elsewhere in open_pages.renewed
    undo(desk.stream, target=merging.operation_id, operation_id=new_id(), actor=cast.fara)
    open_pages.follow()


def test_pages_of_evidence_hear_of_all_that_is_gathered_linked_and_said(
    cast, signed_in, settings, tmp_path: Path
):
    settings.HOME = tmp_path
    desk = Desk(cast)
    claim, source = desk.claim(), desk.source()
    first = desk.quote(source)
    parts = (
        Part("evidence/", EVIDENCE, "evidence-"),
        Part(f"evidence/sources/{source}/", EVIDENCE, "evidence-"),
        Part(f"evidence/findings/{first}/", EVIDENCE, "evidence-"),
        Part("evidence/contradictions/", EVIDENCE, "evidence-"),
        Part("evidence/expiry/", EVIDENCE, "evidence-"),
        Part(f"evidence/of/statement/{claim.id}/", "//*[@data-renews]", "evidence-"),
    )
    open_pages = Listeners(desk.id, signed_in("mika"), cast.vic, *parts)
    link = desk.link(claim, first)
    open_pages.follow()
    desk.link(claim, desk.quote(source, "They never wait"), stance="refutes")
    open_pages.follow()
    for input_class, about in (
        (events.ChangeStance, {"link_id": link, "stance": "context"}),
        (events.EditObservation, {"observation_id": first, "text": "An hour", "version": 1}),
        (events.RemoveLink, {"link_id": link}),
        (events.RemoveObservation, {"observation_id": first}),
        (events.RestoreObservation, {"observation_id": first}),
        (events.SetExpiry, {"dimension_id": desk.dimension["pains"], "days": 30}),
        (events.EditSource, {"source_id": source, "title": "Call", "version": 1}),
        (events.RemoveSource, {"source_id": source}),
        (events.RestoreSource, {"source_id": source}),
    ):
        desk.do(input_class, by=cast.fara, **about)
        open_pages.follow()
    assert open_pages.renewed == {*parts}


def test_pages_of_people_to_ask_hear_of_who_names_whom_and_was_shown_what(cast: Cast, signed_in):
    panel = Panel(cast)
    exa = panel.member(cast.exa)
    pages = ("people/", f"people/{exa}/", "people/names/", "people/shown/", "people/coverage/")
    parts = tuple(Part(page, PEOPLE, "people-") for page in pages)
    open_pages = Listeners(panel.id, signed_in("mika"), cast.vic, *parts)
    lena = panel.person("Lena", named_by=exa, department="Sales")
    open_pages.follow()
    panel.nominate(lena, exa)
    open_pages.follow()
    panel.expose(exa, cast.exa)
    open_pages.follow()
    meeting = panel.meeting(lena)
    open_pages.follow()
    for input_class, about in (
        (review.RemoveMeeting, {"meeting_id": meeting}),
        (review.ExcuseStakeholder, {"stakeholder_id": exa, "reason": "left"}),
        (review.ExpectStakeholder, {"stakeholder_id": exa}),
        (review.EditStakeholder, {"stakeholder_id": lena, "name": "Lena I", "version": 1}),
        (review.WithdrawNomination, {"nominator_id": lena, "nominee_id": exa}),
        (review.RemoveStakeholder, {"stakeholder_id": lena}),
    ):
        panel.do(input_class, **about)
        open_pages.follow()
    assert open_pages.renewed == {*parts}
