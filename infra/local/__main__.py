"""`python -m infra.local up|down|reset|logs|build`: the local cloud's own command line."""

from __future__ import annotations

import argparse
import os
import shutil
import sys

import psutil

from infra.local import frontends, processes
from infra.local.place import Place
from infra.local.progress import Refused
from infra.local.supervisor import Supervisor


def up(place: Place) -> None:
    Supervisor(place).run()


def down(place: Place) -> None:
    supervisor = processes.recorded(place).get("supervisor")
    if supervisor is not None:
        supervisor.terminate()
        try:
            supervisor.wait(60)
        except psutil.TimeoutExpired:
            raise Refused(f"Windlass (pid {supervisor.pid}) does not stop.") from None
    left = processes.stop_leftovers(place)
    print("stopped" if supervisor or left else "Windlass is not running.")


def reset(place: Place) -> None:
    if processes.recorded(place):
        down(place)
    if place.state.exists():
        shutil.rmtree(place.state)
    print("All local data is gone; `make up` starts over.")


def logs(place: Place) -> None:
    files = sorted(str(file) for file in place.logs.glob("*.log"))
    if not files:
        raise Refused("There are no logs yet: `make up` writes them.")
    os.execvp("tail", ["tail", "-n", "20", "-F", *files])


def build(place: Place) -> None:
    frontends.build(place, frontends.stale())


COMMANDS = {"up": up, "down": down, "reset": reset, "logs": logs, "build": build}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m infra.local", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    try:
        COMMANDS[parser.parse_args().command](Place.from_environment())
    except Refused as refused:
        sys.exit(f"windlass: {refused}")


if __name__ == "__main__":
    main()
