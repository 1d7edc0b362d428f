"""A matrix whose segments are counted, as on the page Who is in."""

from tests.web.who.conftest import counted, home, large, pro

__all__ = ["counted", "home", "large", "pro"]
