"""Whatever names the data, every command takes it alike, and refuses it alike."""

from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from segmatrix.cli import app
from segmatrix.kit.data.databases.addresses import ADDRESSES

RULES = """\
segments:
  - {name: Pro, rule: plan is "pro"}
  - {name: Buyers, rule: 'did "order" in the last 30 days'}
"""
AS_OF = "2026-06-15T00:00:00Z"

ASKING = {
    "evaluate": ["evaluate", "--as-of", AS_OF, "--json"],
    "why": ["why", "--segment", "Buyers", "--id", "u1", "--as-of", AS_OF, "--json"],
    "changes": ["changes", "--from", "2026-05-01", "--to", AS_OF, "--json"],
    "trend": ["trend", "--as-of", "2026-05-01", "--as-of", AS_OF, "--json"],
    "lint": ["lint", "--as-of", AS_OF, "--json"],
    "sql": ["sql", "--as-of", AS_OF],
}
FILLING = {
    "mapping": ["mapping"],
    "ingest": ["ingest", "--into", "new.store"],
    "import": ["import", "--workspace", "Harbourlight Data", "--home", "new-home"],
    "demo": ["demo", "--build-only", "--home", "new-demo"],
}
PASSWORD = "hunter2"
BAD_ADDRESSES = {
    "an unused port": f"postgresql://me:{PASSWORD}@127.0.0.1:1/shop",
    "a port that is a word": f"postgresql://me:{PASSWORD}@127.0.0.1:port/shop",
    "an unknown parameter": f"postgresql://me@127.0.0.1:1/shop?sslpasword={PASSWORD}",
    "a kind that is not asked": f"snowflake://me:{PASSWORD}@account/shop",
    "one slash": f"postgresql:/me:{PASSWORD}@127.0.0.1/shop",
    "no colon": f"postgresql//me:{PASSWORD}@127.0.0.1/shop",
    "a slash in the password": f"postgresql://me:{PASSWORD}/x@127.0.0.1/shop",
    "a question mark in the password": f"postgresql://me:{PASSWORD}?x@127.0.0.1/shop",
    "an at in the password": f"postgresql://me:x@{PASSWORD}@127.0.0.1/shop",
    "a blank in the password": f"postgresql//me:x {PASSWORD}@127.0.0.1/shop",
    "a file that is not there": "duckdb://typo/shop.duckdb",
    "Spark without the files": f"spark://local[1]?data=typo&spark.token={PASSWORD}",
    "nothing": "",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with the same data as a directory, a store and a database."""
    monkeypatch.chdir(tmp_path)
    files = tmp_path / "files"
    files.mkdir()
    (files / "people.csv").write_text("user_id,plan\nu1,pro\nu2,\n")
    (files / "events.csv").write_text(
        "user_id,event,timestamp,amount\n"
        "u1,login,2026-01-01T10:00:00Z,\nu2,order,2026-06-01T10:00:00Z,19.5\n"
    )
    (tmp_path / "rules.yaml").write_text(RULES)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def asked(command: str, data: str) -> Result:
    return run(*ASKING[command], "--rules", "rules.yaml", "--data", data)


def in_the_way(command: str, data: str) -> Result:
    """Name data to a command, whichever it is."""
    if command == "conform":
        return run("conform", "--backend", data)
    return asked(command, data) if command in ASKING else run(*FILLING[command], "--data", data)


def there(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


@pytest.mark.parametrize("command", ASKING)
def test_a_directory_a_store_and_a_database_are_answered_alike(folder: Path, command: str) -> None:
    assert run("ingest", "--data", "files", "--into", "shop.store").exit_code == 0
    with duckdb.connect("shop.duckdb") as made:
        for table in ("people", "events"):
            made.execute(f"CREATE TABLE {table} AS FROM read_csv('files/{table}.csv')")

    answers = [asked(command, data) for data in ("files", "shop.store", "duckdb://shop.duckdb")]

    codes, printed = ({getattr(one, what) for one in answers} for what in ("exit_code", "stdout"))
    assert codes == {0}, [one.output for one in answers]
    assert len(printed) == 1
    assert printed != {""}


@pytest.mark.parametrize("address", BAD_ADDRESSES.values(), ids=list(BAD_ADDRESSES))
@pytest.mark.parametrize("command", [*ASKING, *FILLING, "conform"])
def test_a_bad_address_is_refused_and_no_password_told(
    folder: Path, command: str, address: str
) -> None:
    before = there(folder)

    done = in_the_way(command, address)

    assert done.exit_code == 2, done.exception
    assert done.stdout == ""
    said, hint = done.stderr.splitlines()
    assert said
    assert hint
    assert PASSWORD not in done.stderr
    assert there(folder) == before


@pytest.mark.parametrize("command", ASKING)
def test_what_does_not_count_is_told_before_a_refusal_that_it_may_explain(
    folder: Path, command: str
) -> None:
    (folder / "files" / "events.csv").write_text("user_id,event,timestamp\nu2,order,soon\n")

    done = asked(command, "files")

    assert done.exit_code == 2
    assert done.stderr.startswith("Rows set aside: 1; the first: events.csv, row 2: ")
    assert "“order” is not an event of this data" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["evaluate", "--rules", "rules.yaml", "--data", "files", BAD_ADDRESSES["an unused port"]],
        [BAD_ADDRESSES["an unused port"]],
        ["explain", "--rules", BAD_ADDRESSES["an unused port"]],
        ["trend", "--month-ends", BAD_ADDRESSES["an unused port"]],
        ["evaluate", "--rules", "rules.yaml", "--data", "files", "--as-of", "a://b:hunter2@c"],
    ],
)
def test_an_address_in_the_wrong_place_tells_no_password(folder: Path, words: list[str]) -> None:
    done = run(*words)

    assert done.exit_code == 2
    assert PASSWORD not in done.output


@pytest.mark.parametrize("command", FILLING)
@pytest.mark.parametrize("data", ["shop.store", "duckdb://shop.duckdb"])
def test_what_takes_files_says_where_a_store_and_a_database_go(
    folder: Path, command: str, data: str
) -> None:
    run("ingest", "--data", "files", "--into", "shop.store")
    before = there(folder)

    done = in_the_way(command, data)

    assert done.exit_code == 2
    assert "as --data of `segmatrix evaluate`" in done.stderr
    assert there(folder) == before


@pytest.mark.parametrize("command", ["evaluate", "why", "changes", "trend", "lint"])
@pytest.mark.parametrize("data", ["shop.store", "duckdb://shop.duckdb"])
def test_a_mapping_is_for_files(folder: Path, command: str, data: str) -> None:
    run("ingest", "--data", "files", "--into", "shop.store")
    (folder / "mapping.yaml").write_text(run("mapping", "--data", "files").stdout)
    given = [*ASKING[command], "--rules", "rules.yaml", "--map", "mapping.yaml"]

    assert run(*given, "--data", "files").exit_code == 0
    done = run(*given, "--data", data)

    assert done.exit_code == 2
    assert "Leave the mapping out" in done.stderr


def test_the_page_about_databases_lists_what_an_address_may_be() -> None:
    page = Path(__file__).parents[2] / "docs" / "how-to" / "ask-a-database.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    rows = [line.split("|")[1].strip() for line in lines if line.strip().startswith("| `")]
    assert rows == [f"`{one}`" for one in ADDRESSES.values()]
