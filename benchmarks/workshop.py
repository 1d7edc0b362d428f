"""Claim: fifteen people who vote, place and write for 60 seconds over connections that break lose
nothing that was acknowledged to them.

They are guests of a real server in a home of its own, over HTTP and sockets. What they send is lost
now and then before its answer comes, and sent again; now and then an earlier input is sent twice.
After it each input stands once, nobody has spent more dots than the budget, and all pages are the
same. Whatever is not so ends this with an error. `tests/house/crowd.py` says how it is found.
"""

import argparse
import sys
import tempfile
from pathlib import Path

MOST_PEOPLE, MOST_SECONDS = 100, 900
PAUSE = 1.0  # seconds at most between two things that somebody does


def main() -> None:
    """Hold the workshop, and print what was done in it."""
    asked = argparse.ArgumentParser(description="Hold a workshop over bad connections.")
    asked.add_argument(
        "--people", type=int, default=15, choices=range(2, MOST_PEOPLE + 1), metavar="N"
    )
    asked.add_argument(
        "--seconds", type=int, default=60, choices=range(1, MOST_SECONDS + 1), metavar="N"
    )
    asked.add_argument("--seed", type=int, default=1)
    said = asked.parse_args()
    sys.path.insert(0, str(Path(__file__).parents[1]))  # the server and its guests are the tests'
    from tests.house.crowd import hold
    from tests.server import Server

    with (
        tempfile.TemporaryDirectory(prefix="segmatrix-bench-") as home,
        Server(Path(home)) as server,
    ):
        tally = hold(server, people=said.people, seconds=said.seconds, pause=PAUSE, seed=said.seed)
    refused = ", ".join(f"{number} with {status}" for status, number in tally.refused.items())
    print(
        f"workshop: {said.people} people, {tally.acknowledged} inputs acknowledged, none lost and"
        f" none doubled; {tally.lost} requests broke off, refused: {refused or 'none'}"
    )


if __name__ == "__main__":
    main()
