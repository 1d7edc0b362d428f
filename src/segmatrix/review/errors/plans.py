"""What this room refuses about plans and absences."""

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid, NotFound, NotPermitted


class NoSuchStep(NotFound):
    """No step or absence of that id exists for this actor."""

    def __init__(self) -> None:
        super().__init__(_("There is no such thing in the plan."))


class NobodyOfThatName(Invalid):
    """The id is nobody's who takes part in the matrix."""

    def __init__(self, field: str) -> None:
        super().__init__(
            _("This person takes no part here."),
            hint=_("Choose a member, a guest or a person to ask."),
            field=field,
        )


class SomebodyElsesAbsence(NotPermitted):
    """Only facilitators and owners say when somebody else is away."""

    def __init__(self) -> None:
        super().__init__(
            _("You may say only when you are away yourself."),
            hint=_("Ask a facilitator to write this down."),
        )


class SomebodyElsesStep(NotPermitted):
    """A step is finished by whose it is, by who stands in, or by a facilitator."""

    def __init__(self) -> None:
        super().__init__(
            _("This step is somebody else’s."),
            hint=_("Its owner, who stands in for them, or a facilitator says that it is done."),
        )
