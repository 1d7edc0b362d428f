"""Claim: a matrix of 8 segments, 12 rows, 600 statements and 300 comments opens in at most 3 times
the time of one of 3 segments and 10 statements, once its cells were drawn.

Both tables are asked for in turns as pages, by somebody signed in. Printed is the quickest of each,
with no cell drawn before and with all of them, and the ratio.
"""

import os
import sys
import tempfile
from pathlib import Path

import django


def main() -> None:
    """Print the ratios, in a home of their own."""
    with tempfile.TemporaryDirectory(prefix="segmatrix-bench-") as home:
        os.environ["SEGMATRIX_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "segmatrix.project.settings"
        sys.path.insert(0, str(Path(__file__).parents[1]))  # the cast and its matrices are tests'
        django.setup()
        # The rooms can be imported once Django is set up, and not before.
        from product import tables

        tables.compare()


if __name__ == "__main__":
    main()
