"""Placing: one's own placements, and the agreed one."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid, NotFound
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.queries import MapView
from segmatrix.matrix.terms import GRID
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.forms import OperationForm
from segmatrix.web.map.clouds import Cloud, look
from segmatrix.web.posted import operation, text, whole
from segmatrix.web.refusals import beside
from segmatrix.web.writing import carry_out, write


@require_POST
def place(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Put a segment where the reader thinks it belongs; a reason given earlier stays."""
    actor = actor_on(request, matrix_id)
    x, y = whole(request, "x"), whole(request, "y")
    if x is None or y is None:
        raise Invalid(
            _("A placement needs a number for each axis."),
            hint=_("Give both, from 1 to 9."),
            field="x" if x is None else "y",
        )
    segment_id = text(request, "segment_id")
    if "reason" in request.POST:
        reason = text(request, "reason")
    else:  # a drag says where and not why
        reason = _reason_given(matrix_id, segment_id, actor)
    given = events.PlaceSegment(
        operation_id=operation(request),
        matrix_id=matrix_id,
        segment_id=segment_id,
        x=x,
        y=y,
        reason=reason,
        x_axis_id=text(request, "x_axis_id"),
        y_axis_id=text(request, "y_axis_id"),
    )
    return write(request, actions.place_segment, given, actor=actor, words=_("Placed."))


def _reason_given(matrix_id: str, segment_id: str, actor: Actor) -> str:
    for earlier in queries.map(matrix_id, actor).placements:
        if (earlier.segment_id, earlier.member_id) == (segment_id, actor.member_id):
            return earlier.reason
    return ""


@require_POST
def withdraw(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Take the reader's own placement of a segment off the map."""
    words, about = _("Taken off the map."), {"segment_id": text(request, "segment_id")}
    return carry_out(
        request, matrix_id, actions.withdraw_placement, events.WithdrawPlacement, about, words
    )


class SettleForm(OperationForm):
    """Where the group puts a segment, why, who sees it otherwise, and where it could be."""

    x = forms.IntegerField(min_value=GRID[0], max_value=GRID[-1])
    y = forms.IntegerField(min_value=GRID[0], max_value=GRID[-1])
    rationale = forms.CharField(
        label=gettext_lazy("Why there"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    dissent = forms.CharField(
        label=gettext_lazy("Who sees it otherwise, and why"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    potential_x = forms.IntegerField(min_value=GRID[0], max_value=GRID[-1], required=False)
    potential_y = forms.IntegerField(min_value=GRID[0], max_value=GRID[-1], required=False)
    investment = forms.CharField(
        label=gettext_lazy("What it takes to get it there"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def ask(self, shown: MapView) -> None:
        """Let the number fields ask what the axes ask, with the ends in words."""
        for name, axis in (("x", shown.x), ("y", shown.y)):
            self.fields[name].label = axis.name
            self.fields[name].help_text = _("%(question)s 1: %(low)s 9: %(high)s") % {
                "question": axis.question,
                "low": axis.low,
                "high": axis.high,
            }
            self.fields[f"potential_{name}"].label = _("%(axis)s, where it could be") % {
                "axis": axis.name
            }


@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Record where the group settled on putting a segment, or open the question again."""
    actor = actor_on(request, matrix_id)
    people.require(actor, Permission.SHAPE, matrix_id)
    shown, clouds = look(matrix_id, actor)
    cloud = next((each for each in clouds if each.segment.id == segment_id), None)
    if cloud is None:
        raise NotFound(_("There is no such segment on the map."))
    back = redirect("map:page", matrix_id)
    if request.method == "POST" and "clear" in request.POST:
        cleared = events.ClearAgreedPlacement(
            operation_id=operation(request), matrix_id=matrix_id, segment_id=segment_id
        )
        actions.clear_agreed_placement(cleared, actor=actor)
        return back
    form = SettleForm(request.POST or None, initial=_beginning(cloud))
    form.ask(shown)
    if request.method == "POST" and form.is_valid():
        given = events.AgreePlacement(
            operation_id=operation(request),
            matrix_id=matrix_id,
            segment_id=segment_id,
            x=form.cleaned_data["x"],
            y=form.cleaned_data["y"],
            rationale=form.cleaned_data["rationale"],
            dissent=form.cleaned_data["dissent"],
            potential={
                "x": form.cleaned_data["potential_x"],
                "y": form.cleaned_data["potential_y"],
                "investment": form.cleaned_data["investment"],
            },
            x_axis_id=shown.x.id,
            y_axis_id=shown.y.id,
            version=form.cleaned_data["version"],
        )
        with beside(form):
            actions.agree_placement(given, actor=actor)
            return back
    context = framed(actor, shown.matrix, "map") | {
        "segment": cloud.segment,
        "agreed": cloud.agreed,
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "segmatrix/map/settle.html", context, status=status)


def _beginning(cloud: Cloud) -> dict[str, object]:
    """Begin with what was settled, else with the middle of all answers."""
    agreed = cloud.agreed
    if agreed is not None:
        return {
            "x": agreed.x,
            "y": agreed.y,
            "rationale": agreed.rationale,
            "dissent": agreed.dissent,
            "potential_x": agreed.potential_x,
            "potential_y": agreed.potential_y,
            "investment": agreed.investment,
            "version": agreed.version,
        }
    middle = cloud.spread
    begins = {"x": round(middle.x), "y": round(middle.y)} if middle else {}
    return {**begins, "version": 0}
