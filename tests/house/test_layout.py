"""The house keeps the shape that ARCHITECTURE.md promises."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "segmatrix"
ROOMS = [
    "activity",
    "jobs",
    "people",
    "datasets",
    "matrix",
    "studies",
    "evidence",
    "review",
    "inbox",
    "search",
]


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.split("\n") if name and (ROOT / name).is_file()]


def test_no_folder_is_a_drawer_for_anything() -> None:
    drawers = {"utils", "helpers", "common", "core", "misc"}
    found = [
        path for path in tracked_files() if drawers & {part.split(".")[0] for part in path.parts}
    ]
    assert found == []


def test_base_is_a_closed_list() -> None:
    names = {path.stem for path in (PACKAGE / "base").glob("*.py")}
    assert names == {"__init__", "ids", "clock", "actor", "errors", "inputs", "versions", "zoning"}


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_introduces_itself_in_under_sixty_lines(room: str) -> None:
    readme = PACKAGE / room / "README.md"
    assert 5 < len(readme.read_text().splitlines()) < 60


@pytest.mark.parametrize(
    "page", sorted((ROOT / "docs" / "tour").glob("*.md")), ids=lambda p: p.stem
)
def test_every_file_a_tour_names_exists(page: Path) -> None:
    named = re.findall(r"`((?:src|spec|tests|docs|benchmarks)/[\w./-]+)`", page.read_text())
    assert named, "a tour names the files it walks through"
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_file_a_front_page_names_exists(name: str) -> None:
    text = (ROOT / name).read_text()
    linked = re.findall(r"\]\((?!https?:)([\w./-]+)\)", text)
    quoted = re.findall(r"`([\w-]+(?:/[\w.-]+)*/(?:[\w-]+\.\w+)?)`", text)
    assert [target for target in linked if not (ROOT / target).exists()] == []
    places = (ROOT, PACKAGE)
    assert [path for path in quoted if not any((place / path).exists() for place in places)] == []


def test_no_file_names_a_package_host_or_a_path_of_one_machine() -> None:
    hosts = re.compile(r"(pypi|pythonhosted|npmjs|debian)\.(org|com)|/wor[k]/")
    found = [
        path
        for path in tracked_files()
        if path.suffix not in {".png", ".gz", ".parquet"} and hosts.search(path.read_text("utf-8"))
    ]
    assert found == []
