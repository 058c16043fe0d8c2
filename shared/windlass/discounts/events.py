"""What others may react to. Changing a field here is an API change."""

from msgspec import Struct


class DiscountSaved(Struct, frozen=True):
    discount_id: str
