"""What others may react to. Changing a field here is an API change."""

from msgspec import Struct


class DataExportAsked(Struct, frozen=True):
    customer_id: str
    export_id: str


class DataExportReady(Struct, frozen=True):
    customer_id: str
    export_id: str


class ErasureAsked(Struct, frozen=True):
    erasure_id: str


class CustomerErased(Struct, frozen=True):
    """Nothing of this person is left to find. Integrators who copied data forget it, too."""

    customer_id: str | None
    email_key: str
