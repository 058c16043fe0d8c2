from typing import Any

import pytest

from tests.support.address_factories import fixed, problems
from windlass.kit.errors import Invalid


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
