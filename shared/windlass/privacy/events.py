"""What others may react to. Changing a field here is an API change."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DataExportAsked:
    customer_id: str
    export_id: str


@dataclass(frozen=True)
class DataExportReady:
    customer_id: str
    export_id: str


@dataclass(frozen=True)
class ErasureAsked:
    erasure_id: str


@dataclass(frozen=True)
class CustomerErased:
    """Nothing of this person is left to find. Integrators who copied data forget it, too."""

    customer_id: str | None
    email_key: str
