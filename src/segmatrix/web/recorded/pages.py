"""The page "What is recorded about you", the same for everybody: signed in, a guest, or neither."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from segmatrix.web.recorded.chapters import CHAPTERS


@login_not_required
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Show what is recorded about people, who sees it, and for how long."""
    return render(request, "segmatrix/recorded/page.html", {"chapters": CHAPTERS})
