"""The product's settings with little patience: what a kill left behind is taken up at once."""

from segmatrix.project.settings import *  # noqa: F403

JOB_HEARTBEAT_SECONDS = 0.2
JOB_DEAD_AFTER_SECONDS = 1.5
