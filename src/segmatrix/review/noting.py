"""What is listed beside the sign-off: what was passed over so that a matrix could be agreed."""

from django.utils.translation import gettext as _

from segmatrix.review.gathered import Gathered
from segmatrix.review.terms import ObjectionState


def noted(gathered: Gathered) -> tuple[str, ...]:
    """Return who was excused, heard by a deputy or taken off the list, and what was overridden."""
    excused = [
        _("%(name)s is excused: %(reason)s") % {"name": person.name, "reason": person.excuse}
        for person in gathered.people
        if person.excuse
    ]
    by_deputy = [
        _("%(deputy)s was shown revisions for %(name)s.")
        % {"deputy": person.deputy, "name": person.name}
        for person in gathered.people
        if person.deputy and not person.excuse
    ]
    overridden = [
        _("%(by)s overrode %(name)s’s objection to %(about)s: %(reason)s")
        % {
            "by": each.settled_by,
            "name": each.by_name,
            "about": each.about,
            "reason": each.settled_why,
        }
        for each in gathered.objections
        if each.state is ObjectionState.OVERRIDDEN
    ]
    removed = [
        _("%(by)s took %(name)s off the list of people to ask.")
        % {"by": each.by_name, "name": each.name}
        for each in gathered.removed
    ]
    return (*excused, *by_deputy, *removed, *overridden)
