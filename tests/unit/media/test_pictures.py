"""The pipeline on real bytes."""

import io
from typing import Any

import pytest
from PIL import Image, ImageCms

from tests.support.catalog_factories import picture_bytes
from windlass.media import pictures
from windlass.media.errors import PictureRefused
from windlass.media.pictures import Picture, Rendition

GPS, ORIENTATION = 0x8825, 0x0112


def render(data: bytes) -> tuple[Picture, dict[str, Rendition]]:
    made: dict[str, Rendition] = {}
    picture = pictures.render(data, keep=lambda one: made.__setitem__(one.name, one))
    return picture, made


def opened(rendition: Rendition) -> Image.Image:
    image = Image.open(io.BytesIO(rendition.data))
    image.load()
    return image


def refusal_of(data: bytes) -> str:
    with pytest.raises(PictureRefused) as refused:
        render(data)
    return str(refused.value)


def test_five_widths_in_two_formats_and_one_jpeg() -> None:
    picture, made = render(picture_bytes(2000, 1000))

    assert (picture.width, picture.height) == (2000, 1000)
    assert picture.widths == (160, 320, 640, 1024, 1600)
    assert list(made) == [
        *("1600.avif", "1600.webp", "1024.avif", "1024.webp", "1024.jpg", "640.avif", "640.webp"),
        *("320.avif", "320.webp", "160.avif", "160.webp"),
    ]
    for name, rendition in made.items():
        image = opened(rendition)
        assert image.size == (int(name.split(".")[0]), int(name.split(".")[0]) // 2)
        assert Image.MIME[image.format or ""] == rendition.content_type


@pytest.mark.parametrize(
    ("width", "widths", "jpeg"),
    [
        (100, (100,), "100.jpg"),
        (640, (160, 320, 640), "640.jpg"),
        (700, (160, 320, 640, 700), "700.jpg"),
    ],
)
def test_nothing_is_enlarged(width: int, widths: tuple[int, ...], jpeg: str) -> None:
    picture, made = render(picture_bytes(width, width))

    assert picture.widths == widths
    assert [name for name in made if name.endswith("jpg")] == [jpeg]


@pytest.mark.parametrize("format_", pictures.FORMATS)
def test_every_format_of_the_list_is_read(format_: str) -> None:
    picture, _ = render(picture_bytes(300, 200, format_=format_))
    assert (picture.width, picture.height, picture.content_type) == (300, 200, Image.MIME[format_])


def with_exif(**fields: Any) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = fields.get("orientation", 1)
    exif[GPS] = {1: "N", 2: (52.0, 31.0, 12.0)}
    return picture_bytes(300, 200, exif=exif, comment=b"Taken at home")


def test_where_a_picture_was_taken_is_not_told() -> None:
    data = with_exif()
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(GPS) != {}

    _, made = render(data)

    for rendition in made.values():
        image = opened(rendition)
        assert dict(image.getexif()) == {}
        assert not {"exif", "icc_profile", "xmp", "comment"} & image.info.keys()
        assert b"Exif" not in rendition.data
        assert b"Taken at home" not in rendition.data


@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (300, 200)), (3, (300, 200)), (6, (200, 300)), (8, (200, 300))]
)
def test_pictures_stand_upright(orientation: int, size: tuple[int, int]) -> None:
    picture, made = render(with_exif(orientation=orientation))

    assert (picture.width, picture.height) == size
    assert opened(made[f"{size[0]}.webp"]).size == size


def test_a_turned_picture_keeps_its_top() -> None:
    image = Image.new("RGB", (400, 200), "blue")
    image.paste("red", (0, 0, 200, 200))  # the left half, which orientation 6 turns to the top
    exif, out = Image.Exif(), io.BytesIO()
    exif[ORIENTATION] = 6
    image.save(out, "JPEG", quality=95, exif=exif)

    _, made = render(out.getvalue())

    upright = opened(made["200.webp"]).convert("RGB")
    top, bottom = upright.getpixel((100, 50)), upright.getpixel((100, 350))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 > 60 > top[2]
    assert bottom[2] > 200 > 60 > bottom[0]


