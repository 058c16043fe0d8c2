"""From uploaded bytes to the sizes and formats that shops show. Pillow, in bounded memory.

Nothing of the original's metadata is left: orientation is applied, colours are converted to sRGB,
then only pixels go on.
"""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any, Final

from msgspec import Struct
from PIL import Image, ImageCms, ImageOps

from windlass.kit.renditions import FALLBACK_WIDTH, ICON_SIZES
from windlass.media.errors import PictureRefused

PIPELINE: Final = b"1"  # part of every name: change it when the same bytes shall look different
FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
WIDTHS: Final = (160, 320, 640, 1024, 1600)
MOST_PIXELS: Final = 40_000_000
MOST_ASPECT: Final = 8  # long sides against short ones; keeps every size within its format
SWAPPED: Final = range(5, 9)  # EXIF orientations that lie on their side
BLUR_BYTES: Final = 400
NOT_A_PICTURE = "This file is not a picture we can read. Use JPEG, PNG, WebP, AVIF or GIF."
DAMAGED = "This picture is damaged or was cut off. Upload it again."
ORIENTATION: Final = 0x0112

Image.MAX_IMAGE_PIXELS = None  # ours is stricter, and judged before anything is decoded


class Rendition(Struct, frozen=True):
    name: str  # "640.avif"
    content_type: str
    data: bytes


class Picture(Struct, frozen=True):
    width: int  # of the original as it is shown
    height: int
    widths: tuple[int, ...]
    formats: tuple[str, ...]
    blur: str
    content_type: str  # of the original


def content_hash(data: bytes, *, is_icon: bool = False) -> str:
    return sha256(PIPELINE + (b"icon" if is_icon else b"") + data).hexdigest()[:32]


def render(data: bytes, *, keep: Callable[[Rendition], None], is_icon: bool = False) -> Picture:
    """Hand every size in every format to `keep`, largest first, and describe the picture. Sizes
    are never larger than the original. An icon must be square, and gets the sizes of icons as PNG
    too. Raises PictureRefused."""
    with _opened(data) as opened:
        width, height = _shown_size(opened)
        if is_icon:
            _refuse_no_icon(width, height)
        widths = (*(w for w in WIDTHS[:-1] if w < width), min(width, WIDTHS[-1]))
        content_type = Image.MIME[opened.format or ""]
        image = _prepared(opened, width=widths[-1], shown=(width, height))
    for side in ICON_SIZES if is_icon else ():
        png = _encoded(_narrowed(image, side), "PNG", optimize=True)
        keep(Rendition(f"{side}.png", "image/png", png))
    fallback = max((w for w in widths if w <= FALLBACK_WIDTH), default=widths[0])
    for size in reversed(widths):
        image = _narrowed(image, size)
        keep(Rendition(f"{size}.avif", "image/avif", _encoded(image, "AVIF", quality=60, speed=8)))
        keep(Rendition(f"{size}.webp", "image/webp", _encoded(image, "WEBP", quality=78, method=4)))
        if size == fallback:
            jpeg = _encoded(_flat(image), "JPEG", quality=82, optimize=True, progressive=True)
            keep(Rendition(f"{size}.jpg", "image/jpeg", jpeg))
    return Picture(width, height, widths, ("avif", "webp"), _blur(image), content_type)


def _opened(data: bytes) -> Image.Image:
    """The picture, not decoded yet. Sizes are judged by the header: a bomb never goes off."""
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except (OSError, ValueError, SyntaxError, MemoryError):
        raise PictureRefused(NOT_A_PICTURE) from None
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise PictureRefused(
            f"This picture has more than {MOST_PIXELS // 1_000_000} megapixels. Make it smaller."
        )
    if max(width, height) > MOST_ASPECT * min(width, height):
        raise PictureRefused(
            f"This picture is more than {MOST_ASPECT} times as long as it is wide."
        )
    return image


def _refuse_no_icon(width: int, height: int) -> None:
    if width != height:
        raise PictureRefused(
            f"This picture is {width} by {height} pixels. A square logo is as wide as it is high."
        )
    if width < ICON_SIZES[-1]:
        least = ICON_SIZES[-1]
        raise PictureRefused(f"A square logo needs at least {least} by {least} pixels.")


def _shown_size(image: Image.Image) -> tuple[int, int]:
    width, height = image.size
    return (height, width) if _orientation(image) in SWAPPED else (width, height)


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except (OSError, ValueError, SyntaxError, TypeError):
        return 1  # an EXIF block that cannot be read turns nothing


def _prepared(image: Image.Image, *, width: int, shown: tuple[int, int]) -> Image.Image:
    """Upright, in sRGB or sRGB with alpha, `width` wide, without anything but pixels."""
    orientation, profile = _orientation(image), image.info.get("icc_profile")
    target = width, max(1, round(shown[1] * width / shown[0]))
    stored = (target[1], target[0]) if orientation in SWAPPED else target
    try:
        image.draft(None, stored)  # JPEG decodes to a fraction of its size at once
        image.load()
        ready = _in_direct_colour(image)
        ready = ready.resize(stored, Image.Resampling.LANCZOS, reducing_gap=2.0)
    except (OSError, ValueError, SyntaxError, MemoryError, EOFError, IndexError):
        raise PictureRefused(DAMAGED) from None
    ready = _in_srgb(ready, profile)
    if orientation != 1:
        turned = Image.Exif()
        turned[ORIENTATION] = orientation
        ready.info = {"exif": turned.tobytes()}
        ready = ImageOps.exif_transpose(ready)
    ready.info = {}
    return ready


def _in_direct_colour(image: Image.Image) -> Image.Image:
    """Palettes, bits and 16-bit greys become RGB or RGBA; CMYK waits for its profile."""
    if image.mode in ("RGB", "CMYK"):
        return image
    if image.mode in ("I;16", "I;16B", "I;16L", "I;16N", "I"):
        image = image.point(lambda value: value / 256).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_srgb(image: Image.Image, profile: Any) -> Image.Image:
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        try:
            converted = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode=mode,
            )
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a broken or foreign profile: the plain conversion is the best guess
    return image.convert(mode)


def _narrowed(image: Image.Image, width: int) -> Image.Image:
    if image.width == width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _flat(image: Image.Image) -> Image.Image:
    """On white, for formats without transparency."""
    if image.mode == "RGB":
        return image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _encoded(image: Image.Image, format_: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, format_, **options)
    return out.getvalue()


def _blur(image: Image.Image) -> str:
    """A data URI of at most 400 bytes: the colours of the picture, a few pixels wide."""
    for side in (16, 12, 8, 4):
        tiny = image.copy()
        tiny.thumbnail((side, side), Image.Resampling.BOX)
        data = _encoded(tiny, "WEBP", quality=30, method=6)
        uri = f"data:image/webp;base64,{b64encode(data).decode()}"
        if len(uri) <= BLUR_BYTES:
            return uri
    return ""
