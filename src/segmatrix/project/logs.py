"""What a server's log may say."""

import logging
import re

_SECRET = re.compile(r"(/(?:g|join)/)[^/\s]+")


class WithoutSecrets(logging.Filter):
    """Blanks what lets somebody in by a link, wherever an address of one is written down."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, the secrets of links in its text replaced by an ellipsis."""
        said = record.getMessage()
        if (blanked := _SECRET.sub(r"\1…", said)) != said:
            record.msg, record.args = blanked, None
        return True
