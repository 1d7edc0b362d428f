"""Who names whom: the picture, its waves, and what they say."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.review import actions, events, queries
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import text
from segmatrix.web.stakeholders.frames import page
from segmatrix.web.stakeholders.picturing import curve, graph
from segmatrix.web.stakeholders.wording import saturation_words
from segmatrix.web.writing import carry_out


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
    about = {
        "nominator_id": stakeholder_id,
        "nominee_id": text(request, "nominee"),
        "disagrees": "disagrees" in request.POST,
    }
    words = _("Noted.")
    return carry_out(
        request, matrix_id, actions.nominate_stakeholder, events.NominateStakeholder, about, words
    )


@require_POST
def withdraw(request: HttpRequest, matrix_id: str, stakeholder_id: str) -> HttpResponse:
    """Strike out that a person named another."""
    about = {"nominator_id": stakeholder_id, "nominee_id": text(request, "nominee")}
    words = _("Struck out. Both stay on the list.")
    return carry_out(
        request, matrix_id, actions.withdraw_nomination, events.WithdrawNomination, about, words
    )
