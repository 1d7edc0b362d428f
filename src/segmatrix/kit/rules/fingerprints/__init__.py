"""The normal form of a rule, in which different writings of one meaning meet, and its fingerprint.

Rules with the same fingerprint have the same members and the same unsure on all data; leaves with
the same normal form are computed once. The reverse is not promised. The normal form is a node like
any other, to be compared and to be a key within one program; the fingerprint is a text to store.
"""

from hashlib import sha256

from segmatrix.kit.rules.fingerprints.keys import key
from segmatrix.kit.rules.fingerprints.logic import negation
from segmatrix.kit.rules.fingerprints.normals import normal
from segmatrix.kit.rules.nodes import Node

__all__ = ["fingerprint", "negation", "normal"]

_LENGTH = 16


def fingerprint(node: Node) -> str:
    """Return a short name that all writings of one meaning share.

    >>> from segmatrix.kit.rules.parsing import parse
    >>> one, other = parse("a = 1 and not b = 2"), parse("b != 2 and a is 1 and a is 1")
    >>> fingerprint(one) == fingerprint(other)
    True
    """
    return sha256(key(normal(node)).encode()).hexdigest()[:_LENGTH]
