"""Where one local cloud lives: its ports, folders, addresses and stand-in credentials."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCAL = Path(__file__).parent
TOOLS = ROOT / ".tools"
STACK = "windlass"
REGION = "us-east-1"
HOST = "127.0.0.1"

# What the sandbox and the product agree on. Nothing outside this machine accepts them.
PROVIDER_KEYS = {
    "StripeSecretKey": "sk_test_windlass_local",
    "StripeWebhookSecret": "whsec_windlass_local",
    "AliexpressAppKey": "500001",
    "AliexpressAppSecret": "local-aliexpress-secret",
    "OpenexchangeratesAppId": "local-rates-app-id",
}


@dataclass(frozen=True)
class Place:
    """One instance: four ports in a row, and a folder for all that it keeps."""

    port: int
    state: Path

    @classmethod
    def from_environment(cls) -> Place:
        state = Path(os.environ.get("WINDLASS_STATE", ROOT / ".state"))
        return cls(int(os.environ.get("WINDLASS_PORT", "8080")), state.resolve())

    @property
    def ports(self) -> dict[str, int]:
        names = ("edge", "cloud", "table", "sandbox")
        return {name: self.port + number for number, name in enumerate(names)}

    def url(self, name: str) -> str:
        return f"http://{HOST}:{self.ports[name]}"

    def public(self, host: str) -> str:
        """The address that a browser uses: `public("dashboard")`."""
        return f"http://{host}.localhost:{self.port}"

    @property
    def logs(self) -> Path:
        return self.state / "logs"

    @property
    def own_command(self) -> str:
        """What to put before `make` to mean this instance."""
        if self.port == 8080 and self.state == (ROOT / ".state").resolve():
            return ""
        return f"WINDLASS_PORT={self.port} WINDLASS_STATE={self.state} "

    def aws_environment(self) -> dict[str, str]:
        """For clients of the local cloud; without it an SDK would look for AWS."""
        return {
            "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_REGION": REGION,
            "AWS_ENDPOINT_URL": self.url("cloud"),
            "AWS_ENDPOINT_URL_DYNAMODB": self.url("table"),
            "AWS_EC2_METADATA_DISABLED": "true",
            "SAM_CLI_TELEMETRY": "0",
        }


DEMO_EMAIL = "demo@example.com"
DEMO_PASSWORD = "volt-electronics-2026"
DEMO_STORE = "volt-electronics"
