"""A segment's rule: checking it while it is typed, and setting it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from segmatrix.matrix import actions, events, queries
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.web.actors import actor_on
from segmatrix.web.matrix.forms import RuleForm
from segmatrix.web.matrix.rule_checks import checked, counted
from segmatrix.web.matrix.segments import show_segment
from segmatrix.web.refusals import beside
from segmatrix.web.writing import written


@require_POST
def check(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Say what a rule means, what is wrong with it and how many it finds, while it is typed."""
    actor = actor_on(request, matrix_id)
    queries.segment(matrix_id, segment_id, actor)  # refuses what is not the reader's
    people.require(actor, Permission.DATA, matrix_id)
    found = checked(matrix_id, request.POST.get("rule", ""), reader=actor)
    found = counted(found, matrix_id, segment_id, actor)
    return render(request, "segmatrix/matrix/rule-check.html", {"check": found})


@require_POST
def set_rule(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Define a segment by a rule; one that cannot be read is shown with its mistakes."""
    actor = actor_on(request, matrix_id)
    form = RuleForm(request.POST, auto_id="rule-form-%s")
    if form.is_valid():
        given = events.SetSegmentRule(
            operation_id=form.cleaned_data["operation"],
            matrix_id=matrix_id,
            segment_id=segment_id,
            rule=form.cleaned_data["rule"],
            version=form.cleaned_data["version"],
        )
        with beside(form):
            return written(request, matrix_id, actions.set_segment_rule(given, actor=actor), actor)
    typed = checked(matrix_id, request.POST.get("rule", ""), reader=actor)
    return show_segment(request, actor, matrix_id, segment_id, refused_rule=form, check=typed)
