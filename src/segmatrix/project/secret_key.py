"""The key that signs sessions, made once per home and readable by its owner only."""

import os
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile


def secret_key(file: Path) -> str:
    """Return the key in `file`, made at the first call.

    Several processes may start at once: each writes a whole key aside, one of them gets the name,
    and all read that one.
    """
    if not file.exists():
        with NamedTemporaryFile("w", dir=file.parent, delete=False) as aside:  # mode 600
            aside.write(secrets.token_urlsafe(50))
        try:
            os.link(aside.name, file)
        except FileExistsError:
            pass
        finally:
            Path(aside.name).unlink()
    return file.read_text()
