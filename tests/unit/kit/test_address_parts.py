"""Phones, provinces, boxes, spaces and lines."""

import pytest

from tests.support.address_factories import GOOD, fixed, problems
from windlass.kit.addresses import Address, normalise, province_name
from windlass.kit.errors import Invalid


@pytest.mark.parametrize("written", ["415 555 2671 ext. 5", "+1 (415) 555-2671 x5"])
def test_a_phone_extension_becomes_a_note(written: str) -> None:
    address = fixed("US", phone=written)

    assert (address.phone, address.note) == ("+14155552671", "Phone extension 5")


@pytest.mark.parametrize(
    ("country", "written", "code"),
    [
        ("US", "ca", "CA"),
        ("US", "US-CA", "CA"),
        ("IE", "Dublin", "D"),
        ("IE", "co. cork", "CO"),
        ("JP", "Tokyo", "13"),
        ("JP", "Tokyo-to", "13"),
        ("JP", "JP-13", "13"),
        ("KR", "서울", "11"),
        ("KR", "Gyeonggi-do", "41"),
        ("AE", "أبو ظبي", "AZ"),
        ("CA", "Québec", "QC"),
        ("BR", "MARANHAO", "MA"),
    ],
)
def test_provinces_are_known_by_every_name(country: str, written: str, code: str) -> None:
    changes = {"postal_code": ""} if country in ("CA", "BR", "JP") else {}
    if changes:
        rules = problems(country, province=written, **changes)
        assert rules == [("postal_code", "required")]
    else:
        changes["postal_code"] = GOOD[country]["postal_code"]
        assert fixed(country, province=written).province == code


def test_suppliers_get_the_name_of_a_province_in_latin_letters() -> None:
    named = [province_name(*place) for place in (("JP", "13"), ("AE", "DU"), ("US", "CA"))]

    assert named == ["Tokyo", "Dubai", "California"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("PO Box 12", True),
        ("P.O. Box 12", True),
        ("Postfach 12", True),
        ("Packstation 101", True),
        ("BP 40", True),
        ("12 Boxwood Road", False),
        ("1 Post Road", False),
    ],
)
def test_a_post_office_box_is_recognised(line: str, expected: bool) -> None:
    assert fixed("DE", line1=line).is_po_box is expected, line


def test_spaces_and_invisible_characters_go() -> None:
    address = fixed("DE", name="  Ada\u200b  \tLovelace ", line1="\u202aTorstr. 1\u202c")

    assert (address.name, address.line1) == ("Ada Lovelace", "Torstr. 1")


@pytest.mark.parametrize(
    ("country", "rule"),
    [("", "required"), ("ZZ", "unknown_country"), ("Germany", "unknown_country")],
)
def test_without_a_country_nothing_else_can_be_judged(country: str, rule: str) -> None:
    with pytest.raises(Invalid) as refused:
        normalise({"country": country})

    assert [(one.field, one.rule) for one in refused.value.fields] == [("country", rule)]


def test_problems_carry_the_path_of_their_form() -> None:
    with pytest.raises(Invalid) as refused:
        normalise({"country": "DE"} | GOOD["DE"], path="shipping_address")

    assert [one.field for one in refused.value.fields] == ["shipping_address.name"]


def test_a_phone_is_asked_for_where_the_store_wants_one() -> None:
    raw = {"name": "Ada", "country": "DE"} | GOOD["DE"] | {"phone": ""}

    assert normalise(raw).phone == ""
    with pytest.raises(Invalid, match=r"Phone is required\."):
        normalise(raw, phone_required=True)


def test_a_document_gives_the_same_address() -> None:
    address = fixed("US", phone="415 555 2671 ext. 5")

    assert Address.from_document(address.to_document()) == address


@pytest.mark.parametrize(
    ("country", "last"),
    [
        ("US", ["San Francisco California 94105", "United States"]),
        ("DE", ["10119 Berlin", "Germany"]),
        ("GB", ["London SW1A 2AA", "United Kingdom"]),
    ],
)
def test_lines_are_in_the_order_of_the_country(country: str, last: list[str]) -> None:
    assert fixed(country).lines()[-2:] == last
