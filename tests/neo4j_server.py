"""A real Neo4j for the tests: its jars fetched once from Maven Central, a server started on loopback and stopped again.

``python -m tests.neo4j_server fetch`` puts the jars into the cache folder.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.real_parts import NEO4J_VERSION, java, neo4j_jars

USER, PASSWORD = "neo4j", "kgraph-tests"
_START_SECONDS = 120
_POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>kgraph</groupId><artifactId>neo4j-for-tests</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>{NEO4J_VERSION}</version></dependency>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{NEO4J_VERSION}</version></dependency>
  </dependencies>
</project>
"""
_OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")
_CONF = """server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=64m
# Stops in 0.4 s instead of 10.
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
# An empty home takes 2 MB instead of 516.
db.tx_log.preallocate=false
"""


def fetch() -> str:
    """Put the jars into the cache folder, whole or not at all; return what was done, in words."""
    target = neo4j_jars()
    if target.is_dir():
        return f"Neo4j {NEO4J_VERSION} is in {target.parent} already"
    maven = shutil.which("mvn")
    if maven is None:
        raise SystemExit("neo4j: the jars come from Maven Central, and there is no Maven here\n  fix:   apt-get install maven")
    target.parent.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=target.parent.parent, prefix="neo4j-part-") as beside:
        Path(beside, "pom.xml").write_text(_POM, "utf-8")
        goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory=lib"]
        if subprocess.run([maven, "-q", "-B", *goal], cwd=beside, check=False).returncode:
            raise SystemExit("neo4j: Maven could not fetch the jars\n  fix:   see what it says above; it needs Maven Central or a mirror")
        target.parent.mkdir(exist_ok=True)
        Path(beside, "lib").rename(target)
    return f"Neo4j {NEO4J_VERSION} is in {target.parent}"


@contextmanager
def running(home: Path) -> Iterator[str]:
    """Start a server with an empty home, yield its Bolt address, and stop it."""
    port = _free_port()
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text(_CONF.format(port=port), "utf-8")
    with (home / "console.log").open("wb") as log, subprocess.Popen(_command(home), stdout=log, stderr=log, cwd=home) as server:
        try:
            address = f"bolt://127.0.0.1:{port}"
            _wait(server, address, home / "console.log")
            yield address
        finally:
            server.terminate()


def _command(home: Path) -> list[str]:
    opened = [f"--add-opens={package}=ALL-UNNAMED" for package in _OPENED]
    light = ["-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    main = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    return [java(), "-cp", f"{neo4j_jars()}/*", *light, *opened, *main]


def _wait(server: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    """Wait until the server answers, then give its first user a password, which it asks for before anything else."""
    from neo4j import GraphDatabase
    from neo4j.exceptions import DriverError, Neo4jError

    deadline = time.monotonic() + _START_SECONDS
    with GraphDatabase.driver(address, auth=(USER, "neo4j")) as driver:
        while True:
            try:
                driver.verify_connectivity()
            except (DriverError, Neo4jError):
                if server.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"Neo4j did not start:\n{log.read_text('utf-8', 'replace')[-3000:]}") from None
                time.sleep(0.1)
            else:
                break
        driver.execute_query("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=PASSWORD, database_="system")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    if sys.argv[1:] != ["fetch"]:
        raise SystemExit(f"usage: {os.path.basename(sys.executable)} -m tests.neo4j_server fetch")
    print(fetch())  # noqa: T201  # this is a command
