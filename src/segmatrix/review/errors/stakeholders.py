"""What this room refuses about people to ask."""

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid, NotFound


class NoSuchStakeholder(NotFound):
    """No person to ask, nomination, meeting or interview of that id exists for this actor."""

    def __init__(self) -> None:
        super().__init__(_("There is nobody of that kind to ask here."))


class AskedAlready(Invalid):
    """The member is a person to ask already; `data` holds their id there."""

    code = "asked_already"

    def __init__(self, name: str, stakeholder_id: str) -> None:
        super().__init__(
            _("%(name)s is among the people to ask already.") % {"name": name},
            hint=_("Edit the entry that is there."),
            field="member_id",
            stakeholder_id=stakeholder_id,
        )
