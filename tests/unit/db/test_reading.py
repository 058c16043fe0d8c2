"""Items of raw answers: the same as PynamoDB makes, whatever is missing, empty or wrong."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pynamodb.exceptions import AttributeDeserializationError

from windlass.catalog.kinds import Kind
from windlass.catalog.models import Card, Handle, Product, ProductPart, Stock
from windlass.db.table import TableItem
from windlass.kit.money import Money

CARD: dict[str, dict[str, Any]] = {
    "PK": {"S": "STORE#s#PRODUCT#p"},
    "SK": {"S": "CARD"},
    "entity": {"S": "Card"},
    "GSI1PK": {"S": "STORE#s#PRODUCTS"},
    "title": {"S": "Lamp"},
    "tags": {"L": [{"S": "brass"}, {"S": "desk"}]},
    "price": {"M": {"amount": {"N": "1999"}, "currency": {"S": "EUR"}}},
    "compare_at": {"NULL": True},
    "available": {"N": "3"},
    "is_sold_out": {"BOOL": False},
    "published_at": {"S": "2026-11-22T10:00:00.000000+0000"},
    "of_a_later_release": {"S": "unknown"},
}


def test_an_item_has_what_the_answer_says_and_defaults_for_the_rest() -> None:
    card = ProductPart.from_raw_data(CARD)
    assert isinstance(card, Card)
    assert (card.pk, card.title, card.available) == ("STORE#s#PRODUCT#p", "Lamp", 3)
    assert card.price == Money(1999, "EUR")
    assert card.tags == ["brass", "desk"]
    assert card.published_at == datetime(2026, 11, 22, 10, tzinfo=UTC)
    assert (card.compare_at, card.lowest_before, card.gsi2pk) == (None, None, None)
    assert (card.kind, card.vendor, card.category_ids) == (Kind.PHYSICAL.value, "", [])


@pytest.mark.parametrize("model", [TableItem, ProductPart, Card])
def test_it_is_what_pynamodb_makes(model: type[TableItem]) -> None:
    ours, theirs = model.from_raw_data(CARD), model._instantiate(CARD)
    assert type(ours) is type(theirs) is Card
    assert ours.attribute_values == theirs.attribute_values


def test_two_items_share_no_default() -> None:
    bare = {name: CARD[name] for name in ("PK", "SK", "entity")}
    first, second = Card.from_raw_data(bare), Card.from_raw_data(bare)
    first.category_ids.append("c")
    assert second.category_ids == []


def test_an_item_that_was_read_can_be_saved_as_it_was() -> None:
    product = {
        "PK": {"S": "STORE#s#HANDLE#lamp"},
        "SK": {"S": "HANDLE"},
        "entity": {"S": "Handle"},
        "product_id": {"S": "p"},
        "is_current": {"BOOL": True},
    }
    assert Handle.from_raw_data(product).serialize() == product


def test_a_list_of_other_things_than_texts_is_read_too() -> None:
    mixed = CARD | {"tags": {"L": [{"S": "brass"}, {"N": "7"}, {"NULL": True}]}}
    assert Card.from_raw_data(mixed).tags == ["brass", 7, None]


def test_an_entity_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="Card is no Product"):
        Product.from_raw_data(CARD)
    with pytest.raises(ValueError, match="Card is no Stock"):
        Stock.from_raw_data(CARD)
    with pytest.raises(ValueError, match="Unknown discriminator value: Chair"):
        TableItem.from_raw_data(CARD | {"entity": {"S": "Chair"}})


def test_a_value_of_the_wrong_type_is_refused() -> None:
    with pytest.raises(AttributeDeserializationError, match="available"):
        Card.from_raw_data(CARD | {"available": {"S": "3"}})
