"""How large a document may be once it is unpacked, and what reading it may cost."""

UNPACKED = 256 * 2**20
"""Bytes that come out of an archive, all parts together."""

PARTS = 10_000
"""Files in an archive."""

TEXT = 20_000_000
"""Characters of text."""

BLOCKS = 50_000
"""Paragraphs, rows or pages."""

BLOCK_TEXT = 100_000
"""Characters of one paragraph, row or page."""

COLUMNS = 500
"""Cells of a row."""

PAGES = 5_000
"""Pages of a PDF document."""

MEMORY = 1 << 30
"""Bytes of address space of the process that reads."""

SECONDS = 30
"""Of the process that reads: by its own clock; by ours it may take twice that."""
