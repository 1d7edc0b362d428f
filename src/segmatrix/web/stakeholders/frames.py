"""What every page about people to ask shows around what it is about."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.review.queries import StakeholderView
from segmatrix.web.actors import framed


def page(
    request: HttpRequest,
    actor: Actor,
    matrix_id: str,
    people: Sequence[StakeholderView],
    context: dict[str, Any],
    *,
    tab: str,
    template: str = "",
) -> HttpResponse:
    """Render a page of the area.

    Args:
        request: What is answered.
        actor: Who reads.
        matrix_id: Whose people to ask they are.
        people: Those on the list.
        context: What the page shows beside them.
        tab: The tab behind which it stands.
        template: Its name, where it is not the tab's.
    """
    whole = framed(actor, matrices.matrix(matrix_id, actor), "stakeholders") | {
        "tab": tab,
        "people": people,
        "next": request.get_full_path(),
    }
    name = template or tab
    return render(request, f"segmatrix/stakeholders/{name}.html", whole | context)
