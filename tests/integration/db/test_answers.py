"""Answers of the table are the same, read as JSON or by botocore."""

from datetime import UTC, datetime

import pytest
from pynamodb.attributes import BinaryAttribute, UnicodeAttribute, UTCDateTimeAttribute

from tests.support.table import items
from windlass.db.table import (
    DocumentAttribute,
    DocumentsAttribute,
    IntegerAttribute,
    MoneyAttribute,
    TableItem,
)
from windlass.kit.money import Money

pytestmark = pytest.mark.usefixtures("table")


class Parcel(TableItem, discriminator="ParcelOfATest"):
    note = UnicodeAttribute(null=True)
    price = MoneyAttribute()
    places = IntegerAttribute()
    sent_at = UTCDateTimeAttribute()
    address = DocumentAttribute(null=True)
    lines = DocumentsAttribute(null=True)
    seal = BinaryAttribute(null=True, legacy_encoding=False)


def parcel(sk: str, **facts: object) -> Parcel:
    return Parcel(
        "PARCELS",
        sk,
        price=Money(10**18, "EUR"),
        places=-3,
        sent_at=datetime(2026, 7, 1, 12, 30, tzinfo=UTC),
        **facts,
    )


@pytest.mark.parametrize(
    "facts",
    [
        {"note": 'the word "B" and \u00fc, \u2028 or \U0001f4e6'},
        {"address": {"B": "a name", "deep": [{"none": None, "yes": True, "n": 0}]}, "lines": []},
        {"seal": bytes(range(256)), "note": "sealed"},
    ],
)
def test_an_item_is_read_as_it_was_written(facts: dict[str, object]) -> None:
    written = parcel("1", **facts)
    written.save()

    got = Parcel.get("PARCELS", "1")
    [queried] = Parcel.query("PARCELS")
    [several] = Parcel.batch_get([("PARCELS", "1")])

    assert got.serialize() == queried.serialize() == several.serialize() == written.serialize()
    assert [got.serialize()] == items("ParcelOfATest")
    assert all(getattr(got, name) == value for name, value in facts.items())


def test_pages_go_on_where_the_last_one_ended() -> None:
    for number in range(5):
        parcel(str(number)).save()

    first = Parcel.query("PARCELS", limit=2, page_size=2)
    numbers = [item.sk for item in first]
    rest = Parcel.query("PARCELS", last_evaluated_key=first.last_evaluated_key)

    assert numbers == ["0", "1"]
    assert [item.sk for item in rest] == ["2", "3", "4"]
