"""Light, dark or as the system: the choice of one browser, kept in a cookie."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from segmatrix.base.errors import Invalid

THEMES = ("system", "light", "dark")
YEAR = 365 * 24 * 60 * 60  # seconds


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember the theme in this browser and lead back to where the reader was."""
    chosen = request.POST.get("theme", "")
    if chosen not in THEMES:
        raise Invalid(f"“{chosen}” is no theme.", field="theme")
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = "/"
    response = redirect(back)
    response.set_cookie("theme", chosen, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    return response
