"""PDF: the text of each page. Scanned pages have none."""

import logging
from collections.abc import Iterator
from pathlib import Path

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, LimitReachedError, PdfReadError

from segmatrix.evidence.documents import limits
from segmatrix.evidence.documents.blocks import Block, Unit
from segmatrix.evidence.documents.errors import DocumentError, Reason


def pages(path: Path) -> Iterator[Block]:
    """Yield all pages, empty ones too, so that their numbers are right.

    What is damaged in other ways than the reader knows breaks the process that reads.

    Raises:
        DocumentError: It needs a password, is damaged, unpacks to more than is ever needed, or has
            more pages than `limits.PAGES`.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every odd byte it mends
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise DocumentError(Reason.PASSWORD)
        if len(reader.pages) > limits.PAGES:
            raise DocumentError(Reason.TOO_MANY_BLOCKS, limit=limits.PAGES)
        for number, page in enumerate(reader.pages, start=1):
            yield Block(Unit.PAGE, number, "", page.extract_text().strip())
    except DependencyError as error:  # a cipher for which another library would be needed
        raise DocumentError(Reason.PASSWORD) from error
    except LimitReachedError as error:
        raise DocumentError(Reason.TOO_HARD) from error
    except PdfReadError as error:
        raise DocumentError(Reason.DAMAGED) from error
