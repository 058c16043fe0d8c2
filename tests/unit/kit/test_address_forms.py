import pytest

from windlass.kit import countries
from windlass.kit.addresses import forms_for


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("US", "name* company line1* line2 city* province* postal_code* phone"),
        ("DE", "name* company line1* line2 postal_code* city* phone"),
        ("GB", "name* company line1* line2 city* postal_code* phone"),
        ("BR", "name* company line1* line2 city* province* postal_code* phone tax_id*"),
        ("JP", "name* company line1* line2 city* province* postal_code* phone"),
        ("IE", "name* company line1* line2 city* province postal_code phone"),
        ("AE", "name* company line1* line2 province* phone"),
        ("HK", "name* company line1* line2 city province* phone"),
    ],
)
def test_each_country_asks_for_its_own_fields_in_its_own_order(country: str, expected: str) -> None:
    fields = [field.name + "*" * field.is_required for field in forms_for(country)]

    assert " ".join(fields) == expected


@pytest.mark.parametrize(
    ("country", "name", "label"),
    [
        ("US", "postal_code", "ZIP code"),
        ("GB", "postal_code", "Postcode"),
        ("IE", "postal_code", "Eircode"),
        ("US", "province", "State"),
        ("JP", "province", "Prefecture"),
        ("AE", "province", "Emirate"),
        ("CA", "province", "Province"),
        ("AU", "city", "Suburb"),
        ("BR", "tax_id", "CPF or CNPJ"),
    ],
)
def test_fields_are_called_what_people_there_call_them(country: str, name: str, label: str) -> None:
    assert {field.name: field.label for field in forms_for(country)}[name] == label


def test_a_field_says_all_that_a_form_needs() -> None:
    fields = {field.name: field for field in forms_for("CA", phone_required=True)}

    assert fields["province"].choices[:2] == (("AB", "Alberta"), ("BC", "British Columbia"))
    assert fields["phone"].is_required
    assert (fields["line1"].autocomplete, fields["line1"].max_length) == ("address-line1", 100)
    assert (fields["postal_code"].example, fields["postal_code"].input_mode) == ("H3Z 2Y7", "text")


def test_every_country_has_a_form_and_a_name() -> None:
    for code, name in countries.by_name():
        assert forms_for(code)[0].name == "name", code
        assert name != code


def test_countries_are_sorted_without_their_accents() -> None:
    names = [name for _code, name in countries.by_name()]

    assert names[:3] == ["Afghanistan", "Åland Islands", "Albania"]
    assert countries.name("DE", "de") == "Deutschland"
    assert countries.name("DE", "xx") == "Germany"


def test_what_a_country_needs() -> None:
    assert len(countries.CODES) == 250
    assert len(countries.EU) == 27
    assert countries.EU <= countries.CODES
    assert (countries.needs_province("US"), countries.needs_postal_code("US")) == (True, True)
    assert (countries.needs_province("DE"), countries.needs_postal_code("AE")) == (False, False)
