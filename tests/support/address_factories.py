"""A good address of each country, and what is wrong with changed ones."""

from typing import Any

import pytest

from windlass.kit.addresses import Address, normalise
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
