"""People to ask, as pages and the gate read them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from segmatrix.activity.queries import Entry, history
from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.queries import Text
from segmatrix.review import access
from segmatrix.review.models import Stakeholder
from segmatrix.review.queries.exposures import exposures_in, seen_revisions
from segmatrix.review.snowballing import Naming, waves


@dataclass(frozen=True, slots=True)
class StakeholderView:
    """Somebody whose input a matrix wants.

    Attributes:
        level: One of `terms.Level`.
        email: For those who facilitate, else empty.
        member_id: Who they are among the members, None for somebody without an account.
        sponsor: Whether they sign.
        named_by: Who introduced them, None if nobody did.
        wave: 0 for whom nobody introduced, else one more than that of who did.
        excuse: Why nobody waits for their answer, one of `terms.Excuse`, None if we wait.
        exposed: The revisions that they, or their deputy, were shown and could answer to.
        seen_by: The deputy who was shown some of these for them, empty for nobody.
    """

    id: str
    name: str
    department: str
    level: str
    region: str
    email: str
    member_id: str | None
    sponsor: bool
    named_by: str | None
    wave: int
    excuse: str | None
    replacement: str
    excused_by: str
    excused_at: datetime | None
    exposed: frozenset[int]
    version: int
    seen_by: str = ""

    @classmethod
    def of(
        cls,
        row: Stakeholder,
        *,
        wave: int,
        named_by: str | None,
        exposed: frozenset[int],
        with_email: bool,
        seen_by: str = "",
    ) -> Self:
        """Build the view from its row and what is known beside it."""
        return cls(
            id=row.pk,
            name=row.name,
            department=row.department,
            level=row.level,
            region=row.region,
            email=row.email if with_email else "",
            member_id=row.member_id or None,
            sponsor=row.sponsor,
            named_by=named_by,
            wave=wave,
            excuse=row.excuse or None,
            replacement=row.replacement,
            excused_by=row.excused_by,
            excused_at=row.excused_at,
            exposed=exposed,
            version=row.version,
            seen_by=seen_by,
        )


def stakeholders(
    matrix_id: str, actor: Actor, *, removed: bool = False
) -> tuple[StakeholderView, ...]:
    """Return the people to ask, or those taken off the list, by wave and name.

    A fixed number of queries, however many they are.
    """
    matrix = access.matrix(matrix_id, actor)
    rows = list(Stakeholder.objects.filter(matrix_id=matrix.id).order_by("name", "pk"))
    namings = [
        Naming(row.nominator_id, row.nominee_id, row.introduces)
        for row in access.nominations(matrix.id)
    ]
    wave_of = waves([row.pk for row in rows], namings)
    by = {each.of: each.by for each in namings if each.introduces}
    shown = exposures_in(matrix.id)
    seen = seen_revisions(shown)
    stood_in = {each.stakeholder_id: each.deputy for each in shown if each.deputy}
    with_email = access.sees_addresses(matrix.id, actor)
    views = (
        StakeholderView.of(
            row,
            wave=wave_of[row.pk],
            named_by=by.get(row.pk),
            exposed=seen.get(row.pk, frozenset()),
            seen_by=stood_in.get(row.pk, ""),
            with_email=with_email,
        )
        for row in rows
        if row.removed == removed
    )
    return tuple(sorted(views, key=lambda view: view.wave))


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A person to ask as a form offers them; `member_id` is empty without an account."""

    id: str
    name: str
    department: str
    member_id: str


def listed_people(matrix_id: str, actor: Actor) -> tuple[ListedPerson, ...]:
    """Return the people to ask as forms offer them, by name, in one query more."""
    rows = access.stakeholders(access.matrix(matrix_id, actor).id)
    return tuple(
        ListedPerson(*row) for row in rows.values_list("pk", "name", "department", "member_id")
    )


def met(matrix_id: str, actor: Actor) -> frozenset[str]:
    """Return whom everybody meets who reads a matrix: who said something in it, or is to be asked.

    What guests are told names nobody else.
    """
    asked = (each.member_id for each in listed_people(matrix_id, actor))
    return matrices.heard(matrix_id, actor).union(filter(None, asked))


def stakeholder_texts(matrix_id: str, ids: Collection[str] | None = None) -> Iterator[Text]:
    """Return the people to ask, by what they are called and where they are; no address."""
    rows = Stakeholder.objects.filter(matrix=matrix_id)
    rows = rows if ids is None else rows.filter(pk__in=ids)
    for row in rows.order_by("added_at", "pk"):
        where = ", ".join(filter(None, (row.department, row.region)))
        yield Text(id=row.pk) if row.removed else Text(id=row.pk, title=row.name, text=where)


def stakeholder(matrix_id: str, stakeholder_id: str, actor: Actor) -> StakeholderView:
    """Return one person to ask who stands."""
    matrix = access.matrix(matrix_id, actor)
    row = access.stakeholder(matrix.id, stakeholder_id)
    return next(each for each in stakeholders(matrix.id, actor) if each.id == row.pk)


def stakeholder_history(matrix_id: str, stakeholder_id: str, actor: Actor) -> list[Entry]:
    """Return what happened to a person to ask, newest first."""
    matrix = access.matrix(matrix_id, actor)
    nouns = ("stakeholder", "excuse", "nomination", "exposure", "interview", "deputy")
    return history(f"matrix:{matrix.id}", *(f"{noun}:{stakeholder_id}" for noun in nouns))
