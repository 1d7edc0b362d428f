"""The matrix and the browsers of tests/web/matrix, for the map."""

from tests.web.matrix.conftest import bench, city, pages, risk

__all__ = ["bench", "city", "pages", "risk"]
