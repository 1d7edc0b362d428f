"""Every address of the application, filled with what exists at Harbourlight Data.

An area that adds addresses says in `THINGS` which things of Harbourlight stand for their
parameters; tests over all addresses then walk through it too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from segmatrix.base.ids import new_id
from segmatrix.datasets import events as dataset_events
from segmatrix.datasets.actions import receive_files
from segmatrix.people import actions, events
from tests.cast import HARBOURLIGHT, Cast, code_of
from tests.matrix.conftest import Bench


def an_invitation(cast: Cast) -> dict[str, str]:
    """Invite somebody."""
    given = events.InviteMember(workspace_id=HARBOURLIGHT, role="viewer", department="", days=1)
    (invited,) = actions.invite_member(given, actor=cast.exa)
    return {"invitation_id": invited.invitation_id, "code": code_of(invited, cast.exa)}


def a_matrix(cast: Cast) -> dict[str, str]:
    """Begin a matrix and say something in it."""
    bench = Bench(cast)
    segment_id = bench.segment("Known to Harbourlight only")
    return {
        "matrix_id": bench.id,
        "segment_id": segment_id,
        "dimension_id": bench.dimension["goals"],
        "statement_id": bench.statement(segment_id, "Harbourlight keeps this to itself"),
    }


def a_dataset(cast: Cast) -> dict[str, str]:
    """Send a file of customers in."""
    given = dataset_events.UploadFiles(workspace_id=HARBOURLIGHT, dataset_id=new_id())
    arrival = ("Harbourlight customers.csv", [b"user_id,plan\nu1,pro\nu2,basic\n"])
    (uploaded,) = receive_files([arrival], given, actor=cast.ana).facts
    return {"dataset_id": uploaded.dataset_id}


Things = Callable[[Cast], dict[str, str]]
THINGS: dict[tuple[str, ...], Things] = {
    ("dataset_id",): a_dataset,
    ("workspace_id",): lambda cast: {"workspace_id": HARBOURLIGHT},
    ("member_id",): lambda cast: {"member_id": cast.sol.member_id},
    ("invitation_id", "code"): an_invitation,
    ("list_id",): lambda cast: {"list_id": new_id()},
    ("slot",): lambda cast: {"slot": "x"},
    ("matrix_id", "segment_id", "dimension_id", "statement_id"): a_matrix,
}


@dataclass(frozen=True)
class Address:
    """One address: its name and the parameters it takes."""

    name: str
    parameters: tuple[str, ...]

    @property
    def is_of_something(self) -> bool:
        """Whether it names a thing of a workspace, rather than a page of the application."""
        return bool(self.parameters) and not self.name.startswith("account_")

    def filled(self, cast: Cast) -> str:
        """Return it with things of Harbourlight, or an id of nothing where none is known."""
        values = {name: new_id() for name in self.parameters}
        for names, things in THINGS.items():
            if wanted := set(names) & set(self.parameters):
                found = things(cast)
                values |= {name: found[name] for name in wanted}
        return reverse(self.name, kwargs=values)


def addresses() -> list[Address]:
    """Return all addresses, which must have names."""
    return sorted(_walk(get_resolver(), (), ()), key=lambda address: address.name)


def _walk(
    resolver: URLResolver, namespaces: tuple[str, ...], parameters: tuple[str, ...]
) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        taken = (*parameters, *entry.pattern.regex.groupindex)
        if isinstance(entry, URLResolver):
            inside = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from _walk(entry, inside, taken)
        else:
            assert isinstance(entry, URLPattern)
            assert entry.name, f"{entry.pattern} has no name"
            yield Address(":".join((*namespaces, entry.name)), taken)
