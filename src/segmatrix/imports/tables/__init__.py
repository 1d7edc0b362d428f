"""Taking the tables out of a file that anybody may have made.

Bytes in, tables out (`grids.Table`): delimited text, XLSX, and the tables on the slides of a PPTX.
Nothing here knows Django or a room. It stands on the bounded reading of `evidence.documents`, with
its limits and its reasons to refuse: macros, passwords, entities and what unpacks too large.

A file is hostile until it has been read, so `reading.read` does it in a process of its own with
fixed memory and time; `python -m segmatrix.imports.tables` is that process.
"""
