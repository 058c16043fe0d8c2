"""DynamoDB for the tests: dynoxide in memory, with real conditions, transactions and threads."""

import os
import socket
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


def binary() -> Path:
    found = sorted(ROOT.glob("infra/local/node_modules/@dynoxide/*/dynoxide*"))
    programs = [path for path in found if path.is_file() and os.access(path, os.X_OK)]
    if not programs:
        raise RuntimeError("dynoxide is not installed: run `make setup`")
    return programs[0]


def start() -> tuple[subprocess.Popen[bytes], str]:
    """A server on a free loopback port, and its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(binary()), "serve", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
            return server, f"http://127.0.0.1:{port}"
        except OSError:
            time.sleep(0.01)
    server.kill()
    raise RuntimeError("dynoxide did not start")
