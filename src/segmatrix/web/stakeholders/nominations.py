"""Who names whom: the picture, its waves, and what they say."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.review import actions, events, queries
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation, text
from segmatrix.web.stakeholders.frames import page
from segmatrix.web.stakeholders.picturing import curve, graph
from segmatrix.web.stakeholders.wording import saturation_words
from segmatrix.web.writing import write


@require_GET
def names(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Draw who named whom, wave by wave, and say whether new names dry up."""
    actor = actor_on(request, matrix_id)
    listed = queries.stakeholders(matrix_id, actor)
    found = queries.snowball(matrix_id, actor, listed)
    context = {
        "snowball": found,
        "sentence": saturation_words(found.saturation),
        "graph": graph(listed, found.nominations),
        "curve": curve(found.waves),
        "name_of": {each.id: each.name for each in listed},
    }
    return page(request, actor, matrix_id, listed, context, tab="names")


@require_POST
def nominate(request: HttpRequest, matrix_id: str, stakeholder_id: str) -> HttpResponse:
    """Write down that a person named another one of the list."""
    given = events.NominateStakeholder(
        operation_id=operation(request),
        matrix_id=matrix_id,
        nominator_id=stakeholder_id,
        nominee_id=text(request, "nominee"),
        disagrees="disagrees" in request.POST,
    )
    actor = actor_on(request, matrix_id)
    return write(request, actions.nominate_stakeholder, given, actor=actor, words=_("Noted."))


@require_POST
def withdraw(request: HttpRequest, matrix_id: str, stakeholder_id: str) -> HttpResponse:
    """Strike out that a person named another."""
    given = events.WithdrawNomination(
        operation_id=operation(request),
        matrix_id=matrix_id,
        nominator_id=stakeholder_id,
        nominee_id=text(request, "nominee"),
    )
    actor = actor_on(request, matrix_id)
    words = _("Struck out. Both stay on the list.")
    return write(request, actions.withdraw_nomination, given, actor=actor, words=words)
