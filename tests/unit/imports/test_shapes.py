from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from windlass.adapters.supplier import SupplierProduct, SupplierVariant
from windlass.imports import shapes
from windlass.kit.money import Money


def variant(external_id: str, *choices: str, **overrides: Any) -> SupplierVariant:
    facts: dict[str, Any] = {
        "external_id": external_id,
        "sku": f"SKU-{external_id}",
        "choices": choices,
        "cost": Money(312, "USD"),
        "stock": 5,
        "weight_grams": 40,
        "image_url": None,
    }
    return SupplierVariant(**(facts | overrides))


def product(*variants: SupplierVariant, **overrides: Any) -> SupplierProduct:
    facts: dict[str, Any] = {
        "platform": "cj",
        "external_id": "17",
        "url": "https://example.com",
        "title": "Case",
        "description": "",
        "options": ("Colour",),
        "variants": variants,
        "image_urls": (),
    }
    return SupplierProduct(**(facts | overrides))


def test_four_options_become_three() -> None:
    shaped = shapes.shape(
        product(
            variant("1", "Black", "M", "EU", "CN"),
            variant("2", "Black", "M", "UK", "CN"),
            options=("Colour", "Size", "Plug", "Ships from"),
        )
    )

    assert shaped.options == ("Colour", "Size", "Plug & Ships from")
    assert [each.values for each in shaped.variants] == [
        ("Black", "M", "EU / CN"),
        ("Black", "M", "UK / CN"),
    ]
    assert [remark.code for remark in shaped.warnings] == ["options_merged"]


def test_variants_of_the_same_values_are_told_apart() -> None:
    shaped = shapes.shape(product(variant("1", "Black"), variant("2", "black"), variant("3", "")))

    assert [each.values for each in shaped.variants] == [("Black",), ("Black (2)",), ("Default",)]
    assert shaped.values == (("Black", "Black (2)", "Default"),)


def test_a_repeated_supplier_id_is_one_variant() -> None:
    shaped = shapes.shape(product(variant("1", "Schwarz"), variant("1", "Black")))

    assert [each.source.external_id for each in shaped.variants] == ["1"]


def test_many_variants_without_options_get_one() -> None:
    shaped = shapes.shape(product(variant("1"), variant("2"), options=()))

    assert shaped.options == ("Variant",)
    assert shaped.values == (("SKU-1", "SKU-2"),)


def test_what_is_too_much_is_left_out_and_said() -> None:
    shaped = shapes.shape(
        product(
            *(variant(str(n), str(n)) for n in range(251)),
            image_urls=tuple(f"https://a/{n}" for n in range(101)),
        )
    )

    assert (len(shaped.variants), len(shaped.images)) == (250, 100)
    assert [remark.code for remark in shaped.warnings] == ["variants_left_out", "images_left_out"]


def test_the_main_picture_comes_first_then_those_of_variants() -> None:
    shaped = shapes.shape(
        product(
            variant("1", "a", image_url="v1"),
            variant("2", "b", image_url="main"),
            image_urls=("main", "side"),
        )
    )

    assert shaped.images == ("main", "v1", "side")


def test_a_description_keeps_text_and_lists_only() -> None:
    kept = shapes.clean(
        '<div style="x"><h2>Case</h2><ul><li onclick="a()">Soft</li></ul><p> </p>'
        '<a href="https://evil.example">buy</a><img src="https://x/y.jpg"><script>a()</script></div>'
    )

    assert kept == "<h2>Case</h2><ul><li>Soft</li></ul>buy"


def test_a_very_long_description_ends_with_a_sentence() -> None:
    kept = shapes.clean("<p>" + "It is soft. " * 3000 + "</p>")

    assert len(kept) <= shapes.LONGEST_DESCRIPTION
    assert kept.endswith("It is soft.</p>")


@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "A", "b", " ", "x" * 70]), st.sampled_from("pP")),
        min_size=2,
        max_size=30,
    )
)
def test_combinations_are_always_distinct_and_of_known_values(
    rows: list[tuple[str, str]],
) -> None:
    shaped = shapes.shape(
        product(*(variant(str(n), *row) for n, row in enumerate(rows)), options=("One", "one"))
    )

    combinations = [each.values for each in shaped.variants]
    assert len(set(combinations)) == len(rows)
    assert len({name.casefold() for name in shaped.options}) == 2
    for values in combinations:
        for value, allowed in zip(values, shaped.values, strict=True):
            assert value in allowed
            assert len(value) <= shapes.LONGEST_VALUE
    for allowed in shaped.values:
        assert len({value.casefold() for value in allowed}) == len(allowed)
