"""In which zone a reader's times are shown: as this browser says, or as was chosen in it.

Where somebody sits is theirs: it is kept in cookies of their browser and nowhere else. A script
says the browser's own zone; without one, times are those of the workspace, which says so.
"""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from segmatrix.base.actor import Actor
from segmatrix.base.zoning import zone_called, zone_names
from segmatrix.people import queries as people

CHOSEN, OWN = "timezone", "own-timezone"
"""The cookies: what was chosen by hand counts before what the browser says."""

YEAR = 365 * 24 * 60 * 60  # seconds


def reader_zone(request: HttpRequest, matrix_id: str, actor: Actor) -> ZoneInfo:
    """Return the zone in which the reader's times are shown."""
    for cookie in (CHOSEN, OWN):
        name = request.COOKIES.get(cookie, "")
        if name in zone_names():
            return ZoneInfo(name)
    return ZoneInfo(people.timezone_in(matrix_id, actor))


@require_POST
def timezone(request: HttpRequest) -> HttpResponse:
    """Remember a zone in this browser, or with an empty one forget it, and lead back."""
    chosen = request.POST.get("zone", "").strip()
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = "/"
    response = redirect(back)
    if chosen:
        name = zone_called(chosen).key
        response.set_cookie(CHOSEN, name, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie(CHOSEN, samesite="Lax")
    return response
