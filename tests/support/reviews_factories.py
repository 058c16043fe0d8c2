"""Reviews with one-word overrides."""

from typing import Any

from windlass.kit.addresses import Address
from windlass.reviews import writing
from windlass.reviews.models import Review, Source
from windlass.reviews.rules import Draft
from windlass.reviews.writing import Author
from windlass.tenancy.context import StoreContext

PARTS = ("name", "company", "line1", "line2", "city", "province", "postal_code", "phone", "tax_id")
ADDRESS = Address(**dict.fromkeys(PARTS, "Ada"), country="US").to_document()


def author(name: str = "Ada Lovelace", **overrides: Any) -> Author:
    """A buyer who came by the link of a mail."""
    email = f"{name.split()[0].lower()}@shop.test"
    facts: dict[str, Any] = {
        "email": email,
        "name": name,
        "source": Source.MAIL,
        "order_id": "order-1",
    }
    return Author(**facts | overrides)


def draft(stars: int = 5, text: str = "Bright and quiet.", **said: Any) -> Draft:
    return Draft(stars=stars, text=text, **said)


def review(
    store: StoreContext, product_id: str, name: str = "Ada Lovelace", stars: int = 5, **said: Any
) -> Review:
    return writing.write(store, product_id, author(name), draft(stars, **said))
