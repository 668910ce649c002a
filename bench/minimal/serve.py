"""``python -m bench.minimal.serve PORT WORKERS``: the same server with the same options."""

import sys

from opora.config.commands.serve import serve

if __name__ == "__main__":
    serve(
        "127.0.0.1",
        int(sys.argv[1]),
        int(sys.argv[2]),
        application="bench.minimal.wsgi:application",
    )
