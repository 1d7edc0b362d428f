"""Sessions of Spark, started without a word on anybody's screen."""

import tempfile
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

from segmatrix.kit.data.databases.addresses import Address
from segmatrix.kit.data.errors import DataError

# What Spark logs: errors only, from its first line on; what goes wrong is told as an exception.
_LOGGING = Path(__file__).with_name("spark_log4j2.properties").absolute()
# Where Spark would make an empty folder, if it is not told, is where it is started.
_WAREHOUSE = "spark.sql.warehouse.dir"
_MOST_SAID = 300
_folders = count()


def session_at(address: Address) -> tuple[Any, str]:
    """Return the session of an address, and what the names of its tables begin with.

    There is one session for all of a process: a later address changes its settings.

    Raises:
        DataError: if the files are not there, or Java does not start.
    """
    from pyspark.sql import SparkSession

    folder = Path(address.parameters["data"]) if "data" in address.parameters else None
    if folder is not None and not folder.is_dir():
        raise DataError(f"{folder} is no directory", "Name the one that holds the Parquet files.")
    master = f"spark://{address.host}" if ":" in address.host else address.host
    settings = {
        "spark.app.name": "segmatrix",
        **({"spark.master": master} if master else {}),
        "spark.sql.session.timeZone": "UTC",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.extraJavaOptions": f'"-Dlog4j2.configurationFile={_LOGGING.as_uri()}"',
        **({} if "database" in address.parameters else {_WAREHOUSE: tempfile.gettempdir()}),
        **{name: one for name, one in address.parameters.items() if name.startswith("spark.")},
    }
    _start_java(settings)
    session = SparkSession.builder.config(map=settings).getOrCreate()
    if database := address.parameters.get("database"):
        session.catalog.setCurrentDatabase(database)
    return session, "" if folder is None else _files_as_views(folder, session)


def _start_java(settings: Mapping[str, str]) -> None:
    """Start the Java that Spark runs in, unless it runs already, and keep what it says to itself.

    It remarks upon modules of its own before Spark can tell it what to log.
    """
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import PySparkRuntimeError
    from pyspark.java_gateway import launch_gateway

    if SparkContext._gateway is not None:
        return
    asked = SparkConf(loadDefaults=False).setAll(list(settings.items()))
    with tempfile.TemporaryFile() as said:
        try:
            gateway = launch_gateway(asked, {"stdout": said, "stderr": said})
        except PySparkRuntimeError:
            said.seek(0)
            words = " ".join(said.read().decode("utf-8", errors="replace").split())
            raise DataError(
                f"Spark does not start: {words[:_MOST_SAID]}",
                "It needs Java 17, and JAVA_HOME to say where that is.",
            ) from None
    SparkContext._ensure_initialized(gateway=gateway)


def _files_as_views(folder: Path, session: Any) -> str:
    """Make views of Parquet files, and return what their names begin with.

    A session is one for all of a process, and so are the names of its views.
    """
    prefix = f"segmatrix_{next(_folders)}_"
    for file in sorted(folder.glob("*.parquet")):
        rows = session.read.parquet(str(file.absolute()))
        rows.createOrReplaceTempView(f"{prefix}{file.stem}")
    return prefix
