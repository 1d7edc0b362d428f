"""Why somebody is in a segment: which conditions hold, which decide, and which events prove it.

The verdicts are those of the engine that evaluates rules, so a proof and an evaluation cannot
differ; only what stands beside them is looked up for the one person or account.
"""

from segmatrix.kit.engine.proving.findings import (
    Evidence,
    Finding,
    Found,
    Happening,
    Kind,
    Proof,
)
from segmatrix.kit.engine.proving.whys import Whys, why

__all__ = ["Evidence", "Finding", "Found", "Happening", "Kind", "Proof", "Whys", "why"]
