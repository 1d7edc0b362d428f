"""The plan as a page, what opens beside it, and as a calendar file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.zoning import zone_names
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.review import queries
from segmatrix.review.errors import NoSuchStep
from segmatrix.review.queries import Party, StepView
from segmatrix.review.terms import PACE_LABELS, ROUTE_LABELS, ROUTE_MEANINGS, Pace, Route
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.calendars import Date, calendar_file
from segmatrix.web.matrix.histories import lines
from segmatrix.web.plan.places import CHOICES
from segmatrix.web.timezones import reader_zone

ROUTES = [(route.value, ROUTE_LABELS[route], ROUTE_MEANINGS[route]) for route in Route]
PACES = [(pace.value, PACE_LABELS[pace]) for pace in Pace]


@require_GET
def page(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show the plan. Query: `whose=mine` leaves only what the reader does."""
    return _page(request, actor_on(request, matrix_id), matrix_id)


@require_GET
def proposing(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Ask for the route, the day to begin on and the pace."""
    actor = actor_on(request, matrix_id)
    people.require(actor, Permission.FACILITATE, matrix_id)
    context = {"routes": ROUTES, "paces": PACES, "today": clock.now()}
    return _drawer(request, actor, matrix_id, "propose", context)


@require_GET
def new_step(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Ask for a step."""
    actor = actor_on(request, matrix_id)
    people.require(actor, Permission.FACILITATE, matrix_id)
    return _drawer(request, actor, matrix_id, "step", {})


@require_GET
def step(request: HttpRequest, matrix_id: str, step_id: str) -> HttpResponse:
    """Show one step with what happened to it, and let who facilitates describe it anew."""
    actor = actor_on(request, matrix_id)
    there = queries.plan(matrix_id, actor).steps
    found = next((each for each in there if each.id == step_id), None)
    if found is None:
        raise NoSuchStep
    told = lines(queries.step_history(matrix_id, step_id, actor))
    return _drawer(request, actor, matrix_id, "step", {"step": found, "history": told})


@require_GET
def new_absence(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Ask when somebody is away. Query: `who` says whom it is about."""
    actor = actor_on(request, matrix_id)
    context = {"who": request.GET.get("who") or actor.member_id, "today": clock.now()}
    return _drawer(request, actor, matrix_id, "absence", context)


@require_GET
def absence(request: HttpRequest, matrix_id: str, absence_id: str) -> HttpResponse:
    """Show when somebody is away and who stands in."""
    actor = actor_on(request, matrix_id)
    there = queries.plan(matrix_id, actor).absences
    found = next((each for each in there if each.id == absence_id), None)
    if found is None:
        raise NoSuchStep
    return _drawer(request, actor, matrix_id, "absence", {"absence": found, "who": found.who})


@never_cache
@require_GET
def calendar(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Return what is open in the plan as a calendar file. Query: `whose=mine` as for the page."""
    actor = actor_on(request, matrix_id)
    matrix, plan = matrices.matrix(matrix_id, actor), queries.plan(matrix_id, actor)
    address = request.build_absolute_uri(reverse("plan:page", args=[matrix_id]))
    dates = (
        Date(
            id=f"{each.id}@{request.get_host()}",
            title=each.name,
            text=_told(each, matrix.name),
            address=f"{address}#step-{each.id}",
            begins=each.due,
            ends=None,
            written=clock.now(),
        )
        for each in _of(plan.open, request, actor)
    )
    response = HttpResponse(calendar_file(*dates), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="segmatrix-plan.ics"'
    return response


def told_of(request: HttpRequest, actor: Actor, matrix_id: str) -> dict[str, Any]:
    """Return what the page, and the overview, tell their reader of a plan."""
    plan = queries.plan(matrix_id, actor)
    zone = reader_zone(request, matrix_id, actor)
    edits = people.may(actor, Permission.FACILITATE, matrix_id)
    return {
        "plan": plan,
        "zone": zone,
        "edits": edits,
        "finishes": {each.id for each in plan.steps if edits or each.is_for(actor.member_id)},
        "own_absences": {each.id for each in plan.absences if edits or each.who == actor.member_id},
        "now": clock.now(),
    }


def _of(steps: tuple[StepView, ...], request: HttpRequest, actor: Actor) -> tuple[StepView, ...]:
    if request.GET.get("whose") != "mine":
        return steps
    return tuple(each for each in steps if each.is_for(actor.member_id))


def _told(step: StepView, matrix_name: str) -> str:
    told = [matrix_name]
    if step.owner_name:
        told.append(_("Owner: %(name)s") % {"name": step.owner_name})
    if step.away and step.duty:
        told.append(_("Stands in: %(name)s") % {"name": step.duty.name})
    return "\n".join(told)


def _drawer(
    request: HttpRequest, actor: Actor, matrix_id: str, name: str, context: dict[str, Any]
) -> HttpResponse:
    """Show something beside the page, or alone where a script asked for it."""
    template = f"segmatrix/plan/{name}.html"
    whole = context | _choices(request, actor, matrix_id)
    if not request.htmx:
        return _page(request, actor, matrix_id, **whole, drawer=template)
    whole |= {
        "matrix": matrices.matrix(matrix_id, actor),
        "me": people.participant(actor.member_id, matrix_id, actor),
        "may": sorted(people.permissions(actor, matrix_id)),
        "next": reverse("plan:page", args=[matrix_id]),
    }
    return render(request, template, whole)


def _choices(request: HttpRequest, actor: Actor, matrix_id: str) -> dict[str, Any]:
    return {
        "zone": reader_zone(request, matrix_id, actor),
        "edits": people.may(actor, Permission.FACILITATE, matrix_id),
        "parties": _to_choose(matrix_id, actor),
        "places": CHOICES,
    }


def _to_choose(matrix_id: str, actor: Actor) -> list[Party]:
    """Return who can own a step or stand in; to a guest, of members those only whom they met."""
    every = list(queries.parties(matrix_id, actor))
    if not people.participant(actor.member_id, matrix_id, actor).guest:
        return every
    known = queries.met(matrix_id, actor) | {actor.member_id, ""}
    return [each for each in every if each.member_id in known]


def _page(request: HttpRequest, actor: Actor, matrix_id: str, **more: Any) -> HttpResponse:
    matrix = matrices.matrix(matrix_id, actor)
    context = framed(actor, matrix, "plan") | told_of(request, actor, matrix_id)
    plan = context["plan"]
    context |= {
        "zones": zone_names(),
        "whose": request.GET.get("whose", ""),
        "open_steps": _of(plan.open, request, actor),
        "done_steps": _of(plan.finished, request, actor),
        "removed": queries.removed_steps(matrix_id, actor) if context["edits"] else (),
        "next": reverse("plan:page", args=[matrix_id]),
    }
    return render(request, "segmatrix/plan/page.html", context | more)
