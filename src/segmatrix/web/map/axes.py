"""What the axes of the map ask: ready-made pairs, and own words."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.queries import AxisView
from segmatrix.matrix.terms import PRESETS
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.forms import OperationForm
from segmatrix.web.posted import operation, text
from segmatrix.web.refusals import beside

WORDS = ("name", "question", "low", "middle", "high", "version")


class AxisForm(OperationForm):
    """One axis in own words. The three sentences stand on the map instead of bare digits."""

    name = forms.CharField(label=gettext_lazy("Name"))
    question = forms.CharField(label=gettext_lazy("Question"))
    low = forms.CharField(label=gettext_lazy("What 1 means"), required=False)
    middle = forms.CharField(label=gettext_lazy("What 5 means"), required=False)
    high = forms.CharField(label=gettext_lazy("What 9 means"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def over(cls, axis: AxisView) -> "AxisForm":
        """Return the form as it begins: with the words that stand."""
        return cls(
            initial={word: getattr(axis, word) for word in WORDS}, auto_id=f"{axis.slot}-axis-%s"
        )


@require_GET
def page(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show the ready-made pairs and the two axes as they read now."""
    return _show(request, actor_on(request, matrix_id), matrix_id)


@require_POST
def choose(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Let the map ask what a ready-made pair asks."""
    given = events.ChooseAxes(
        operation_id=operation(request), matrix_id=matrix_id, preset=text(request, "preset")
    )
    actions.choose_axes(given, actor=actor_on(request, matrix_id))
    return redirect("map:axes", matrix_id)


@require_POST
def set_own(request: HttpRequest, matrix_id: str, slot: str) -> HttpResponse:
    """Put one axis in own words."""
    actor = actor_on(request, matrix_id)
    if slot not in ("x", "y"):
        raise NotFound(_("There is no such axis."))
    form = AxisForm(request.POST, auto_id=f"{slot}-axis-%s")
    if form.is_valid():
        given = events.SetAxis(
            operation_id=operation(request),
            matrix_id=matrix_id,
            slot=slot,
            **{word: form.cleaned_data[word] for word in WORDS},
        )
        with beside(form):
            actions.set_axis(given, actor=actor)
            return redirect("map:axes", matrix_id)
    return _show(request, actor, matrix_id, refused={slot: form})


def _show(
    request: HttpRequest, actor: Actor, matrix_id: str, refused: dict[str, AxisForm] | None = None
) -> HttpResponse:
    shown = queries.map(matrix_id, actor)
    refused = refused or {}
    context = framed(actor, shown.matrix, "map") | {
        "presets": PRESETS,
        "chosen": shown.x.key if shown.x.key == shown.y.key else "",
        "own": [
            ("x", _("Across"), refused.get("x") or AxisForm.over(shown.x)),
            ("y", _("Up"), refused.get("y") or AxisForm.over(shown.y)),
        ],
    }
    return render(request, "segmatrix/map/axes.html", context, status=422 if refused else 200)
