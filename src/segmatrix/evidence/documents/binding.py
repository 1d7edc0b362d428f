"""Binding the process that reads a hostile file, so that it cannot take more than is its due."""

import sys

from segmatrix.evidence.documents import limits


def bind() -> None:
    """Let this process have fixed memory and time, where the system can see to that."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (limits.SECONDS, limits.SECONDS + 1))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
