"""What a product's page says for safety's sake."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartyView:
    title: str
    name: str
    address: str
    contact: str
    link: str  # to the contact


@dataclass(frozen=True, slots=True)
class SafetyView:
    parties: tuple[PartyView, ...]
    identifier: str
    warnings: tuple[str, ...]
