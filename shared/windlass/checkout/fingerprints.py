"""Whether two purchases are the same one."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from msgspec import to_builtins

from windlass.checkout.basket import Basket
from windlass.kit.addresses import Address
from windlass.orders import rules
from windlass.pricing import documents
from windlass.pricing.models import Breakdown
from windlass.shipping.models import ShippingOption
from windlass.stores.storefronts import StorefrontStore


def of(*parts: Any) -> str:
    """The same for the same purchase: every part that the price or the parcel depends on."""
    plain = json.dumps([_plain(part) for part in parts], sort_keys=True, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()


def _plain(part: Any) -> Any:
    match part:
        case StorefrontStore():
            return [part.store_id, part.stripe_account_id]
        case Breakdown():
            return documents.to_document(part)
        case Basket():
            return [[rules.to_document(line) for line in part.lines], part.note]
        case Address() | ShippingOption():
            return to_builtins(part)
    return part
