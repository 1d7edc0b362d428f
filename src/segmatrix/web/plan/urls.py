from django.urls import path

from segmatrix.web.plan import pages, writes

PLAN = "m/<slug:matrix_id>/plan/"
STEP = PLAN + "steps/<slug:step_id>/"
ABSENCE = PLAN + "absences/<slug:absence_id>/"

app_name = "plan"
urlpatterns = [
    path(PLAN, pages.page, name="page"),
    path(PLAN + "calendar/", pages.calendar, name="calendar"),
    path(PLAN + "proposing/", pages.proposing, name="proposing"),
    path(PLAN + "propose/", writes.propose, name="propose"),
    path(PLAN + "step/", pages.new_step, name="new-step"),
    path(PLAN + "steps/", writes.add_step, name="add-step"),
    path(STEP, pages.step, name="step"),
    path(STEP + "edit/", writes.edit_step, name="edit-step"),
    path(STEP + "remove/", writes.remove_step, name="remove-step"),
    path(STEP + "restore/", writes.restore_step, name="restore-step"),
    path(STEP + "finish/", writes.finish_step, name="finish-step"),
    path(STEP + "reopen/", writes.reopen_step, name="reopen-step"),
    path(PLAN + "absence/", pages.new_absence, name="new-absence"),
    path(PLAN + "absences/", writes.record_absence, name="record-absence"),
    path(ABSENCE, pages.absence, name="absence"),
    path(ABSENCE + "edit/", writes.edit_absence, name="edit-absence"),
    path(ABSENCE + "remove/", writes.remove_absence, name="remove-absence"),
]
