from django.urls import path

from segmatrix.web.stakeholders import (
    coverages,
    exposures,
    interviews,
    links,
    nominations,
    people,
)

PEOPLE = "m/<slug:matrix_id>/people/"
PERSON = PEOPLE + "<slug:stakeholder_id>/"
MEETING = PEOPLE + "meetings/<slug:meeting_id>/"

app_name = "stakeholders"
urlpatterns = [
    path(PEOPLE, people.people, name="people"),
    path(PEOPLE + "add/", people.add, name="add"),
    path(PEOPLE + "names/", nominations.names, name="names"),
    path(PEOPLE + "coverage/", coverages.coverage, name="coverage"),
    path(PEOPLE + "shown/", exposures.ledger, name="ledger"),
    path(PEOPLE + "meetings/", exposures.note_meeting, name="note-meeting"),
    path(MEETING + "remove/", exposures.remove_meeting, name="remove-meeting"),
    path(MEETING + "restore/", exposures.restore_meeting, name="restore-meeting"),
    path(PERSON, people.person, name="person"),
    path(PERSON + "edit/", people.edit, name="edit"),
    path(PERSON + "remove/", people.remove, name="remove"),
    path(PERSON + "restore/", people.restore, name="restore"),
    path(PERSON + "excuse/", people.excuse, name="excuse"),
    path(PERSON + "expect/", people.expect, name="expect"),
    path(PERSON + "link/", links.make_link, name="make-link"),
    path(PERSON + "nominate/", nominations.nominate, name="nominate"),
    path(PERSON + "withdraw/", nominations.withdraw, name="withdraw"),
    path(PERSON + "interviews/", interviews.add, name="add-interview"),
    path(PERSON + "interviews/link/", interviews.link, name="link-interview"),
    path(PERSON + "interviews/unlink/", interviews.unlink, name="unlink-interview"),
]
