"""`python -m infra.local.edge`: serves the edge of the instance that the environment names."""

from __future__ import annotations

import logging

import uvicorn

from infra.local import stack
from infra.local.edge.app import create_app
from infra.local.place import HOST, Place


def main() -> None:
    logging.basicConfig(format="%(asctime)s %(name)s %(levelname)s %(message)s", level="INFO")
    logging.getLogger("httpx").setLevel("WARNING")
    place = Place.from_environment()
    outputs = stack.outputs(place)
    app = create_app(place, outputs, stack.edge_secret(place, outputs["EdgeSecretArn"]))
    uvicorn.run(
        app,
        host=HOST,
        port=place.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=3,
    )


if __name__ == "__main__":
    main()
