"""A drawing as a file: the page's own with its style sheet put inside it, in light colours."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeAlias

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

View: TypeAlias = Callable[..., HttpResponse]

_TOKEN = re.compile(r"--([\w-]+):\s*light-dark\(([^,]+),")
_PLAIN = re.compile(r"--(sans|serif):\s*([^;]+);")
_USE = re.compile(r"var\(--([\w-]+)\)")


@cache
def style(stylesheet: str) -> str:
    """Return a drawing's style sheet with every token replaced by its light value.

    The page's own files are read, so that a download cannot come to look otherwise than the page.

    Args:
        stylesheet: The file with the rules of the drawing, such as `map-picture.css`.
    """
    tokens_css = _stylesheet("tokens.css")
    tokens = dict(_PLAIN.findall(tokens_css)) | dict(_TOKEN.findall(tokens_css))
    rules = _USE.sub(lambda use: tokens[use.group(1)].strip(), _stylesheet(stylesheet))
    colours = [
        f".segment-colour-{name.removeprefix('segment-')} {{ color: {value.strip()}; }}"
        for name, value in tokens.items()
        if re.fullmatch(r"segment-\d", name)
    ]
    return "\n".join([*colours, re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL).strip()])


def png(svg: str, *, scale: float = 2.0) -> bytes:
    """Return the drawing as a PNG picture, `scale` pixels to the unit."""
    import vl_convert  # a large library, read when somebody asks for a picture

    return bytes(vl_convert.svg_to_png(svg, scale=scale))


def as_files(draw: Callable[[HttpRequest, str], tuple[str, str]]) -> tuple[View, View]:
    """Return the views that hand out a drawing of a matrix: as SVG, and as PNG.

    Args:
        draw: Makes of a request and a matrix's id the file's name and the drawing, which needs no
            other file; it refuses who may not see it.
    """

    @require_GET
    def svg(request: HttpRequest, matrix_id: str) -> HttpResponse:
        name, text = draw(request, matrix_id)
        return attached(text.encode(), "image/svg+xml", f"{name}.svg")

    @require_GET
    def picture(request: HttpRequest, matrix_id: str) -> HttpResponse:
        name, text = draw(request, matrix_id)
        return attached(png(text), "image/png", f"{name}.png")

    return svg, picture


def _stylesheet(name: str) -> str:
    found = finders.find(f"segmatrix/css/{name}")
    assert isinstance(found, str), f"{name} is part of this package"
    return Path(found).read_text("utf-8")


def attached(content: bytes, kind: str, name: str) -> HttpResponse:
    """Return a file for the reader to keep."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
