"""The forms of signing up and of passwords, in our words. allauth decides what they accept."""

from typing import Any

from allauth.account import forms
from django.utils.translation import gettext_lazy as _

PASSWORD_HELP = _("At least 8 characters, and not a password that many people use.")


class OurWords:
    """Labels without placeholders, and one sentence about passwords."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in ("email", "login"):
                field.label = _("E-mail address")
            if name == "password1":
                field.help_text = PASSWORD_HELP


class SignInForm(OurWords, forms.LoginForm):
    """Signing in."""


class SignUpForm(OurWords, forms.SignupForm):
    """Making an account."""


class ForgottenForm(OurWords, forms.ResetPasswordForm):
    """Asking for a link to set a new password."""


class NewPasswordForm(OurWords, forms.ResetPasswordKeyForm):
    """Setting a new password by a link."""


class ChangePasswordForm(OurWords, forms.ChangePasswordForm):
    """Setting another password."""
