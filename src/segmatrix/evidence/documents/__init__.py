"""Taking the text out of a file that anybody may have made, with the place of every piece.

Bytes in, blocks out (`blocks.Block`): text, Markdown, delimited tables, XLSX, DOCX and the text of
PDF, one module each. Nothing here knows Django or a room. The content decides what a file is, and a
name that says otherwise is refused; so is whatever is encrypted, damaged, or larger than `limits`
when unpacked. Macros, formulas and entities are never run, reckoned or resolved.

A file is hostile until it has been read, so rooms call `reading.read`, which does it in a process
of its own with fixed memory and time; `python -m segmatrix.evidence.documents` is that process.
"""
