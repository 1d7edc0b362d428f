"""Which e-mail addresses this room stores."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.base.inputs import lined
from segmatrix.review import terms


def mail_address(text: str) -> str:
    """Return an e-mail address, or empty text for none."""
    address = lined(text, field="email", limit=terms.EMAIL_LENGTH)
    try:
        if address:
            validate_email(address)
    except ValidationError as error:
        raise Invalid(
            _("“%(address)s” is no e-mail address.") % {"address": address},
            hint=_("Write it like name@example.org, or leave it out."),
            field="email",
            yours=text,
        ) from error
    return address
