"""What a product's page says for safety's sake."""

from __future__ import annotations

from msgspec import Struct


class PartyView(Struct, frozen=True):
    title: str
    name: str
    address: str
    contact: str
    link: str  # to the contact


class SafetyView(Struct, frozen=True):
    parties: tuple[PartyView, ...]
    identifier: str
    warnings: tuple[str, ...]
