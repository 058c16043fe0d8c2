from typing import Any

import pytest

from windlass.kit.addresses import Address, normalise, province_name
from windlass.kit.errors import Invalid

GOOD: dict[str, dict[str, Any]] = {
    "US": {
        "line1": "1 Market St",
        "city": "San Francisco",
        "province": "California",
        "postal_code": "94105",
        "phone": "(415) 555-2671",
    },
    "DE": {"line1": "Torstr. 1", "city": "Berlin", "postal_code": "10119", "phone": "030 901820"},
    "GB": {
        "line1": "10 Downing St",
        "city": "London",
        "postal_code": "sw1a2aa",
        "phone": "020 7925 0918",
    },
    "FR": {
        "line1": "5 rue de Rivoli n°2",
        "city": "Paris",
        "postal_code": "F-75001",
        "phone": "01 42 60 30 30",
    },
    "BR": {
        "line1": "Av. Paulista 1000",
        "city": "São Paulo",
        "province": "sao paulo",
        "postal_code": "01310100",
        "phone": "11 96123-4567",
        "tax_id": "529.982.247-25",
    },
    "JP": {
        "line1": "千代田1-1",
        "city": "千代田区",
        "province": "東京都",
        "postal_code": "〒\uff11\uff10\uff10-0001",
        "phone": "03-1234-5678",
    },
    "KR": {
        "line1": "110 Sejong-daero",
        "city": "Jung-gu",
        "province": "Seoul",
        "postal_code": "04524",
        "phone": "02-120-1234",
    },
    "AU": {
        "line1": "1 George St",
        "city": "Sydney",
        "province": "New South Wales",
        "postal_code": "2000",
        "phone": "02 9265 9333",
    },
    "CA": {
        "line1": "111 Wellington St",
        "city": "Ottawa",
        "province": "ontario",
        "postal_code": "k1a0b1",
        "phone": "613-992-4793",
    },
    "IE": {
        "line1": "Kildare St",
        "city": "Dublin",
        "province": "County Dublin",
        "postal_code": "d02a272",
        "phone": "01 618 3000",
    },
    "AE": {
        "line1": "Sheikh Zayed Rd",
        "province": "dubai",
        "postal_code": "00000",
        "phone": "04 201 1111",
    },
}


def fixed(country: str, **changes: Any) -> Address:
    return normalise({"name": "Ada Lovelace", "country": country} | GOOD[country] | changes)


def problems(country: str, **changes: Any) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refused:
        fixed(country, **changes)
    return [(problem.field, problem.rule) for problem in refused.value.fields]


@pytest.mark.parametrize(
    ("country", "city", "province", "postal_code", "phone"),
    [
        ("US", "San Francisco", "CA", "94105", "+14155552671"),
        ("DE", "Berlin", "", "10119", "+4930901820"),
        ("GB", "London", "", "SW1A 2AA", "+442079250918"),
        ("FR", "Paris", "", "75001", "+33142603030"),
        ("BR", "São Paulo", "SP", "01310-100", "+5511961234567"),
        ("JP", "千代田区", "13", "100-0001", "+81312345678"),
        ("KR", "Jung-gu", "11", "04524", "+8221201234"),
        ("AU", "Sydney", "NSW", "2000", "+61292659333"),
        ("CA", "Ottawa", "ON", "K1A 0B1", "+16139924793"),
        ("IE", "Dublin", "D", "D02 A272", "+35316183000"),
        ("AE", "Dubai", "DU", "", "+97142011111"),
    ],
)
def test_each_country_is_written_its_own_way(
    country: str, city: str, province: str, postal_code: str, phone: str
) -> None:
    address = fixed(country)

    assert (address.city, address.province) == (city, province)
    assert (address.postal_code, address.phone) == (postal_code, phone)
    assert (address.name, address.country, address.note) == ("Ada Lovelace", country, "")


@pytest.mark.parametrize(
    ("case", "country", "changes", "expected"),
    [
        ("letters in a zip", "US", {"postal_code": "9410A"}, [("postal_code", "postal_code")]),
        (
            "zip of another state",
            "US",
            {"postal_code": "10001"},
            [("postal_code", "postal_code_elsewhere")],
        ),
        ("unknown state", "US", {"province": "Calif"}, [("province", "unknown_province")]),
        ("no state", "US", {"province": ""}, [("province", "required")]),
        ("four digits", "DE", {"postal_code": "1011"}, [("postal_code", "postal_code")]),
        ("no postcode", "GB", {"postal_code": " "}, [("postal_code", "required")]),
        ("trailing rest", "GB", {"postal_code": "GIR 0AA9"}, [("postal_code", "postal_code")]),
        ("no city", "FR", {"city": None}, [("city", "required")]),
        ("no tax number", "BR", {"tax_id": ""}, [("tax_id", "required")]),
        ("wrong check digit", "BR", {"tax_id": "529.982.247-26"}, [("tax_id", "tax_id")]),
        ("one digit eleven times", "BR", {"tax_id": "11111111111"}, [("tax_id", "tax_id")]),
        ("no city in Japan", "JP", {"city": ""}, [("city", "required")]),
        ("customs code", "KR", {"tax_id": "M123"}, [("tax_id", "tax_id")]),
        ("unknown state", "AU", {"province": "Tasmaniac"}, [("province", "unknown_province")]),
        ("letter O for zero", "CA", {"postal_code": "K1A OB1"}, [("postal_code", "postal_code")]),
        ("unknown county", "IE", {"province": "Kent"}, [("province", "unknown_province")]),
        ("no emirate", "AE", {"province": ""}, [("province", "required")]),
        ("impossible phone", "US", {"phone": "123"}, [("phone", "phone")]),
        ("words for a phone", "DE", {"phone": "call me"}, [("phone", "phone")]),
        ("one letter", "DE", {"name": "A"}, [("name", "too_short")]),
        ("no letters", "DE", {"name": "12345"}, [("name", "too_short")]),
        ("emoji", "DE", {"name": "Ada 🚀"}, [("name", "characters")]),
        ("heart", "DE", {"line1": "Torstr. 1 ❤️"}, [("line1", "characters")]),
        ("control character", "DE", {"city": "Ber\x07lin"}, [("city", "characters")]),
        ("long line", "DE", {"line1": "x" * 101}, [("line1", "too_long")]),
        ("long name", "DE", {"name": "x" * 65}, [("name", "too_long")]),
        ("a number", "DE", {"line1": 5}, [("line1", "text")]),
        (
            "several at once, in the order of the form",
            "US",
            {"postal_code": "?", "name": "", "phone": "1"},
            [("name", "required"), ("postal_code", "postal_code"), ("phone", "phone")],
        ),
    ],
)
def test_what_only_the_person_can_fix_names_its_field_and_rule(
    case: str, country: str, changes: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert problems(country, **changes) == expected, case


def test_a_wrong_province_comes_with_advice() -> None:
    with pytest.raises(Invalid, match=r"Californa is not a state we know. Did you mean California"):
        fixed("US", province="Californa")


def test_a_wrong_postal_code_comes_with_an_example() -> None:
    with pytest.raises(Invalid, match=r"94 is not a ZIP code of United States, like 95014\."):
        fixed("US", postal_code="94")


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
