"""The pages of customer data, walked as a person would."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from segmatrix.base.ids import new_id
from segmatrix.datasets import queries
from tests.cast import HARBOURLIGHT, Cast

DATES = "".join(f"u{day},pro,{day}.5,{day:02d}-02-2024\n" for day in range(1, 29))
CUSTOMERS = f"user_id,plan,seats,created_at\n{DATES}u31,basic,1,31-02-2024\n"


@pytest.fixture(autouse=True)
def home(settings, tmp_path: Path) -> Path:
    """A home of the test's own."""
    settings.HOME = tmp_path
    settings.UPLOAD_LIMIT = 100_000
    return tmp_path


class Browser:
    """Ana's browser on the pages of customer data."""

    def __init__(self, client: Client, cast: Cast) -> None:
        self.client = client
        self.cast = cast

    def address(self, page: str, *ids: str) -> str:
        """Return where a page is."""
        return reverse(f"data:{page}", args=[HARBOURLIGHT, *ids])

    def send(self, texts: dict[str, str | bytes], to: str = "", **more: str):
        """Upload files, by default as new data."""
        files = [
            SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())
            for name, text in texts.items()
        ]
        given = {"files": files, "operation": new_id()} | more
        return self.client.post(to or self.address("new"), given, follow=True)

    def newest(self) -> queries.DatasetView:
        """Return the data source that came last."""
        return queries.datasets(self.cast.ana)[0]

    def fields(self, response) -> dict[str, str]:
        """Return what the form of the columns page would send as it stands."""
        context = response.context
        sent = {"base": context["base"], "operation": new_id()}
        sent |= {"timezone": context["said"].timezone, "as_of": context["said"].as_of}
        for card in context["cards"]:
            for part in card.parts:
                sent[f"{part.key}-table"] = sent[f"{part.key}-was"] = part.table
                for line in part.lines:
                    sent |= {
                        f"{line.key}-role": line.role,
                        f"{line.key}-name": line.name if line.role == "*" else "",
                        f"{line.key}-type": line.style.type,
                        f"{line.key}-format": line.format,
                        f"{line.key}-decimal": line.style.decimal,
                        f"{line.key}-constant": line.constant or "",
                    }
        return sent


@pytest.fixture
def browser(signed_in: Callable[[str], Client], cast: Cast) -> Browser:
    """The browser of Ana, who is an analyst."""
    return Browser(signed_in("ana"), cast)
