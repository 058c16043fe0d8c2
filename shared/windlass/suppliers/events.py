"""What others may react to. Changing a field here is an API change."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SupplierNeedsReconnect:
    """Its credentials stopped working. Once, until it is reconnected."""

    supplier_id: str


@dataclass(frozen=True)
class SupplierReconnected:
    """It works again: what waited for it may go on."""

    supplier_id: str
