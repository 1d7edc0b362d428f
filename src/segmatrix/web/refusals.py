"""The web's one translator of refusals: a page, a toast, or words beside a field.

A page asked for by navigation becomes a page that says what is wrong; an old address of a merged
segment leads to the one it is part of now. A fragment asked for by a script becomes a toast and
leaves the page, with all that was typed, as it is. Views that show a form put what concerns their
fields beside these (`beside`).
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django_htmx.http import reswap, retarget, trigger_client_event

from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted, Refusal
from segmatrix.base.ids import is_id, new_id
from segmatrix.matrix.errors import PartOfAnother

logger = logging.getLogger(__name__)

SECRET_FIELDS = ("csrfmiddlewaretoken", "password")
NOT_TYPED = ("next", "version", "edition", "number")
"""Fields that forms fill by themselves; those that hold an id are told by it."""


class SignInNeeded(NotPermitted):
    """Somebody signed out asked for a part of a page that only members see."""

    code = "sign_in_needed"
    status = 401


@contextmanager
def beside(form: BaseForm) -> Iterator[None]:
    """Put a refusal of what `form` holds beside the field it concerns; others pass."""
    try:
        yield
    except (Invalid, Changed) as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))


def answer(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Return what a browser is told: a toast for a script's request, else a page."""
    if getattr(request, "htmx", False) and not request.htmx.boosted:
        return _toast(request, refusal)
    context = {"refusal": refusal, "written": _written(request), "back": _back(request)}
    return render(request, "segmatrix/people/refused.html", context, status=refusal.status)


class RefusalMiddleware(MiddlewareMixin):
    """Answers the refusals that views let pass."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, PartOfAnother) and request.method == "GET":
            return _led_on(request, exception)
        return answer(request, exception) if isinstance(exception, Refusal) else None


class SignInMiddleware(LoginRequiredMiddleware):
    """Asks for sign-in before every view that does not say it needs none.

    A script's request is told so in a toast: sent to the sign-in page it would lose what was typed.
    """

    def handle_no_permission(self, request: HttpRequest, view_func: object) -> HttpResponse:
        if getattr(request, "htmx", False):
            return answer(
                request,
                SignInNeeded(
                    _("You have been signed out."),
                    hint=_("Sign in again in another tab; what you typed here stays."),
                ),
            )
        return super().handle_no_permission(request, view_func)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that an address leads nowhere, in the words of a refusal."""
    return answer(
        request,
        NotFound(
            _("There is nothing at this address."),
            hint=_("It may have been mistyped, or what was here is not for you."),
        ),
    )


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse a write whose page was not recognisably ours, or is too old."""
    logger.warning("A write without a valid token: %s", reason)
    return answer(
        request,
        NotPermitted(
            _("This page is too old to save from."),
            hint=_("Copy what you typed, reload the page and save again."),
        ),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """Say that something went wrong on our side, with a number that finds it in the log."""
    incident = new_id()
    logger.error("Incident %s: %s %s", incident, request.method, request.path)
    context = {"incident": incident}
    return render(request, "segmatrix/people/broken.html", context, status=500)


def _led_on(request: HttpRequest, refusal: PartOfAnother) -> HttpResponse:
    """Lead an old address of a merged segment, or of what was in it, to the one that was kept."""
    match = request.resolver_match
    known = {name: id_ for name, id_ in refusal.data["now"].items() if name in match.kwargs}
    if not known:
        return answer(request, refusal)
    response = redirect(match.view_name, **(match.kwargs | known))
    if query := request.META["QUERY_STRING"]:
        response["Location"] += f"?{query}"
    return response


def _toast(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    context = {"bad": True, "words": refusal.message, "hint": refusal.hint}
    response = render(request, "segmatrix/components/toast.html", context, status=refusal.status)
    told = {"code": refusal.code, "message": refusal.message, "hint": refusal.hint}
    told |= {"field": refusal.field, "data": refusal.data}
    retarget(reswap(response, "beforeend"), "#toasts")
    return trigger_client_event(response, "refused", told)


def _written(request: HttpRequest) -> list[str]:
    """Return the texts that were typed, so that the page can give them back."""
    return [
        text
        for field, texts in request.POST.lists()
        if not field.startswith(SECRET_FIELDS) and field not in NOT_TYPED
        for text in texts
        if text.strip() and not is_id(text)
    ]


def _back(request: HttpRequest) -> str:
    """Return the address that the form was sent from, if it says one of ours, or empty."""
    back: str = request.POST.get("next", "")
    return back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else ""
