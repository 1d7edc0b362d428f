"""The forms about links into a matrix. What a field may hold, the rooms decide."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from segmatrix.people.queries import OfferedLink
from segmatrix.people.terms import LINK_ROLES, SUGGESTED_DEPARTMENTS, Role
from segmatrix.web.forms import OperationForm
from segmatrix.web.people.forms import DAYS, Suggesting, role_choices


def _department(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        help_text=help_text,
        widget=Suggesting(SUGGESTED_DEPARTMENTS, {"autocomplete": "off"}),
    )


class CodeForm(forms.Form):
    """A short code that somebody reads from a screen."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("Eight letters. Capitals and the dash do not matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class GuestForm(forms.Form):
    """Who somebody is who comes by a link: only what the link does not say already."""

    name = forms.CharField(
        label=_("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    department = _department(_("Your department"))
    address = forms.CharField(
        label=_("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    password = forms.CharField(
        label=_("Password of the link"),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, offered: OfferedLink, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = {
            "department": not offered.department,
            "address": bool(offered.domains),
            "password": offered.asks_password,
        }
        for name, is_asked in asked.items():
            if not is_asked:
                del self.fields[name]


class GuestLinkForm(OperationForm):
    """A link for whoever has it."""

    role = forms.ChoiceField(
        label=_("They come in as"),
        choices=lambda: role_choices(LINK_ROLES),
        initial=Role.CONTRIBUTOR,
    )
    department = _department(
        _("Their department"), _("Leave it empty if the link goes to several departments.")
    )
    days = forms.TypedChoiceField(
        label=_("The link works for"), choices=DAYS, coerce=int, initial=7
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        help_text=_("Give it to people in another way than the link."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    domains = forms.CharField(
        label=_("Only e-mail addresses that end in"),
        required=False,
        help_text=_("Such as example.com. People type their address; nobody checks it is theirs."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class PersonalLinkForm(OperationForm):
    """A link for one person."""

    name = forms.CharField(
        label=_("Their name"), widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    department = _department(_("Their department"))
    address = forms.CharField(
        label=_("Their e-mail address"),
        required=False,
        help_text=_("Only for you, to know where to send the link."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    days = forms.TypedChoiceField(
        label=_("The link works for"), choices=DAYS, coerce=int, initial=30
    )


class DateForm(forms.Form):
    """When people meet, for a calendar file."""

    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}),
        validators=[MinValueValidator(date(1970, 1, 2)), MaxValueValidator(date(2999, 12, 31))],
    )
    time = forms.TimeField(label=_("Begins at"), widget=forms.TimeInput(attrs={"type": "time"}))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=24 * 60, initial=45)
