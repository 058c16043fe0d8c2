"""Switches that make the providers misbehave."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from infra.local.sandbox.providers import Provider
from infra.local.sandbox.state import Doc, State

KIND = "_trouble"
RULE_KINDS = {
    "429": "Too many requests",
    "5xx": "Server error",
    "timeout": "No answer, nothing done",
    "lost_answer": "Done, but the answer is lost",
    "slow": "Slow answer",
}
DEFAULT_SECONDS = {"timeout": 30, "lost_answer": 30, "slow": 3}
WEBHOOK_DEFAULTS: Doc = {
    "delay_seconds": 0,
    "duplicates": 0,
    "reorder": False,
    "drop": 0,
    "topics": "",
}
RULE_FIELDS = {"provider", "kind", "remaining", "path", "method", "seconds"}


@dataclass(frozen=True)
class Rule:
    """`remaining` None means until off; `path` is a glob over the whole path, empty for all."""

    provider: str
    kind: str
    remaining: int | None = None
    path: str = ""
    method: str = ""
    seconds: float = 0

    def applies(self, provider: str, method: str, path: str) -> bool:
        return (
            self.provider in ("*", provider)
            and self.remaining != 0
            and (not self.path or fnmatchcase(path, self.path))
            and (not self.method or self.method.upper() == method)
        )


class Trouble:
    def __init__(self, state: State, providers: dict[str, Provider]) -> None:
        self._state = state
        self._providers = providers

    def rules(self) -> list[Rule]:
        doc = self._state.get(KIND, "rules") or {"rules": []}
        return [Rule(**rule) for rule in doc["rules"]]

    def add(self, rule: Rule) -> None:
        with self._state.transaction():
            self.replace_rules([*self.rules(), rule])

    def replace_rules(self, rules: list[Rule]) -> None:
        self._state.put(KIND, "rules", {"rules": [vars(rule) for rule in rules]})

    def next_rule(self, provider: str, method: str, path: str) -> Rule | None:
        """The first rule for this request, counted down; atomic between threads."""
        with self._state.transaction():
            rules = self.rules()
            for i, rule in enumerate(rules):
                if rule.applies(provider, method, path):
                    if rule.remaining is not None:
                        left = Rule(**{**vars(rule), "remaining": rule.remaining - 1})
                        kept = [left] if left.remaining else []
                        self.replace_rules(rules[:i] + kept + rules[i + 1 :])
                    return rule
        return None

    def webhooks(self, provider: str) -> Doc:
        return WEBHOOK_DEFAULTS | (self._state.get(KIND, f"webhooks:{provider}") or {})

    def set_webhooks(self, provider: str, values: Doc) -> None:
        self._known(provider)
        changed = WEBHOOK_DEFAULTS | values
        if unknown := set(values) - set(WEBHOOK_DEFAULTS):
            raise ValueError(f"webhooks.{provider}: unknown {sorted(unknown)}")
        for name in ("delay_seconds", "duplicates", "drop"):
            if not isinstance(changed[name], int):
                raise ValueError(f"webhooks.{provider}.{name} must be a whole number")
        with self._state.transaction():
            self._state.put(KIND, f"webhooks:{provider}", self.webhooks(provider) | values)

    def value(self, provider: str, name: str) -> Any:
        """The custom switch of a provider, or its default while untouched."""
        return self.custom(provider)[name]

    def custom(self, provider: str) -> Doc:
        initial = {switch.name: switch.initial for switch in self._known(provider).switches}
        return initial | (self._state.get(KIND, f"custom:{provider}") or {})

    def set_custom(self, provider: str, values: Doc) -> None:
        kinds = {switch.name: switch.kind for switch in self._known(provider).switches}
        types: dict[str, type] = {"flag": bool, "number": int, "list": list, "map": dict}
        for name, value in values.items():
            if name not in kinds:
                raise ValueError(f"custom.{provider}: unknown switch {name!r}")
            if not isinstance(value, types[kinds[name]]):
                raise ValueError(f"custom.{provider}.{name} must be a {kinds[name]}")
        with self._state.transaction():
            self._state.put(KIND, f"custom:{provider}", self.custom(provider) | values)

    def settings(self) -> Doc:
        """Everything, as `GET /_sandbox/switches` shows it."""
        return {
            "rules": [vars(rule) for rule in self.rules()],
            "webhooks": {name: self.webhooks(name) for name in self._providers},
            "custom": {name: self.custom(name) for name in self._providers},
        }

    def apply(self, settings: Doc) -> None:
        """Change what is named: `rules` replaces the rules, `webhooks` and `custom` merge.

        Raises ValueError naming the field that is wrong; then nothing is changed.
        """
        if unknown := set(settings) - {"rules", "webhooks", "custom"}:
            raise ValueError(f"unknown {sorted(unknown)}")
        with self._state.transaction():
            if "rules" in settings:
                self.replace_rules([self._rule(rule) for rule in settings["rules"]])
            for provider, values in settings.get("webhooks", {}).items():
                self.set_webhooks(provider, values)
            for provider, values in settings.get("custom", {}).items():
                self.set_custom(provider, values)

    def _rule(self, given: Doc) -> Rule:
        if unknown := set(given) - RULE_FIELDS:
            raise ValueError(f"rules: unknown {sorted(unknown)}")
        if given.get("kind") not in RULE_KINDS:
            raise ValueError(f"rules.kind must be one of {sorted(RULE_KINDS)}")
        if given.get("provider", "*") != "*":
            self._known(given["provider"])
        seconds = given.get("seconds") or DEFAULT_SECONDS.get(given["kind"], 0)
        fields: dict[str, Any] = {"provider": "*"} | given | {"seconds": seconds}
        return Rule(**fields)

    def _known(self, provider: str) -> Provider:
        if provider not in self._providers:
            raise ValueError(f"no provider {provider!r}; there are {sorted(self._providers)}")
        return self._providers[provider]
