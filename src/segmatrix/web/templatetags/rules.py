"""What the templates of the rule editor say again and again."""

import json

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

NAMED = 3


@register.simple_tag(takes_context=True)
def build_step(context: template.Context, step: str, key: str) -> SafeString:
    """Return the attributes of what asks for one step of the builder."""
    address = reverse("rules:build", args=(context["sheet_matrix_id"], context["segment"].id))
    return format_html(
        'hx-post="{}" hx-target="#rule-builder" hx-swap="innerHTML" hx-vals="{}"'
        ' hx-sync="#rule-builder:queue last" data-step',
        address,
        json.dumps({"op": f"{step} {key}".strip() if key else f"{step} "}),
    )


@register.filter
def slice_names(missing: dict[str, int]) -> str:
    """Return what is missing, the commonest first and not all of it."""
    return ", ".join(list(missing)[:NAMED])
