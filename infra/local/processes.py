"""The processes of one local cloud: started with a log, recorded by pid, stopped in order."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import psutil

from infra.local.place import HOST, ROOT, Place
from infra.local.progress import Refused

KEPT_VARIABLES = ("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "SSL_CERT_FILE", "SSL_CERT_DIR")

LARGE_LOG = 10 * 1024 * 1024


def plain_environment() -> dict[str, str]:
    """Nothing of a developer's shell that could steer a function, such as an AWS profile."""
    return {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}


class Child:
    """One process in a session of its own, so that Ctrl-C reaches only the supervisor."""

    def __init__(self, place: Place, name: str, command: list[str], environment: dict[str, str]):
        self.place, self.name = place, name
        self.command, self.environment = command, environment
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, is_ready: Callable[[], bool], *, seconds: float = 30) -> None:
        self.launch()
        deadline = time.monotonic() + seconds
        while not is_ready():
            if not self.is_alive():
                raise Refused(f"{self.name} stopped at once:\n{tail(self.log)}")
            if time.monotonic() > deadline:
                raise Refused(
                    f"{self.name} did not answer within {seconds:.0f} s:\n{tail(self.log)}"
                )
            time.sleep(0.05)

    def launch(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=plain_environment() | self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        record(self.place, self.name, self.process.pid)

    @property
    def log(self) -> Path:
        return self.place.logs / f"{self.name}.log"

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self, *, seconds: float = 20) -> None:
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        forget(self.place, self.name)


def tail(log: Path, lines: int = 15) -> str:
    if not log.exists():
        return ""
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


def shorten_logs(place: Place) -> None:
    """A log that grew large makes room; the one before it stays until the next time."""
    for log in place.logs.glob("*.log"):
        if log.stat().st_size > LARGE_LOG:
            log.replace(log.with_suffix(".log.old"))


def answers(url: str) -> bool:
    """Whether anything speaks HTTP there; the status does not matter."""
    try:
        urllib.request.urlopen(url, timeout=2).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


# --- The record of pids: what a killed start left behind is found and stopped by it. ---


def _file(place: Place) -> Path:
    return place.state / "pids.json"


def recorded(place: Place) -> dict[str, psutil.Process]:
    """The recorded processes that still run. A pid that was given to another process since is
    told by its start time."""
    try:
        known: dict[str, tuple[int, float]] = json.loads(_file(place).read_text())
    except (OSError, ValueError):
        return {}
    alive = {}
    for name, (pid, started) in known.items():
        try:
            process = psutil.Process(pid)
            if process.create_time() == started and process.status() != psutil.STATUS_ZOMBIE:
                alive[name] = process
        except psutil.NoSuchProcess:
            continue
    return alive


def _write(place: Place, known: dict[str, psutil.Process]) -> None:
    place.state.mkdir(parents=True, exist_ok=True)
    fresh = _file(place).with_suffix(".new")
    entries = {}
    for name, process in known.items():
        try:
            entries[name] = (process.pid, process.create_time())
        except psutil.NoSuchProcess:
            continue
    fresh.write_text(json.dumps(entries))
    fresh.replace(_file(place))


def record(place: Place, name: str, pid: int) -> None:
    _write(place, recorded(place) | {name: psutil.Process(pid)})


def forget(place: Place, name: str) -> None:
    _write(place, {key: value for key, value in recorded(place).items() if key != name})


def stop_leftovers(place: Place) -> list[str]:
    """Stops what an earlier start left behind; the cloud is asked, so that it saves its state."""
    left = {name: p for name, p in recorded(place).items() if name != "supervisor"}
    for process in left.values():
        process.terminate()
    _, stubborn = psutil.wait_procs(list(left.values()), timeout=20)
    for process in stubborn:
        process.kill()
    psutil.wait_procs(stubborn, timeout=5)
    _file(place).unlink(missing_ok=True)
    return list(left)


def check_ports(place: Place) -> None:
    for name, port in place.ports.items():
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                raise Refused(
                    f"Port {port} ({name}) is in use by {_holder(port)}. "
                    "Free it, or choose another with WINDLASS_PORT=<port> (four in a row)."
                ) from None


def _holder(port: int) -> str:
    try:
        for connection in psutil.net_connections("tcp"):
            local = connection.laddr
            if local and local.port == port and connection.status == psutil.CONN_LISTEN:
                process = psutil.Process(connection.pid) if connection.pid else None
                return f"{process.name()} (pid {process.pid})" if process else "another process"
    except psutil.Error:
        pass
    return "another process"
