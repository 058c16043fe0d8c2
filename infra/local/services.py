"""The five processes of a local cloud: how each is started, and how one knows that it is up."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path

from infra.local import table
from infra.local.place import HOST, LOCAL, PROVIDER_KEYS, REGION, ROOT, TOOLS, Place
from infra.local.processes import Child, answers
from infra.local.progress import Refused

Ready = Callable[[], bool]


def table_engine(place: Place) -> tuple[Child, Ready]:
    command = [str(_dynoxide()), "serve", "--host", HOST, "--port", str(place.ports["table"])]
    command += ["--db-path", str(table.file_of(place))]
    return Child(place, "table", command, {}), lambda: answers(place.url("table"))


def _dynoxide() -> Path:
    system = {"Linux": "linux", "Darwin": "darwin", "Windows": "win32"}.get(platform.system(), "")
    machine = {"x86_64": "x64", "AMD64": "x64", "aarch64": "arm64"}
    processor = machine.get(platform.machine(), platform.machine())
    package = f"@dynoxide/{system}-{processor}"
    name = "dynoxide.exe" if system == "win32" else "dynoxide"
    binary = LOCAL / "node_modules" / package / name
    if not binary.exists():
        raise Refused(f"{package} is missing: run `make setup` (there is none for every system).")
    return binary


def cloud(place: Place) -> tuple[Child, Ready]:
    temporary = place.state / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    # Functions inherit this environment: the SDKs' addresses, and the interpreter and tree to run.
    environment = place.aws_environment() | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "WINDLASS_ROOT": os.environ.get("WINDLASS_ROOT", str(ROOT)),
        "WINDLASS_FUNCTION_LOGS": str(place.logs / "functions.log"),
        "BIND_HOST": HOST,
        "GATEWAY_PORT": str(place.ports["cloud"]),
        "MINISTACK_REGION": REGION,
        "MINISTACK_HOST": HOST,
        "IOT_MTLS_ENABLED": "0",
        "LAMBDA_WARM_TTL_SECONDS": "60",
        "PERSIST_STATE": "1",
        "S3_PERSIST": "1",
        "STATE_DIR": str(place.state / "cloud"),
        "S3_DATA_DIR": str(place.state / "s3"),
        "TMPDIR": str(temporary),
    }
    ready = f"{place.url('cloud')}/_ministack/ready"
    command = [str(TOOLS / "cloud/bin/python"), str(LOCAL / "cloud.py")]
    child = Child(place, "cloud", command, environment)
    return child, lambda: answers(ready)


def sandbox(place: Place) -> tuple[Child, Ready]:
    command = [sys.executable, "-m", "infra.local.sandbox", "--port", str(place.ports["sandbox"])]
    command += ["--state", str(place.state / "sandbox.db")]
    command += ["--public-url", place.public("sandbox"), "--hooks-url", place.url("edge")]
    environment = {
        "STRIPE_WEBHOOK_SECRET": PROVIDER_KEYS["StripeWebhookSecret"],
        "ALIEXPRESS_APP_KEY": PROVIDER_KEYS["AliexpressAppKey"],
        "ALIEXPRESS_APP_SECRET": PROVIDER_KEYS["AliexpressAppSecret"],
    }
    child = Child(place, "sandbox", command, environment)
    return child, lambda: answers(place.url("sandbox"))


def pump(place: Place) -> tuple[Child, Ready]:
    return _own_module(place, "pump"), lambda: True


def edge(place: Place) -> tuple[Child, Ready]:
    return _own_module(place, "edge"), lambda: answers(f"{place.url('edge')}/health")


def _own_module(place: Place, name: str) -> Child:
    environment = {"WINDLASS_PORT": str(place.port), "WINDLASS_STATE": str(place.state)}
    return Child(place, name, [sys.executable, "-m", f"infra.local.{name}"], environment)
