"""Identifiers: short, unguessable, and safe in a URL, an element id and a socket message."""

import hashlib
import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u to misread aloud
LENGTH = 16  # 80 random bits: nobody guesses one, and a billion of them do not meet


def new_id() -> str:
    """Return a fresh identifier of 16 lower-case letters and digits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def id_of(name: str) -> str:
    """Return the identifier of what is called so, always the same one; it is no secret."""
    digest = hashlib.sha256(name.encode()).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])


def is_id(text: str) -> bool:
    """Say whether a text could be an identifier of ours."""
    return len(text) == LENGTH and set(text) <= set(ALPHABET)
