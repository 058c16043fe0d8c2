import pytest

from windlass.imports import references
from windlass.imports.errors import ReferenceUnknown
from windlass.imports.references import Reference

ITEM = Reference("aliexpress", "1005006123456789")
PID = Reference("cj", "1772769215489977510")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://www.aliexpress.com/item/1005006123456789.html", ITEM),
        (
            "https://de.aliexpress.com/item/1005006123456789.html?spm=a2g0o.home&gatewayAdapt=x",
            ITEM,
        ),
        ("https://aliexpress.us/item/1005006123456789.html", ITEM),
        ("https://www.aliexpress.com/item/Nice-Phone-Case/1005006123456789.html", ITEM),
        ("https://www.aliexpress.com/i/1005006123456789.html", ITEM),
        ("https://m.aliexpress.com/item/1005006123456789", ITEM),
        ("aliexpress.com/item/1005006123456789.html", ITEM),
        ("https://www.aliexpress.com/store/product/Case/2345_1005006123456789.html", ITEM),
        ("  1005006123456789 ", ITEM),
        ("https://cjdropshipping.com/product/nice-case-p-1772769215489977510.html", PID),
        ("https://www.cjdropshipping.com/product/-p-1772769215489977510.html?x=1", PID),
        ("https://app.cjdropshipping.com/product-detail.html?id=1772769215489977510", PID),
        ("1772769215489977510", PID),
        (
            "00006BE4-3F5A-4C1D-8B21-0A1B2C3D4E5F",
            Reference("cj", "00006BE4-3F5A-4C1D-8B21-0A1B2C3D4E5F"),
        ),
        ("CJYD1983426", Reference("cj", "CJYD1983426")),
        ("cjyd198342601AZ", Reference("cj", "CJYD1983426")),
    ],
)
def test_what_merchants_paste(given: str, expected: Reference) -> None:
    assert references.parse(given) == expected


@pytest.mark.parametrize(
    "given",
    [
        "https://evil.example/item/1005006123456789.html",
        "https://aliexpress.com.evil.example/item/1005006123456789.html",
        "https://notaliexpress.com/item/1005006123456789.html",
        "https://www.aliexpress.com/category/44/phones.html",
        "https://cjdropshipping.com/list/wholesale.html",
        "https://app.cjdropshipping.com/product-detail.html",
        "phone case",
        "42",
        "",
    ],
)
def test_anything_else_is_unknown(given: str) -> None:
    with pytest.raises(ReferenceUnknown) as refused:
        references.parse(given)

    assert refused.value.fields[0].field == "url_or_id"


def test_short_links_must_be_followed() -> None:
    assert references.is_short_link("https://a.aliexpress.com/_mKxyz12")
    assert references.is_short_link("https://s.click.aliexpress.com/e/_abc")
    assert not references.is_short_link("https://www.aliexpress.com/item/1005006123456789.html")
