"""Starts the local cloud, keeps it running, and stops it in order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from infra.local import frontends, processes, pump, services, stack, table
from infra.local.place import DEMO_EMAIL, DEMO_PASSWORD, DEMO_STORE, ROOT, STACK, Place
from infra.local.processes import Child, tail
from infra.local.progress import Refused, say, step
from infra.local.progress import table as show

RESTARTS_ALLOWED = 5  # of one process, before it is given up on


class Supervisor:
    def __init__(self, place: Place):
        self.place = place
        self.running: list[tuple[Child, Callable[[], bool]]] = []  # in the order of their start
        self.restarts: dict[str, int] = {}

    def run(self) -> None:
        """Returns when it was asked to stop. Raises Refused with the one line that says why not."""
        # SIGINT too: a shell starts what runs in its background deaf to Ctrl-C.
        signal.signal(signal.SIGINT, _interrupt)
        signal.signal(signal.SIGTERM, _interrupt)
        try:
            self.claim()
            self.start()
            self.watch()
        except KeyboardInterrupt:
            print()
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            self.stop()

    def claim(self) -> None:
        """Makes this process the one that runs here: clears what a killed start left behind."""
        running = processes.recorded(self.place).get("supervisor")
        if running is not None:
            raise Refused(
                f"Port {self.place.port} is in use: Windlass already runs here "
                f"(pid {running.pid}). `{self.place.own_command}make down` stops it."
            )
        left = processes.stop_leftovers(self.place)
        if left:
            say(f"stopped what an earlier start left behind: {', '.join(left)}")
        processes.check_ports(self.place)
        processes.shorten_logs(self.place)
        processes.record(self.place, "supervisor", os.getpid())

    def start(self) -> None:
        builds = threading.Thread(target=self._build_frontends, daemon=True)
        builds.start()
        table.tune(table.file_of(self.place), published=pump.checkpoint(self.place))
        self._start(services.table_engine(self.place))
        self._start(services.sandbox(self.place))
        self._start(services.cloud(self.place), seconds=60)
        if not stack.is_current(self.place):
            self._deploy()
        outputs = stack.outputs(self.place)
        if table.ensure(self.place, outputs["TableName"]):
            say("created the table")
            table.tune(table.file_of(self.place), published=0)
        self._start(services.pump(self.place))
        builds.join()
        self._start(services.edge(self.place))
        self._seed()
        self._welcome()

    def _build_frontends(self) -> None:
        """An edit that does not compile stops nobody: the last build, if any, is served."""
        if folders := frontends.stale():
            try:
                with step(f"build {', '.join(folder.name for folder in folders)}"):
                    frontends.build(self.place, folders)
            except Refused as refused:
                say(f"WARNING: {refused}")

    def _start(self, service: tuple[Child, Callable[[], bool]], *, seconds: float = 30) -> None:
        child, is_ready = service
        self.running.append(service)
        with step(f"start {child.name}"):
            child.start(is_ready, seconds=seconds)

    def _deploy(self) -> None:
        with step("deploy template.yaml"):
            stack.deploy(self.place)
        [(cloud, is_ready)] = [entry for entry in self.running if entry[0].name == "cloud"]
        with step("save the cloud's state"):  # keys and secrets are kept by a clean stop only
            cloud.stop()
            cloud.start(is_ready, seconds=60)
        stack.mark_current(self.place)

    def _seed(self) -> None:
        stamp = self.place.state / "seeded"
        if stamp.exists() or os.environ.get("WINDLASS_SEED") == "0":
            return
        log = self.place.logs / "seed.log"
        environment = {
            "WINDLASS_PORT": str(self.place.port),
            "WINDLASS_STATE": str(self.place.state),
        }
        with step("seed the demo store"), log.open("ab") as output:
            done = subprocess.run(
                [sys.executable, "-m", "infra.local.seed"],
                cwd=ROOT,
                env=os.environ | environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
        if done.returncode:
            say(f"the demo store could not be seeded; the next start tries again:\n{tail(log)}")
        else:
            stamp.touch()

    def _welcome(self) -> None:
        place = self.place
        show(
            [
                ("Dashboard", place.public("dashboard")),
                ("Demo login", f"{DEMO_EMAIL} / {DEMO_PASSWORD}"),
                ("Demo store", place.public(DEMO_STORE)),
                ("Mailbox", place.public("mail")),
                ("Provider sandbox", place.public("sandbox")),
                ("API reference", f"{place.public('api')}/docs"),
                ("Logs", f"{place.own_command}make logs"),
            ]
        )
        say(f"{STACK} is up; Ctrl-C stops it")

    def watch(self) -> None:
        """A process that dies is started again, and said so."""
        while True:
            time.sleep(0.5)
            for child, is_ready in self.running:
                if child.is_alive():
                    continue
                count = self.restarts[child.name] = self.restarts.get(child.name, 0) + 1
                if count > RESTARTS_ALLOWED:
                    raise Refused(f"{child.name} keeps stopping:\n{tail(child.log)}")
                say(f"{child.name} stopped by itself; starting it again ({child.log})")
                child.start(is_ready, seconds=60)

    def stop(self) -> None:
        if self.running:
            say("stopping")
        for child, _ in reversed(self.running):
            child.stop()
        mine = processes.recorded(self.place).get("supervisor")
        if mine is not None and mine.pid == os.getpid():
            processes.forget(self.place, "supervisor")
        if self.running:
            say("stopped")


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt
