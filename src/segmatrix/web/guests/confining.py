"""Keeping who came by a link to what they came for: pages of matrices, and the ways in and out."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import gettext as _

from segmatrix.base.errors import NotFound
from segmatrix.web.refusals import answer

OPEN = {
    "account_logout",
    "guests:code",
    "guests:door",
    "guests:follow",
    "guests:me",
    "people:home",
    "recorded:page",
    "theme",
}


class ForMembers(NotFound):
    """A guest asked for a page that only people with an account have."""

    code = "for_members"

    def __init__(self) -> None:
        super().__init__(
            _("This page is for people with an account."),
            hint=_("You are here as a guest. To make an account, leave first and open it again."),
        )


class GuestMiddleware(MiddlewareMixin):
    """Opens no page but a matrix's to an account that was made for a link.

    Which matrix, the rooms decide; this keeps such an account from what every account may do, as
    setting a password or beginning a workspace.
    """

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: list[Any],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        user = request.user
        if not user.is_authenticated or not user.for_link or "matrix_id" in kwargs:
            return None
        return None if request.resolver_match.view_name in OPEN else answer(request, ForMembers())
