"""`python -m infra.local.sandbox --port 8083 --state FILE --public-url URL --hooks-url URL`."""

from __future__ import annotations

import argparse

import uvicorn

from infra.local.sandbox.app import create_app

#: A request that a trouble keeps hanging does not hold up the stop for longer.
SHUTDOWN_SECONDS = 2


def main() -> None:
    parser = argparse.ArgumentParser(prog="sandbox", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--state", required=True, help="the SQLite file that is its memory")
    parser.add_argument("--public-url", required=True, help="where browsers reach the sandbox")
    parser.add_argument("--hooks-url", required=True, help="where webhooks are sent")
    asked = parser.parse_args()
    app = create_app(asked.state, asked.public_url, asked.hooks_url)
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=asked.port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )


if __name__ == "__main__":
    main()
