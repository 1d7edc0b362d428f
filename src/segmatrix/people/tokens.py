"""The secrets of links: made anew from the server's own key whenever they are needed.

A link's *token* stands in its address, its *code* is short enough to type. Neither is stored, so a
copy of the database opens nothing; a link's next `renewal` has others. A *key* says that somebody
knew a link's password, so that the slow comparison of passwords is done once, outside a write.
"""

import hashlib
from base64 import urlsafe_b64encode

from django.utils.crypto import constant_time_compare, salted_hmac

CODE_LETTERS = "BCDFGHJKMNPQRSTVWXYZ"  # no vowels to make words, nothing read as a digit or twice
CODE_LENGTH = 8  # 2.5e10 of them; guesses are counted (`web.guests.guessing`)
_SALT = "segmatrix.people.tokens."
_TOKEN_BYTES = 18  # 144 bits


def token(link_id: str, renewal: int) -> str:
    """Return the secret part of a link's address: the link's id, a dash, and its proof."""
    return f"{link_id}-{_proof(link_id, renewal)}"


def link_named(said: str) -> str:
    """Return the id of the link that a token is one of, if it is any."""
    return said.partition("-")[0]


def fits(said: str, link_id: str, renewal: int) -> bool:
    """Say whether a token is the link's present one, in a time that tells nothing of it."""
    return constant_time_compare(said, token(link_id, renewal))


def code(link_id: str, renewal: int) -> str:
    """Return the short code of a link, in two halves."""
    letters = [
        CODE_LETTERS[byte % len(CODE_LETTERS)]
        for byte in _digest("code", f"{link_id}:{renewal}")[:CODE_LENGTH]
    ]
    half = CODE_LENGTH // 2
    return f"{''.join(letters[:half])}-{''.join(letters[half:])}"


def code_digest(typed: str) -> str:
    """Return what is stored of a code, whatever its capitals, dashes and blanks."""
    letters = "".join(letter for letter in typed.upper() if letter in CODE_LETTERS)
    return hashlib.sha256(_digest("typed", letters)).hexdigest()


def key(link_id: str, password: str) -> str:
    """Return the key to a link whose stored password is `password`; another one has another."""
    return _digest("key", f"{link_id}:{password}").hex()


def opens(said: str, link_id: str, password: str) -> bool:
    """Say whether a key is the one to this link."""
    return constant_time_compare(said, key(link_id, password))


def _proof(link_id: str, renewal: int) -> str:
    return urlsafe_b64encode(_digest("token", f"{link_id}:{renewal}")[:_TOKEN_BYTES]).decode()


def _digest(purpose: str, value: str) -> bytes:
    return salted_hmac(_SALT + purpose, value, algorithm="sha256").digest()
