from windlass.catalog import parts
from windlass.catalog.parts import Image, Variant
from windlass.kit.money import Money

READY = Image(
    "i1",
    0,
    "A lamp",
    "ready",
    path="/media/s/h",
    width=900,
    height=600,
    widths=(160, 320, 640, 900),
    formats=("avif", "webp"),
    blur="data:image/webp;base64,AAAA",
)


def test_a_full_variant_comes_back_as_it_was() -> None:
    variant = Variant(
        "v1",
        ("Blue", "M"),
        Money(2000, "EUR"),
        Money(2500, "EUR"),
        Money(1000, "EUR"),
        "SKU",
        "4006381333931",
        500,
        False,
        "i1",
    )
    assert parts.variant_of(parts.variant_document(variant)) == variant


def test_a_bare_variant_is_kept_in_two_fields() -> None:
    variant = Variant("v1", (), Money(0, "JPY"))
    document = parts.variant_document(variant)
    assert document == {"id": "v1", "price": "0 JPY"}
    assert parts.variant_of(document) == variant


def test_a_picture_names_its_sizes_best_format_first() -> None:
    assert READY.sources == (
        (
            "image/avif",
            "/media/s/h/160.avif 160w, /media/s/h/320.avif 320w, "
            "/media/s/h/640.avif 640w, /media/s/h/900.avif 900w",
        ),
        (
            "image/webp",
            "/media/s/h/160.webp 160w, /media/s/h/320.webp 320w, "
            "/media/s/h/640.webp 640w, /media/s/h/900.webp 900w",
        ),
    )
    assert (READY.src, READY.large, READY.small) == (
        "/media/s/h/900.jpg",
        "/media/s/h/900.webp",
        "/media/s/h/160.webp",
    )


def test_a_picture_that_is_not_ready_names_nothing() -> None:
    waiting = Image("i1", 0)
    assert (waiting.sources, waiting.src, waiting.large, waiting.small) == ((), "", "", "")


def test_a_picture_comes_back_as_it_was() -> None:
    assert parts.image_of("i1", parts.image_document(READY)) == READY
