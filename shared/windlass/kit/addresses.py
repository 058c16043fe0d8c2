"""Where a parcel goes: checked and fixed before anything is bought for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Final

from msgspec import Struct, to_builtins

from windlass.kit import address_rules, countries, phones, postal_codes, tax_ids
from windlass.kit import plain_text as text
from windlass.kit.address_forms import LENGTHS, FormField, forms_for, label
from windlass.kit.address_rules import CountryRules
from windlass.kit.errors import FieldProblem, Invalid

__all__ = ["Address", "FormField", "forms_for", "normalise", "province_name"]

SHORTEST_NAME: Final = 2
_PO_BOX: Final = re.compile(
    r"\bp\.?\s*o\.?\s*-?\s*box\b|\bpost(al|fach)?\s*(office\s*)?box\b|\bpostfach\b|\bpostbus\b"
    r"|\bcaixa\s+postal\b|\bapartado(\s+(postal|de\s+correos))?\s+\d|\bbo[iî]te\s+postale\b"
    r"|\bb\.?p\.?\s*\d|\bcasella\s+postale\b|\bpackstation\b|私書箱|사서함",
    re.IGNORECASE,
)
_CODES: Final = frozenset({"country", "postal_code", "phone", "tax_id"})


class Address(Struct, frozen=True):
    """Made by `normalise`. `city` is never empty; `province` is a code where the country has a
    list of them; `phone` is E.164 or empty."""

    name: str
    company: str
    line1: str
    line2: str
    city: str
    province: str
    postal_code: str
    country: str
    phone: str
    tax_id: str
    note: str = ""  # what a courier should know and no field takes: a phone extension

    @property
    def is_po_box(self) -> bool:
        """Suppliers' couriers do not deliver to one."""
        return _PO_BOX.search(f"{self.line1}\n{self.line2}\n{self.company}") is not None

    def to_document(self) -> dict[str, Any]:
        document: dict[str, Any] = to_builtins(self)
        return document

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Address:
        return cls(**document)

    def lines(self, locale: str = "en") -> list[str]:
        """As it is written on a parcel, in Latin order, without phone and tax number; the country
        in the language of the locale."""
        rules = address_rules.of(self.country)
        place = [getattr(self, name) for name in rules.order if name in _PLACE]
        if "province" in rules.order and rules.provinces:
            named = province_name(self.country, self.province)
            place = [named if part == self.province and part else part for part in place]
        tail = " ".join(part for part in place if part) or self.city
        written = [self.name, self.company, self.line1, self.line2, tail]
        return [*filter(None, written), countries.name(self.country, locale)]


_PLACE: Final = ("city", "province", "postal_code")


def normalise(raw: Mapping[str, Any], *, path: str = "", phone_required: bool = False) -> Address:
    """What was typed as an address that suppliers take. `raw` may leave out any field.

    Fixes what has one meaning (spaces, province names, postal code punctuation, phone formats, a
    phone extension, which becomes a note). Raises Invalid (422) with one problem for each field
    that only the person can fix; `path` goes before their names.
    """
    problems: dict[str, tuple[str, str]] = {}
    values = {name: _text(raw.get(name), name, problems) for name in (*LENGTHS, "country")}
    country = values["country"].upper()
    if country not in countries.CODES:
        message = f"{country[:10]} is not a country we know." if country else "Choose a country."
        problems["country"] = ("unknown_country" if country else "required", message)
        raise _invalid(problems, path)
    rules = address_rules.of(country)

    if rules.provinces and values["province"] and "province" not in problems:
        values["province"] = _province(values["province"], rules, problems)
    if rules.postal_pattern is None and "postal_code" not in rules.order:
        values["postal_code"] = ""  # a country without them: people fill in zeros
        problems.pop("postal_code", None)
    elif values["postal_code"] and "postal_code" not in problems:
        values["postal_code"] = postal_codes.shaped(values["postal_code"], rules)
        _check_postal_code(values, rules, problems)
    extension = _fix_phone(values, country, problems)
    _fix_tax_id(values, country, problems)
    _require(values, rules, problems, phone_required=phone_required)
    if problems:
        raise _invalid(problems, path)

    fallback = province_name(country, values["province"]) or countries.name(country)
    return Address(
        **{name: values[name] for name in LENGTHS if name != "city"},
        country=country,
        city=values["city"] or fallback,
        note=f"Phone extension {extension}" if extension else "",
    )


