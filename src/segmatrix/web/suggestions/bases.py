"""What the data side of an axis is made of: the form of who works with customer data."""

import json
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from segmatrix.base.errors import NotFound
from segmatrix.studies import actions, events, queries
from segmatrix.studies.queries import BasisView
from segmatrix.studies.terms import Side
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.forms import OperationForm
from segmatrix.web.refusals import beside

WEIGHT, LESS = "weight_", "less_"


class BasisForm(OperationForm):
    """From what the places of segments on an axis are suggested."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Made of"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (Side.NOTHING, gettext_lazy("nothing: only people place segments on it")),
            (Side.NEEDS, gettext_lazy("how far what they do differs from what everybody does")),
            (Side.VALUE, gettext_lazy("rows of numbers, each with a weight")),
        ],
    )
    values_of = forms.ChoiceField(
        label=gettext_lazy("What counts as a need"),
        required=False,
    )
    events = forms.MultipleChoiceField(
        label=gettext_lazy("Which of them"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None ticked counts them all."),
    )
    reference = forms.FloatField(
        label=gettext_lazy("What stands at 9"),
        required=False,
        help_text=gettext_lazy(
            "Empty lets the most special segment stand at 9. To compare over the years, write the "
            "number from “About this number” of that segment."
        ),
    )

    def __init__(self, offered: BasisView, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _standing(offered))
        super().__init__(*args, **kwargs)
        self._rows = [row.id for row in offered.rows]
        self.fields["values_of"].choices = [
            ("", _("each thing they do")),
            *(
                (
                    json.dumps([event, name]),
                    _("the values of “%(name)s” of “%(event)s”") % {"name": name, "event": event},
                )
                for event, name in offered.properties
            ),
        ]
        names = dict.fromkeys((*offered.events, *offered.basis.events))
        self.fields["events"].choices = [(name, name) for name in names]
        for row in offered.rows:
            self.fields[WEIGHT + row.id] = forms.FloatField(
                label=row.name, required=False, min_value=0
            )
            self.fields[LESS + row.id] = forms.BooleanField(
                label=_("less is better"), required=False
            )

    @property
    def weights(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of each row of numbers."""
        return [(self[WEIGHT + row], self[LESS + row]) for row in self._rows]

    def asked(self) -> dict[str, Any]:
        """Return what `events.SetAxisBasis` says beside which axis it is."""
        said = self.cleaned_data
        event, name = json.loads(said["values_of"]) if said["values_of"] else ("", "")
        return {
            "kind": said["kind"],
            "values_of": name,
            "events": [event] if name else said["events"],
            "reference": said["reference"],
            "weights": {row: said[WEIGHT + row] for row in self._rows if said[WEIGHT + row]},
            "less_is_better": [row for row in self._rows if said[LESS + row]],
        }


@require_http_methods(["GET", "POST"])
def basis(request: HttpRequest, matrix_id: str, slot: str) -> HttpResponse:
    """Say from what the places of segments on an axis are suggested."""
    actor = actor_on(request, matrix_id)
    both = {each.axis.slot: each for each in queries.offered_bases(matrix_id, actor)}
    if slot not in both:
        raise NotFound(_("There is no such axis here."))
    offered = both[slot]
    form = BasisForm(offered, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = events.SetAxisBasis(
            operation_id=form.cleaned_data["operation"],
            matrix_id=matrix_id,
            axis_id=offered.axis.id,
            **form.asked(),
        )
        with beside(form):
            actions.set_axis_basis(given, actor=actor)
            return redirect("suggestions:page", matrix_id)
    context = framed(actor, offered.matrix, "map") | {"offered": offered, "form": form}
    status = 422 if form.errors else 200
    return render(request, "segmatrix/suggestions/basis.html", context, status=status)


def _standing(offered: BasisView) -> dict[str, Any]:
    """Return what the form begins with: what the axis is made of now."""
    made = offered.basis
    begins: dict[str, Any] = {"kind": made.kind, "reference": made.reference}
    begins |= {"values_of": "", "events": list(made.events)}
    if made.values_of:
        begins |= {"values_of": json.dumps([*made.events, made.values_of]), "events": []}
    begins |= {WEIGHT + row: weight for row, weight in made.weights}
    return begins | {LESS + row: True for row in made.less_is_better}
