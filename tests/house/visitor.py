"""Somebody at work over plain HTTP, forms and all, as a browser without scripts would."""

import re
from types import TracebackType
from typing import Self

import httpx

from segmatrix.base.ids import new_id
from tests.server import Server

SECRET = "a lighthouse at night"


class Visitor:
    """A context manager that keeps one session: `open` a page, `post` a form."""

    def __init__(self, server: Server) -> None:
        self.http = httpx.Client(base_url=server.url, follow_redirects=True, timeout=60)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.http.close()

    def open(self, address: str) -> str:
        """Return the page at an address."""
        answer = self.http.get(address)
        assert answer.status_code == 200, answer.text
        return answer.text

    def post(
        self,
        address: str,
        files: list[tuple[str, tuple[str, bytes]]] | None = None,
        follow: bool = True,
        **values: str,
    ) -> httpx.Response:
        """Send a form as one of our own pages would, and go where the answer leads."""
        token = {"csrfmiddlewaretoken": self.http.cookies["csrftoken"], "operation": new_id()}
        headers = {"Referer": str(self.http.base_url)}
        return self.http.post(
            address, data=token | values, files=files, headers=headers, follow_redirects=follow
        )

    def sign_up(self, email: str) -> None:
        """Make an account and be signed in."""
        self.open("/accounts/signup/")
        self.post("/accounts/signup/", email=email, password1=SECRET, password2=SECRET)

    def found_workspace(
        self, name: str = "Fara", department: str = "Product", *, called: str = "Harbourlight Data"
    ) -> str:
        """Make a workspace of one's own and return its address."""
        made = self.post(
            "/workspaces/new/",
            name=called,
            member_name=name,
            department=department,
            timezone="UTC",
        )
        return found(r"/w/\w+/", str(made.url))


def found(pattern: str, text: str) -> str:
    """Return the first place in a text that fits, which must exist."""
    match = re.search(pattern, text)
    assert match is not None, f"{pattern} is not in {text[:500]}"
    return match.group()