def province_name(country: str, code: str) -> str:
    """In Latin letters, as suppliers take it; the code itself where the country has no list."""
    found = address_rules.of(country).province(code)
    return found.name if found else code


def _text(value: Any, name: str, problems: dict[str, tuple[str, str]]) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        problems[name] = ("text", "This must be text.")
        return ""
    line = text.one_line(value, is_code=name in _CODES)
    longest = LENGTHS.get(name)
    if not text.is_plain(line):
        problems[name] = ("characters", "Use letters, digits and punctuation only.")
    elif longest is not None and len(line) > longest:
        problems[name] = ("too_long", f"Use at most {longest} characters.")
    return line


def _province(written: str, rules: CountryRules, problems: dict[str, tuple[str, str]]) -> str:
    code = rules.province_code(written)
    if code is not None:
        return code
    kind = label("province", rules).lower()
    names = [province.name for province in rules.provinces]
    close = get_close_matches(written, names, n=1, cutoff=0.6)
    advice = f"Did you mean {close[0]}?" if close else f"Choose a {kind} from the list."
    problems["province"] = ("unknown_province", f"{written} is not a {kind} we know. {advice}")
    return ""


def _check_postal_code(
    values: dict[str, str], rules: CountryRules, problems: dict[str, tuple[str, str]]
) -> None:
    code, name = values["postal_code"], label("postal_code", rules)
    if rules.postal_pattern and not rules.postal_pattern.fullmatch(code):
        example = f", like {rules.postal_examples[0]}" if rules.postal_examples else ""
        where = countries.name(rules.country)
        problems["postal_code"] = (
            "postal_code",
            f"{code} is not a {name} of {where}{example}.",
        )
        return
    province = rules.province(values["province"])
    if province and province.postal_prefix and not province.postal_prefix.match(code):
        problems["postal_code"] = (
            "postal_code_elsewhere",
            f"The {name} {code} is not in {province.name}.",
        )


def _fix_phone(values: dict[str, str], country: str, problems: dict[str, tuple[str, str]]) -> str:
    """Returns the extension."""
    written = values["phone"]
    if not written or "phone" in problems:
        return ""
    phone = phones.parse(written, country)
    if phone is None:
        example = phones.example(country)
        advice = f" Write it like {example}." if example else ""
        problems["phone"] = ("phone", f"{written} cannot be a phone number.{advice}")
        return ""
    values["phone"] = phone.number
    return phone.extension


def _fix_tax_id(values: dict[str, str], country: str, problems: dict[str, tuple[str, str]]) -> None:
    written = values["tax_id"]
    if not written or "tax_id" in problems:
        return
    compact = tax_ids.normalise(country, written)
    if compact is None:
        called = label("tax_id", address_rules.of(country))
        problems["tax_id"] = ("tax_id", f"{written} is not a valid {called}.")
    else:
        values["tax_id"] = compact


def _require(
    values: dict[str, str],
    rules: CountryRules,
    problems: dict[str, tuple[str, str]],
    *,
    phone_required: bool,
) -> None:
    for field in forms_for(rules.country, phone_required=phone_required):
        if field.is_required and not values[field.name] and field.name not in problems:
            problems[field.name] = ("required", f"{field.label} is required.")
    name = values["name"]
    if "name" not in problems and (len(name) < SHORTEST_NAME or not any(c.isalpha() for c in name)):
        problems["name"] = ("too_short", f"Use at least {SHORTEST_NAME} letters.")


def _invalid(problems: dict[str, tuple[str, str]], path: str) -> Invalid:
    prefix = f"{path}." if path else ""
    fields = tuple(
        FieldProblem(prefix + name, *problems[name])
        for name in (*LENGTHS, "country")
        if name in problems
    )
    return Invalid(" ".join(field.message for field in fields), fields=fields)
