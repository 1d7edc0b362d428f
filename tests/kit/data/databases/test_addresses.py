"""Addresses of databases: what they say, and what is told when nothing answers there."""

from pathlib import Path

import ibis
import pytest

from segmatrix.kit.data.databases import connect, is_address
from segmatrix.kit.data.databases.addresses import ADDRESSES, Address
from segmatrix.kit.data.databases.connections import Database
from segmatrix.kit.data.errors import DataError


def test_an_address_has_its_parts() -> None:
    address = Address.read("postgresql://me%40work:s%3Acret@db.example:5433/shop?schema=crm&x=1")

    assert (address.scheme, address.user, address.password) == ("postgres", "me@work", "s:cret")
    assert (address.host, address.path) == ("db.example:5433", "shop")
    assert address.parameters == {"schema": "crm", "x": "1"}


def test_a_cluster_of_spark_may_be_one_of_processes() -> None:
    address = Address.read("spark://local-cluster[2,1,1024]?data=/srv/tables")

    assert (address.host, address.parameters["data"]) == ("local-cluster[2,1,1024]", "/srv/tables")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("postgres://host/db", True),
        ("Postgres:/host/db", True),
        ("/srv/data", False),
        ("C:\\data", False),
        ("C:/data", False),
    ],
)
def test_an_address_is_told_from_a_path(text: str, is_one: bool) -> None:
    assert is_address(text) is is_one


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mysql://host/db", "a database of the kind “mysql”"),
        ("postgres:host", "no address"),
        ("snowflake://me:secret@account/db", "`segmatrix sql` prints queries to run there"),
        ("postgres://me:secret?x@host/db", "%3F"),
        ("postgres://me:secret/db", "is no number"),
    ],
)
def test_what_is_not_there_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(DataError) as refusal:
        connect(text)

    told = f"{refusal.value} {refusal.value.hint}"
    assert said in told
    assert "secret" not in told


@pytest.mark.parametrize("kind", ADDRESSES)
def test_the_hint_says_how_to_write_each_kind_of_address(kind: str) -> None:
    with pytest.raises(DataError) as refusal:
        Address.read("nonsense")

    assert ADDRESSES[kind] in refusal.value.hint
    assert Address.read(ADDRESSES[kind]).scheme == kind


@pytest.mark.parametrize("writing", [False, True])
def test_a_file_that_is_not_there_is_refused_and_not_made(tmp_path: Path, writing: bool) -> None:
    with pytest.raises(DataError, match="no database file"):
        Database.at(f"duckdb://{tmp_path}/typo/nothing.duckdb", writing=writing)
    assert list(tmp_path.iterdir()) == []


def test_a_connection_that_is_lost_is_told_in_words(tmp_path: Path) -> None:
    file = tmp_path / "shop.duckdb"
    made = ibis.duckdb.connect(file)
    made.raw_sql("CREATE TABLE people AS SELECT 'a' AS user_id")
    made.disconnect()
    database = Database.at(f"duckdb://{file}")
    people = database.table("people")
    database.ibis.disconnect()

    with pytest.raises(DataError, match="did not answer"):
        database.to_pyarrow(people)


def test_a_password_is_never_told() -> None:
    address = Address.read("postgres://me:hunter2@host/db?sslpassword=hush")

    assert "hunter2" not in str(address)
    assert "hunter2" not in repr(address)
    assert "hush" not in repr(address)
    assert address.without_secrets("no hunter2\n for hush at host") == "no … for … at host"


def test_digits_that_may_be_the_password_of_somebody_who_forgot_the_host_are_not_told() -> None:
    address = Address.read("postgres://me:20240131/shop")

    assert str(address) == "postgres://me:…/shop"
    assert "20240131" not in repr(address)
    assert address.without_secrets('at "me", port 20240131') == 'at "me", port …'
    assert str(Address.read("postgres://me@host:5433/shop")) == "postgres://me@host:5433/shop"
    assert str(Address.read("spark://host:7077?data=d")) == "spark://host:7077"


def test_a_password_with_an_at_sign_is_refused_before_a_part_of_it_is_told() -> None:
    with pytest.raises(DataError) as refusal:
        Address.read("postgres://me:hun@tiger/2@host/db")

    assert "%40" in refusal.value.hint
    for part in ("hun", "tiger"):
        assert part not in f"{refusal.value} {refusal.value.hint}"
