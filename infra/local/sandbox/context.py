"""The parts of the sandbox that every provider works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from infra.local.sandbox.journal import Journal
from infra.local.sandbox.providers import Provider
from infra.local.sandbox.state import State
from infra.local.sandbox.trouble import Trouble
from infra.local.sandbox.webhooks import Webhooks

type Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Sandbox:
    """`public_url` is where browsers reach the sandbox, `hooks_url` where webhooks go; no slash."""

    state: State
    journal: Journal
    trouble: Trouble
    webhooks: Webhooks
    public_url: str
    hooks_url: str
    clock: Clock
    providers: dict[str, Provider] = field(default_factory=dict)

    def register(self, provider: Provider) -> None:
        self.providers[provider.name] = provider

    def timestamp(self) -> int:
        """Now in Unix seconds."""
        return int(self.clock().timestamp())


def open_sandbox(
    state_path: Path | str, public_url: str, hooks_url: str, clock: Clock = utc_now
) -> Sandbox:
    state = State(state_path)
    providers: dict[str, Provider] = {}
    journal = Journal(state)
    trouble = Trouble(state, providers)
    return Sandbox(
        state=state,
        journal=journal,
        trouble=trouble,
        webhooks=Webhooks(state, journal, trouble, providers, clock),
        public_url=public_url.rstrip("/"),
        hooks_url=hooks_url.rstrip("/"),
        clock=clock,
        providers=providers,
    )
