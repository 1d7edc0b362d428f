"""What roles are called on screen."""

from django import template

from segmatrix.people.terms import ROLE_LABELS, ROLE_MEANINGS, Role

register = template.Library()


@register.filter
def role_label(role: str) -> str:
    """Return the name of a role."""
    return str(ROLE_LABELS[Role(role)])


@register.filter
def role_meaning(role: str) -> str:
    """Return what a member of the role does."""
    return str(ROLE_MEANINGS[Role(role)])
