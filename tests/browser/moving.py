"""The product's settings with a clock that tests can move."""

from segmatrix.base import clock
from segmatrix.project.settings import *  # noqa: F403
from segmatrix.project.settings import HOME
from tests.browser import moving_clock

clock.now = lambda: moving_clock.now_in(HOME)
