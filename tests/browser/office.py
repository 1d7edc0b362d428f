"""A workspace beside the example: its people joined by links, each test has a matrix of its own.

Everything here goes over HTTP as the pages' own forms do, which is fast; what a test is about it
does in a browser.
"""

import re
from typing import Any, Self

from tests.house.visitor import Visitor, found
from tests.server import Server

# Who comes in as what, and from where. Fara makes the workspace and owns it.
PEOPLE = {
    "sol": ("Sol Vega", "Sales", "contributor"),
    "mika": ("Mika Brandt", "Marketing", "facilitator"),
}


class Office:
    """A context manager; `matrix` begins one, `cookies` let a browser in as somebody."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.visitors = {who: Visitor(server) for who in ("fara", *PEOPLE)}
        self._matrices = 0

    def __enter__(self) -> Self:
        fara = self.visitors["fara"]
        fara.sign_up("fara@office.test")
        self.address = fara.found_workspace("Fara Lind")
        for who, (name, department, role) in PEOPLE.items():
            self.let_in(who, name, department, role)
        return self

    def __exit__(self, *problem: object) -> None:
        for visitor in self.visitors.values():
            visitor.http.close()

    def matrix(self, *segments: str, unit: str = "account") -> "Matrix":
        """Begin a matrix with segments of these names."""
        self._matrices += 1
        name = f"Customers {self._matrices}"
        made = self.visitors["fara"].post(f"{self.address}matrices/new/", name=name, unit=unit)
        matrix = Matrix(self.visitors["fara"], found(r"/m/\w+/", str(made.url)))
        for name in segments:
            matrix.add_segment(name)
        return matrix

    def cookies(self, who: str | Visitor) -> list[dict[str, Any]]:
        """Return what a browser needs to be somebody's."""
        http = (self.visitors[who] if isinstance(who, str) else who).http
        return [
            {"name": cookie.name, "value": cookie.value, "url": str(http.base_url)}
            for cookie in http.cookies.jar
        ]

    def let_in(self, who: str, name: str, department: str, role: str = "contributor") -> Visitor:
        """Let somebody more join by a link, and return them at work."""
        fara = self.visitors["fara"]
        visitor = self.visitors.setdefault(who, Visitor(self.server))
        page = fara.post(
            f"{self.address}members/invite/", role=role, department=department, days="7"
        ).text
        link = found(rf"{fara.http.base_url}/join/[^\"]+", page)
        visitor.sign_up(f"{who}@office.test")
        visitor.open(link)
        visitor.post(link, name=name, department=department)
        return visitor


class Matrix:
    """One matrix of the office, written in by Fara."""

    def __init__(self, fara: Visitor, address: str) -> None:
        self.fara = fara
        self.address = address

    @property
    def table(self) -> str:
        return f"{self.address}table/"

    @property
    def map(self) -> str:
        return f"{self.address}map/"

    def add_segment(self, name: str) -> None:
        self.fara.post(f"{self.address}segments/", name=name, tier="primary")

    def cells(self) -> list[str]:
        """Return the addresses of the first segment's cells, from the top."""
        page = self.fara.open(self.table)
        columns = len(re.findall(r'id="segment-\w+"', page))
        shown = re.findall(r'id="cell-(\w+)-(\w+)"', page)[::columns]
        return [f"{self.address}cells/{segment}/{row}/" for segment, row in shown]

    def say_as_a_goal(self, text: str) -> None:
        """Put a statement into the first segment's main goals."""
        self.fara.post(f"{self.cells()[3]}statements/", text=text)
