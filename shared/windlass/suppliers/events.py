"""What others may react to. Changing a field here is an API change."""

from msgspec import Struct


class SupplierNeedsReconnect(Struct, frozen=True):
    """Its credentials stopped working. Once, until it is reconnected."""

    supplier_id: str


class SupplierReconnected(Struct, frozen=True):
    """It works again: what waited for it may go on."""

    supplier_id: str
