"""The inbox as a page: notices by day and matrix, and how often they come by mail."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from segmatrix.base.actor import Actor
from segmatrix.inbox import queries
from segmatrix.inbox.queries import NoticeView
from segmatrix.inbox.terms import EVERY_LABELS
from segmatrix.people import queries as people
from segmatrix.web.actors import actor_in, workspace_context
from segmatrix.web.posted import usable_page


@dataclass(frozen=True, slots=True)
class Group:
    """What happened in one matrix on one day, newest first."""

    day: date
    matrix_name: str
    notices: tuple[NoticeView, ...]


@require_GET
def page(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Show what others did that concerns the reader; `show=unread` leaves out what was read."""
    actor = actor_in(request, workspace_id)
    context = workspace_context(actor, "inbox") | content(request, actor)
    return render(request, "segmatrix/inbox/page.html", context)


@require_GET
def unread(request: HttpRequest, workspace_id: str) -> JsonResponse:
    """Say how many notices are unread, for pages that cannot have a socket."""
    return JsonResponse({"unread": queries.unread(actor_in(request, workspace_id))})


def content(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    """Return what the page shows of the actor's inbox, as its address asks for it."""
    only_unread = request.GET.get("show") == "unread"
    found = queries.notices(actor, unread_only=only_unread, page=usable_page(request))
    zone = ZoneInfo(people.workspace(actor.workspace_id, actor).timezone)
    return {
        "found": found,
        "only_unread": only_unread,
        "groups": grouped(found.notices, zone),
        "newest": found.notices[0].at.isoformat() if found.notices else "",
        "every": queries.digest_every(actor),
        "every_labels": EVERY_LABELS.items(),
        "mail_is_sent": queries.mail_is_sent(),
        "mail_is_kept_in_files": queries.mail_is_kept_in_files(),
        "zone": zone,
        "next": request.get_full_path(),
    }


def grouped(notices: tuple[NoticeView, ...], zone: ZoneInfo) -> list[Group]:
    """Put notices together by day and matrix, both in the order of their newest.

    Args:
        notices: Newest first.
        zone: Where a day begins and ends.
    """
    groups = []
    for day, of_day in groupby(notices, key=lambda notice: notice.at.astimezone(zone).date()):
        of_matrix: dict[str, list[NoticeView]] = {}
        for notice in of_day:
            of_matrix.setdefault(notice.matrix_id, []).append(notice)
        groups += [Group(day, own[0].matrix_name, tuple(own)) for own in of_matrix.values()]
    return groups