def test_transparency_stays_where_it_can_and_is_white_where_not() -> None:
    _, made = render(picture_bytes(300, 200, mode="RGBA", format_="PNG", colour=(255, 0, 0, 0)))

    assert opened(made["300.webp"]).mode == "RGBA"
    assert opened(made["300.avif"]).mode == "RGBA"
    assert opened(made["300.jpg"]).getpixel((10, 10)) == (255, 255, 255)


def test_print_colours_become_screen_colours() -> None:
    _, made = render(picture_bytes(300, 200, mode="CMYK", colour=(0, 255, 255, 0)))

    red = opened(made["300.jpg"]).getpixel((10, 10))
    assert isinstance(red, tuple)
    assert red[0] > 200 > 60 > max(red[1:])


def test_a_wide_gamut_is_converted_not_cut() -> None:
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    broken = picture_bytes(300, 200, icc_profile=b"not a profile", format_="PNG")

    for data in (picture_bytes(300, 200, icc_profile=swapped, format_="PNG"), broken):
        picture, _ = render(data)
        assert picture.width == 300


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16"])
def test_palettes_and_greys_are_shown(mode: str) -> None:
    picture, made = render(picture_bytes(300, 200, mode=mode, format_="PNG", colour=1))
    assert picture.widths == (160, 300)
    assert opened(made["300.jpg"]).mode == "RGB"


def test_an_animation_shows_its_first_picture() -> None:
    frames = [Image.new("RGB", (200, 200), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=100)

    _, made = render(out.getvalue())

    pixel = opened(made["200.jpg"]).getpixel((100, 100))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 200 > 60 > pixel[2]


@pytest.mark.parametrize(
    ("_case", "data"),
    [
        ("text", b"This is a letter, not a picture."),
        ("nothing", b""),
        ("a drawing with scripts", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a page", b"<!doctype html><img src=x>"),
        ("a format that is not on the list", picture_bytes(50, 50, format_="TIFF")),
        ("another one", picture_bytes(50, 50, format_="BMP")),
    ],
)
def test_what_is_not_a_picture_is_refused(_case: str, data: bytes) -> None:
    assert refusal_of(data) in (pictures.NOT_A_PICTURE, pictures.DAMAGED)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_that_was_cut_off_is_refused(format_: str) -> None:
    data = io.BytesIO()
    Image.effect_noise((400, 400), 90).convert("RGB").save(data, format_)
    assert refusal_of(data.getvalue()[: len(data.getvalue()) // 2]) in (
        pictures.DAMAGED,
        pictures.NOT_A_PICTURE,
    )


def test_a_bomb_is_refused_by_its_header() -> None:
    """8,000 x 5,001 pixels of one bit: some kilobytes that would unpack to 120 MB."""
    assert "40 megapixels" in refusal_of(
        picture_bytes(8000, 5001, mode="1", format_="PNG", colour=0)
    )


def test_a_bomb_past_the_limit_of_the_library_is_refused_the_same() -> None:
    huge = picture_bytes(12_000, 8000, mode="1", format_="PNG", colour=0)
    assert "40 megapixels" in refusal_of(huge)


def test_a_ribbon_is_refused() -> None:
    assert "8 times" in refusal_of(picture_bytes(900, 100))


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_the_placeholder_is_tiny(mode: str) -> None:
    noise = Image.merge(mode, [Image.effect_noise((600, 600), 120) for _ in mode])
    out = io.BytesIO()
    noise.save(out, "PNG")

    picture, _ = render(out.getvalue())

    assert picture.blur.startswith("data:image/webp;base64,")
    assert len(picture.blur) <= 400


def test_the_same_bytes_have_the_same_name() -> None:
    data = picture_bytes()
    assert pictures.content_hash(data) == pictures.content_hash(bytes(data))
    assert pictures.content_hash(data) != pictures.content_hash(data + b"x")
    assert render(data)[1] == render(data)[1]
