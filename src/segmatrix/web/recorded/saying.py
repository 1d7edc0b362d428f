"""What is recorded of what people say: in the open, and alone."""

from django.utils.translation import gettext_lazy as _

from segmatrix.web.recorded.records import AS_MATRIX, NOTHING_ENDS_IT, READERS, STAYS, Record

IN_THE_OPEN = (
    Record(
        _("What you write in a matrix"),
        _(
            "Statements, other wordings, comments, proposals, numbers, words for segments, "
            "personas, findings, sources and files, with your name, often your department, and "
            "the time; and an index of the words, to find them by."
        ),
        _(
            "Everybody who may read the matrix, guests included, and whoever gets a file of it. "
            "Templates: everybody with an account in the workspace."
        ),
        AS_MATRIX,
        STAYS,
        (
            "matrix.Statement",
            "matrix.Variant",
            "matrix.Thread",
            "matrix.Comment",
            "matrix.Proposal",
            "matrix.Outcome",
            "matrix.StatedMeasure",
            "matrix.NotKnownYet",
            "matrix.Alias",
            "matrix.Persona",
            "matrix.Scaffold",
            "evidence.Source",
            "evidence.Document",
            "evidence.Observation",
            "evidence.Link",
            "search.Entry",
        ),
    ),
    Record(
        _("Where you place segments on the map"),
        _(
            "Place and reason, with name and department. What a round without names brought to "
            "the map has neither."
        ),
        READERS,
        AS_MATRIX,
        STAYS,
        ("matrix.Placement", "matrix.AgreedPlacement"),
    ),
    Record(
        _("What you decide or let stand"),
        _(
            "That you agreed to the charter, confirmed, kept, renamed, merged or reworded "
            "something, set a warning aside or let a claim stand, with name and time."
        ),
        READERS,
        AS_MATRIX,
        STAYS,
        (
            "matrix.Endorsement",
            "matrix.Confirmation",
            "matrix.Revision",
            "matrix.Wording",
            "matrix.Lineage",
            "matrix.Dismissal",
            "studies.ContradictionDismissal",
        ),
    ),
    Record(
        _("Objections, reviews and signatures"),
        _(
            "What you object to, answer to a revision or sign, with name and time; who was asked "
            "or reminded, and by whom."
        ),
        READERS,
        AS_MATRIX,
        STAYS,
        (
            "review.Objection",
            "review.Turn",
            "review.ReviewRound",
            "review.ReviewAnswer",
            "review.Reminder",
            "review.SigningRequest",
            "review.Signature",
        ),
    ),
    Record(
        _("The history"),
        _(
            "Every change, with its words, who made it, their department and when; also who took "
            "out a list of customers. What you answer alone stands in a history of your own, "
            "without its words."
        ),
        _("Whoever may read what was changed. Your own history: nobody in Segmatrix but you."),
        _("As long as the matrix or the workspace."),
        _("Nothing: taking something back adds a line."),
        ("activity.Stream", "activity.RecordedFact"),
    ),
)

ALONE = (
    Record(
        _("Being asked in a round"),
        _("Who leads it, and the name and department of everybody who is asked."),
        READERS,
        AS_MATRIX,
        NOTHING_ENDS_IT,
        ("rounds.Round", "rounds.Invitee"),
    ),
    Record(
        _("Your answers, before they are shown"),
        _(
            "Places, votes, dots, thoughts and reasons, in a round or a workshop, and when you "
            "gave them. They are stored with you, so that you can change them and nobody answers "
            "twice."
        ),
        _(
            "You alone. Everybody else in Segmatrix, whoever leads it included, sees how many have "
            "answered."
        ),
        AS_MATRIX,
        _("You change them until they are shown. Earlier wordings are kept for you alone."),
        ("rounds.Answer",),
    ),
    Record(
        _("Your answers afterwards, with names"),
        _(
            "Answers and reasons with name and department; where the round says so beforehand, "
            "also who did not answer."
        ),
        READERS,
        AS_MATRIX,
        NOTHING_ENDS_IT,
        ("rounds.Answer", "workshops.Note"),
    ),
    Record(
        _("Your answers afterwards, without names"),
        _(
            "What all answers come to, and reasons and thoughts word by word. Departments that "
            "are too small are taken together."
        ),
        _(
            "Everybody who may read the matrix, guests included. Whose an answer is stays stored, "
            "and nobody in Segmatrix sees it but you."
        ),
        AS_MATRIX,
        NOTHING_ENDS_IT,
        ("rounds.Answer", "workshops.Note"),
    ),
    Record(
        _("Taking part in a workshop"),
        _("Who leads it, name and department of everybody in it, and that you said you are done."),
        _(
            "Everybody who may read the matrix, guests included. That you are done: you alone; "
            "others see how many are."
        ),
        AS_MATRIX,
        _("You can say that you are not done yet."),
        ("workshops.Workshop", "workshops.Participant", "workshops.Ready"),
    ),
    Record(
        _("Your list of customer groups"),
        _("The groups you named when everybody was asked to list them."),
        _(
            "You alone. Once it is closed, everybody who may read the matrix sees how often each "
            "group was named, without names."
        ),
        AS_MATRIX,
        _("You change it until it is closed."),
        ("matrix.Pulse", "matrix.PulseList"),
    ),
)
