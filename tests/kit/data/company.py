"""The files of a small company, as its tools export them, for tests to import."""

import gzip
from pathlib import Path

FILES = {
    "acme_customers.csv": (
        "customer_id;name;plan;seats;signup_date;revenue\r\n"
        "C-1;Ann;pro;3;27-07-2023;1.234,56\r\n"
        "C-2;Bo;free;1;05-08-2023;\r\n"
        "C-3;Cy;pro;12;31-02-2024;7,5\r\n"
        "C-4;Di;free;2;30-01-2024;0,25\r\n"
    ),
    "acme_subscriptions.csv": (
        "subscription_id,customer_id,start_date,mrr\n"
        "S-1,C-1,27-07-2023,100\n"
        "S-2,C-2,05-08-2023,0\n"
        "S-3,C-1,06-08-2023,20\n"
    ),
    "acme_feature_usage.csv": (
        "usage_id,subscription_id,used_on,feature_name,minutes\n"
        "U-1,S-1,2024-01-02,export,5\n"
        "U-2,S-2,2024-01-03,import,7\n"
        "U-3,S-3,2024-01-01,export,9\n"
        "U-3,S-3,2024-01-05,import,1\n"
        "U-1,S-1,2024-01-02,export,5\n"
        "U-4,S-9,2024-01-04,export,1\n"
        + "".join(f"U-{number},S-2,2024-01-{number},login,1\n" for number in range(10, 30))
    ),
    "acme_support_tickets.csv": (
        "ticket_id,customer_id,submitted_at,priority,satisfaction_score,comment\n"
        "T-1,C-1,2024-01-02 08:00,high,4,thanks\n"
        "T-2,C-2,2024-01-03 09:30,low,,\n"
    ),
}


def write(directory: Path) -> Path:
    """Write the files into a directory, the first as cp1252 and packed, and return it."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (directory / name).write_text(text, "utf-8", newline="")
    first = directory / "acme_customers.csv"
    with gzip.open(directory / "acme_customers.csv.gz", "wb") as packed:
        packed.write(first.read_bytes())
    first.unlink()
    return directory
