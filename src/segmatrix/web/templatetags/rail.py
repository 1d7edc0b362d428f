"""The rail as a tag, since every page of the frame needs it and no view should have to know."""

from typing import Any

from django import template

from segmatrix.web.rail import shelves

register = template.Library()


@register.inclusion_tag("segmatrix/frame/rail.html", takes_context=True)
def rail(context: template.Context) -> dict[str, Any]:
    """Render the links that stand open to the reader, with the present page marked."""
    workspace, matrix = (
        context.get("workspace"),
        context.get("matrix") or context.get("rail_matrix"),
    )
    me = context.get("me")
    return {
        "groups": shelves(
            workspace.id if workspace else "",
            matrix.id if matrix else "",
            context.get("may") or (),
            guest=bool(me and me.guest),
        ),
        "here": context.get("here", ""),
    }
