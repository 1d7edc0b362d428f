"""Pages behind the gate, such as those of objections and reviews: a list, and what opens there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from segmatrix.base.actor import Actor
from segmatrix.people import queries as people
from segmatrix.web.actors import framed


@dataclass(frozen=True, slots=True)
class Area:
    """One page of a matrix with what opens beside it.

    Attributes:
        name: Where its templates are; the page is `page.html` among them.
        content: Returns what the page shows every reader, its `matrix` included.
    """

    name: str
    content: Callable[[str, Actor], dict[str, Any]]

    def page(self, request: HttpRequest, actor: Actor, matrix_id: str, **more: Any) -> HttpResponse:
        """Show the page."""
        shown = self.content(matrix_id, actor)
        context = framed(actor, shown["matrix"], "gate") | shown | more
        return render(request, f"segmatrix/{self.name}/page.html", context)

    def beside(
        self,
        request: HttpRequest,
        actor: Actor,
        matrix_id: str,
        name: str,
        context: dict[str, Any],
    ) -> HttpResponse:
        """Show something beside the page, or alone where a script asked for it."""
        template = f"segmatrix/{self.name}/{name}.html"
        if not request.htmx:
            return self.page(request, actor, matrix_id, **context, drawer=template)
        whole = self.content(matrix_id, actor) | context
        whole |= {"may": sorted(people.permissions(actor, matrix_id))}
        return render(request, template, whole)
