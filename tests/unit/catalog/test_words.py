import pytest

from tests.support.catalog_factories import save_product, variant_fields
from windlass.catalog import words
from windlass.catalog.changes import apply, variant_ids
from windlass.catalog.models import Product


def product(**overrides: object) -> Product:
    made = Product(product_id="p", handle="p", images={}, currency="EUR")
    request = save_product(**overrides)
    apply(request, made, variant_ids(request))
    return made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arc desk lamp", ["arc", "desk", "lamp"]),
        ("T-Shirt Größe M 3", ["tshirt", "shirt", "grosse", "3"]),
        ("lamp Lamp LAMP", ["lamp"]),
        ("Ærø Łódź", ["aero", "lodz"]),
        ("a - !", []),
    ],
)
def test_words_are_compared_in_plain_letters(text: str, expected: list[str]) -> None:
    assert words.tokens(text) == expected


def test_the_longest_word_is_looked_up_first() -> None:
    assert words.asked("red ARC-0001 lamp") == ["arc0001", "lamp", "red"]


def test_a_product_is_found_by_title_sku_vendor_and_tags() -> None:
    made = product(title="Arc lamp", vendor="Lumen", tags=["Desk light"])
    assert words.words_of(made) == [
        *("arc", "lamp", "arc1", "lumen", "desk", "light"),
        *("~tdesklight", "~vlumen"),
    ]


def test_a_product_has_at_most_twenty_words_and_skus_keep_some() -> None:
    made = product(
        title=" ".join(f"title{n}" for n in range(20)),
        tags=[f"tag{n}" for n in range(20)],
        options=[{"name": "No", "values": [str(n) for n in range(50)]}],
        variants=[variant_fields(str(n), sku=f"SKU{n}") for n in range(50)],
    )

    searchable = [word for word in words.words_of(made) if not word.startswith("~")]

    assert len(searchable) == 20
    assert sum(word.startswith("title") for word in searchable) == 10
    assert sum(word.startswith("sku") for word in searchable) == 5
