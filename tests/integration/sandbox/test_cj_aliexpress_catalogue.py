"""What the sandbox's suppliers sell looks and behaves like goods."""

from collections.abc import Callable
from io import BytesIO

import httpx
import pytest
from PIL import Image

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.suppliers import catalogue, pictures
from tests.support.sandbox import ADDRESS, sandbox

__all__ = ["sandbox"]
ITEMS = catalogue.items()
VARIANTS = [variant for item in ITEMS for variant in item.variants]


def test_there_is_something_of_every_kind() -> None:
    sizes = {item.key: len(item.variants) for item in ITEMS}

    assert len(ITEMS) == 40
    assert sizes["silicone-phone-case"] == 60
    assert sizes["usb-c-hub-7in1"] == 1
    assert {item.drawing for item in ITEMS} == set(pictures.drawings())


@pytest.mark.parametrize(
    ("case", "id_of"),
    [
        ("CJ", lambda variant: variant.vid),
        ("AliExpress", lambda variant: variant.sku_id),
        ("SKU", lambda variant: variant.cj_sku),
    ],
)
def test_ids_are_unique(case: str, id_of: Callable[[catalogue.Variant], str]) -> None:
    assert len({id_of(variant) for variant in VARIANTS}) == len(VARIANTS), case


def test_every_text_is_there_in_both_languages() -> None:
    for item in ITEMS:
        assert item.title("en") != item.title("de")
        assert len(item.points[0]) == len(item.points[1]) >= 3


def test_a_picture_is_the_same_every_time_and_another_for_every_colour() -> None:
    drawn = {
        colour: pictures.render("phone-case", shade, "front")
        for colour, shade in list(catalogue.colours().items())[:3]
    }

    assert pictures.render("phone-case", catalogue.colours()["black"], "front") == drawn["black"]
    assert len(set(drawn.values())) == 3
    with Image.open(BytesIO(drawn["black"])) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1000, 1250))


def test_pictures_are_served_and_only_those(sandbox: Sandbox) -> None:
    def get(name: str) -> httpx.Response:
        return httpx.get(f"{ADDRESS}/cdn/{name}", trust_env=False)

    served = get(f"{ITEMS[0].gallery()[0]}.jpg")
    sandbox.trouble.set_custom("cdn", {"dead_images": ["*--angle.jpg"]})

    assert (served.status_code, served.headers["content-type"]) == (200, "image/jpeg")
    assert get("nothing--black--front.jpg").status_code == 404
    assert get(f"{ITEMS[0].gallery()[1]}.jpg").status_code == 404
    assert get("../state.db").status_code == 404
