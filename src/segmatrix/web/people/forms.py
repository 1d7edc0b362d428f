"""The forms about people. What a field may hold, the rooms decide; forms ask for it and keep it."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from segmatrix.matrix.queries import MatrixView
from segmatrix.people.terms import ROLE_LABELS, ROLE_MEANINGS, SUGGESTED_DEPARTMENTS, Role
from segmatrix.web.forms import OperationForm

DAYS = ((1, _("1 day")), (7, _("7 days")), (30, _("30 days")), (90, _("90 days")))


class Suggesting(forms.TextInput):
    """A text field with suggestions, any other text being as good."""

    template_name = "segmatrix/people/_suggesting.html"

    def __init__(self, suggestions: Any = (), attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.suggestions = suggestions

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}-suggestions"
        context["widget"]["attrs"]["list"] = list_id
        return context | {"list_id": list_id, "suggestions": self.suggestions}


class WorkspaceForm(OperationForm):
    """A first workspace and who makes it."""

    name = forms.CharField(
        label=_("Name of your organisation"),
        help_text=_("Everybody you invite sees it."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    member_name = forms.CharField(
        label=_("Your name"),
        help_text=_("As colleagues know you."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    department = forms.CharField(
        label=_("Your department"),
        required=False,
        widget=Suggesting(SUGGESTED_DEPARTMENTS, {"autocomplete": "off"}),
    )
    timezone = forms.CharField(
        label=_("Time zone"),
        initial="UTC",
        help_text=_("Days, weeks and months in your numbers follow it."),
        widget=Suggesting(
            sorted(available_timezones()), {"autocomplete": "off", "data-own-timezone": ""}
        ),
    )


class RenameForm(OperationForm):
    """A workspace's name."""

    name = forms.CharField(label=_("Name of the workspace"))


class JoinForm(OperationForm):
    """Who somebody is in the workspace they were invited to."""

    name = forms.CharField(
        label=_("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    department = forms.CharField(
        label=_("Your department"),
        required=False,
        widget=Suggesting(SUGGESTED_DEPARTMENTS, {"autocomplete": "off"}),
    )


class InviteForm(OperationForm):
    """A link to send to colleagues."""

    role = forms.ChoiceField(label=_("They come in as"), initial=Role.CONTRIBUTOR)
    department = forms.CharField(
        label=_("Their department"),
        required=False,
        help_text=_("Leave it empty if the link goes to several departments."),
        widget=Suggesting(SUGGESTED_DEPARTMENTS, {"autocomplete": "off"}),
    )
    days = forms.TypedChoiceField(
        label=_("The link works for"), choices=DAYS, coerce=int, initial=7
    )

    def __init__(self, *args: Any, roles: tuple[Role, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = role_choices(roles)


class ProfileForm(OperationForm):
    """What a member may say of themselves."""

    name = forms.CharField(label=_("Name"))
    department = forms.CharField(
        label=_("Department"),
        required=False,
        widget=Suggesting(SUGGESTED_DEPARTMENTS, {"autocomplete": "off"}),
    )


class MemberForm(ProfileForm):
    """What those who administer may say of a member."""

    role = forms.ChoiceField(label=_("Role"), choices=lambda: role_choices(tuple(Role)))
    analyst = forms.BooleanField(
        label=_("Analyst"),
        required=False,
        help_text=_("May also connect customer data, write rules and export lists of persons."),
    )


class MatrixRolesForm(OperationForm):
    """A member's role in each matrix; empty is the one they have in the workspace.

    Its fields are named by the ids of the matrices it is given, so no other can be written to.
    """

    def __init__(self, matrices: Sequence[MatrixView], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("As in the workspace")), *role_choices(tuple(Role))]
        for matrix in matrices:
            self.fields[matrix.id] = forms.ChoiceField(
                label=matrix.name, choices=choices, required=False
            )


def role_choices(roles: tuple[Role, ...]) -> list[tuple[str, str]]:
    """Return roles to choose from, each with what it means."""
    return [(str(role), f"{ROLE_LABELS[role]}: {ROLE_MEANINGS[role]}") for role in roles]
