"""The map as files: a drawing and a picture that need nothing else."""

from collections.abc import Callable
from xml.etree import ElementTree

from segmatrix.web import exporting
from tests.web.conftest import Pages

Browsers = Callable[[str], Pages]


def test_the_drawing_is_well_formed_and_needs_no_other_file(pages: Browsers, risk: str) -> None:
    pages("sol").post("map/place/", segment_id=risk, x="8", y="9")
    answer = pages("vic").get("map.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Disposition"] == 'attachment; filename="customer-segments.svg"'
    drawing = ElementTree.fromstring(answer.content)
    names = [text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert "Risk modellers" in names
    assert "var(" not in answer.text, "every token has its value in the file"
    assert "href" not in answer.text and "url(http" not in answer.text


def test_the_picture_is_a_png_of_twice_the_size(pages: Browsers, risk: str) -> None:
    content = pages("vic").get("map.png").content
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(content[16:20], "big") == 2 * 760


def test_script_in_a_name_is_text_in_the_drawing(bench, pages: Browsers) -> None:
    name = "<script>alert(1)</script> & Co"
    segment = bench.segment(name)
    pages("sol").post("map/place/", segment_id=segment, x="5", y="5")
    drawing = ElementTree.fromstring(pages("sol").get("map.svg").content)
    assert not list(drawing.iter("{http://www.w3.org/2000/svg}script"))
    assert name in [text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")]


def test_the_file_has_the_colours_of_the_page_in_daylight() -> None:
    style = exporting.style("map-picture.css")
    assert ".segment-colour-1 { color: #" in style
    assert style.count(".segment-colour-") == 8
