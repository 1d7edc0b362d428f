"""A matrix goes out as a spreadsheet, is edited and comes back as changes to choose from."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.office import Matrix, Office
from tests.browser.pages import Table

ComeIn = Callable[..., Page]
BANKS, CITIES = "Risk modellers", "City teams"


@pytest.fixture
def matrix(office: Office) -> Matrix:
    matrix = office.matrix(BANKS, CITIES)
    matrix.say_as_a_goal("Prove every figure")
    return matrix


def edited(path: Path, old: str, new: str) -> Path:
    """Return a copy of a workbook with another text in the table, as if it was typed there."""
    copy = path.with_name("edited.xlsx")
    with zipfile.ZipFile(path) as opened, zipfile.ZipFile(copy, "w") as into:
        for name in opened.namelist():
            content = opened.read(name).decode()
            if (
                name == "xl/worksheets/sheet1.xml"
            ):  # which takes the text itself, not the shared one
                shared = re.findall(r"<si>.*?</si>", opened.read("xl/sharedStrings.xml").decode())
                at = next(number for number, text in enumerate(shared) if old in text)
                typed = f't="inlineStr"><is><t>{new}</t></is></c>'
                content = re.sub(rf't="s"><v>{at}</v></c>', typed, content)
            into.writestr(name, content)
    return copy


def test_an_edited_export_comes_back(matrix: Matrix, come_in: ComeIn, tmp_path: Path) -> None:
    page = come_in("fara", matrix.table)
    page.get_by_text("Files").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Spreadsheet (XLSX)").click()
    path = tmp_path / "ours.xlsx"
    taken.value.save_as(path)

    page.get_by_text("Files").click()
    page.get_by_role("link", name="Bring in a spreadsheet").click()
    page.get_by_label("A file").set_input_files(
        edited(path, "Prove every figure", "Prove each figure\nSleep well")
    )
    page.get_by_role("button", name="Show what comes of it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What was changed in the sheet")
    page.get_by_label("added").uncheck()
    page.get_by_role("button", name="Apply what is ticked").click()
    cell = Table(page).cell(BANKS, "Main goals")
    expect(cell).to_contain_text("Prove each figure")
    expect(cell).not_to_contain_text("Sleep well")
    page.keyboard.press("Control+z")
    expect(cell).to_contain_text("Prove every figure")
