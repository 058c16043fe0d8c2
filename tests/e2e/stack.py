"""A whole local cloud for the tests: on ports of its own, with data of its own."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import psutil

from infra.local.place import Place
from infra.local.processes import plain_environment, recorded

ROOT = Path(__file__).parents[2]
UP_SECONDS = 480  # with frontends to build, on a busy machine


def free_ports() -> int:
    """The first of four free ports in a row."""
    while True:
        first = random.randrange(20_000, 32_000)
        if all(_is_free(port) for port in range(first, first + 4)):
            return first


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


class Stack:
    """Runs a copy of functions/ and shared/, so that a test may edit code."""

    def __init__(self, folder: Path):
        self.state, self.tree = folder / "state", folder / "tree"
        self.output = folder / "up.log"
        kept = folder / "port"
        self.port = int(kept.read_text()) if kept.exists() else free_ports()
        folder.mkdir(parents=True, exist_ok=True)
        kept.write_text(str(self.port))
        for source in ("functions", "shared"):
            shutil.copytree(
                ROOT / source,
                self.tree / source,
                ignore=shutil.ignore_patterns("__pycache__"),
                dirs_exist_ok=True,
            )
        self.process: subprocess.Popen[bytes] | None = None

    def command(self, name: str, **environment: str) -> subprocess.Popen[bytes]:
        """`python -m infra.local <name>` for this stack."""
        with self.output.open("ab") as output:
            return subprocess.Popen(
                [sys.executable, "-m", "infra.local", name],
                cwd=ROOT,
                env=plain_environment()
                | {
                    "WINDLASS_PORT": str(self.port),
                    "WINDLASS_STATE": str(self.state),
                    "WINDLASS_ROOT": str(self.tree),
                    "WINDLASS_SEED": "0",  # a test makes what it needs
                }
                | environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def start(self) -> float:
        """Returns after how many seconds everything was up."""
        said = len(self.said())
        begun = time.monotonic()
        self.process = self.command("up")
        while "is up" not in self.said()[said:]:
            if self.process.poll() is not None or time.monotonic() - begun > UP_SECONDS:
                self.kill()
                raise AssertionError(f"the local cloud did not start:\n{self.story()}")
            time.sleep(0.05)
        return time.monotonic() - begun

    def is_up(self) -> bool:
        return "supervisor" in recorded(Place(self.port, self.state))

    def seed(self, *, whole: bool = False) -> None:
        """The demo store with its first products, or with everything that it shows; what is there
        already stays as it is."""
        done = subprocess.run(
            [sys.executable, "-m", "infra.local.seed", *([] if whole else ["--first"])],
            cwd=ROOT,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            raise AssertionError(f"the demo store could not be seeded:\n{done.stdout[-3000:]}")

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(60)

    def kill(self) -> None:
        """kill -9 of every process, the functions' included, the supervisor first."""
        doomed = self.processes()
        for process in doomed:
            try:
                process.kill()
            except psutil.NoSuchProcess:
                continue
        psutil.wait_procs(doomed, timeout=10)
        if self.process is not None:
            self.process.wait(10)

    def processes(self) -> list[psutil.Process]:
        """All that run, the functions' included, the supervisor first."""
        pids = json.loads((self.state / "pids.json").read_text())
        found: dict[psutil.Process, None] = {}
        for name in sorted(pids, key=lambda name: name != "supervisor"):
            try:
                process = psutil.Process(pids[name][0])
                found |= dict.fromkeys([process, *process.children(recursive=True)])
            except psutil.NoSuchProcess:
                continue
        return list(found)

    def said(self) -> str:
        """What the person who started it has seen."""
        return self.output.read_text() if self.output.exists() else ""

    def story(self) -> str:
        """The ends of all logs, for whoever has to find out."""
        parts = [f"--- {self.output.name}\n{self.said()[-3000:]}"]
        for log in sorted((self.state / "logs").glob("*.log")):
            parts.append(f"--- {log.name}\n{log.read_text(errors='replace')[-1500:]}")
        return "\n".join(parts)

    def url(self, host: str) -> str:
        return f"http://{host}.localhost:{self.port}"

    def http(self, host: str) -> httpx.Client:
        """Speaks to `<host>.localhost` at this stack; such names resolve in browsers only."""
        return httpx.Client(
            base_url=f"http://127.0.0.1:{self.port}",
            headers={"Host": f"{host}.localhost:{self.port}"},
            timeout=30,
        )

    def environment(self) -> dict[str, str]:
        return dict(os.environ) | {
            "WINDLASS_PORT": str(self.port),
            "WINDLASS_STATE": str(self.state),
        }
