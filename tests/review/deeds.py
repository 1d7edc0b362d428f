"""One use of every action about people to ask, with what it needs and records."""

from collections.abc import Callable
from dataclasses import dataclass

from segmatrix.activity.events import Fact, Input
from segmatrix.evidence.events import AddSource, SourceAdded
from segmatrix.people.terms import Permission
from segmatrix.review import events
from tests.review.panel import TODAY, Panel

FACILITATE, STATES = Permission.FACILITATE, Permission.STATES


@dataclass(frozen=True)
class Deed:
    """One use of an action.

    Attributes:
        given: Prepares the matrix and returns the input.
        facts: The kinds of fact that it records.
        may: What it needs.
    """

    given: Callable[[Panel], Input]
    facts: tuple[type[Fact], ...]
    may: Permission = FACILITATE


def _added(panel: Panel) -> Input:
    named_by = panel.person("Exa", sponsor=True)
    return panel.ask(events.AddStakeholder, name="Lena", email="l@h.test", named_by=named_by)


def _edited(panel: Panel) -> Input:
    person = panel.person("Lena", email="lena@harbourlight.test")
    return panel.ask(events.EditStakeholder, stakeholder_id=person, name="Lena Ito", version=1)


def _removed(panel: Panel) -> Input:
    exa = panel.person("Exa")
    person = panel.person("Lena", named_by=exa)
    return panel.ask(events.RemoveStakeholder, stakeholder_id=person)


def _restored(panel: Panel) -> Input:
    person = panel.person()
    panel.do(events.RemoveStakeholder, stakeholder_id=person)
    return panel.ask(events.RestoreStakeholder, stakeholder_id=person)


def _excused(panel: Panel) -> Input:
    about = {"reason": "replaced", "replacement": "Tom"}
    return panel.ask(events.ExcuseStakeholder, stakeholder_id=panel.person(), **about)


def _expected(panel: Panel) -> Input:
    person = panel.person()
    panel.do(events.ExcuseStakeholder, stakeholder_id=person, reason="left", by=panel.cast.exa)
    return panel.ask(events.ExpectStakeholder, stakeholder_id=person)


def _pair(panel: Panel) -> dict[str, str]:
    return {"nominator_id": panel.person("Lena"), "nominee_id": panel.person("Tom")}


def _nominated(panel: Panel) -> Input:
    return panel.ask(events.NominateStakeholder, **_pair(panel), disagrees=True)


def _withdrawn(panel: Panel) -> Input:
    pair = _pair(panel)
    panel.do(events.NominateStakeholder, **pair, disagrees=True)
    return panel.ask(events.WithdrawNomination, **pair)


def _met(panel: Panel) -> Input:
    there = [panel.person("Lena"), panel.person("Tom")]
    about = {"title": "Kick-off", "held_on": TODAY, "revision": 1}
    return panel.ask(events.NoteMeeting, **about, stakeholder_ids=there)


def _meeting_removed(panel: Panel) -> Input:
    return panel.ask(events.RemoveMeeting, meeting_id=panel.meeting(panel.person()))


def _meeting_restored(panel: Panel) -> Input:
    meeting = panel.meeting(panel.person())
    panel.do(events.RemoveMeeting, meeting_id=meeting)
    return panel.ask(events.RestoreMeeting, meeting_id=meeting)


def _interviewed(panel: Panel) -> Input:
    return panel.ask(events.AddInterview, stakeholder_id=panel.person(), title="Talk with Lena")


def _interview(panel: Panel) -> dict[str, str]:
    source = panel.do(AddSource, title="Talk with Lena")
    return {"stakeholder_id": panel.person(), "source_id": source.source_id}


def _linked(panel: Panel) -> Input:
    return panel.ask(events.LinkInterview, **_interview(panel))


def _unlinked(panel: Panel) -> Input:
    pair = _interview(panel)
    panel.do(events.LinkInterview, **pair)
    return panel.ask(events.UnlinkInterview, **pair)


DEEDS = {
    "add_stakeholder": Deed(_added, (events.StakeholderAdded, events.StakeholderNominated)),
    "edit_stakeholder": Deed(_edited, (events.StakeholderEdited,)),
    "remove_stakeholder": Deed(_removed, (events.StakeholderRemoved,)),
    "restore_stakeholder": Deed(_restored, (events.StakeholderRestored,)),
    "excuse_stakeholder": Deed(_excused, (events.StakeholderExcused,), STATES),
    "expect_stakeholder": Deed(_expected, (events.StakeholderExpected,), STATES),
    "nominate_stakeholder": Deed(_nominated, (events.StakeholderNominated,)),
    "withdraw_nomination": Deed(_withdrawn, (events.NominationWithdrawn,)),
    "note_meeting": Deed(_met, (events.MeetingNoted,)),
    "remove_meeting": Deed(_meeting_removed, (events.MeetingRemoved,)),
    "restore_meeting": Deed(_meeting_restored, (events.MeetingRestored,)),
    "add_interview": Deed(
        _interviewed, (SourceAdded, events.InterviewLinked), Permission.EDIT_CELLS
    ),
    "link_interview": Deed(_linked, (events.InterviewLinked,), Permission.EDIT_CELLS),
    "unlink_interview": Deed(_unlinked, (events.InterviewUnlinked,), Permission.EDIT_CELLS),
}
