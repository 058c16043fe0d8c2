"""Product pictures: vector drawings in a variant's colour, so that no photo has to be fetched."""

import json
from functools import cache
from io import BytesIO
from math import cos, pi, sin
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1000, 1250
SHARPNESS = 2  # drawn this much larger, then reduced: smooth edges
VIEWS = {"front": (0.92, 0), "angle": (0.84, -9), "close": (1.22, 5)}  # zoom, degrees
FIXED = {
    "white": "#f4f3ef",
    "metal": "#b9bfc8",
    "glass": "#1d222b",
    "glow": "#ffdf9a",
    "wood": "#b98d62",
    "leaf": "#6f9a6b",
    "beige": "#d8c8ae",
    "blue": "#5f8fc0",
    "red": "#d0604f",
    "orange": "#e8965f",
}
type Colour = tuple[int, int, int]


@cache
def drawings() -> dict[str, list[list[Any]]]:
    """Per drawing its shapes, back to front, on a canvas of 1000 x 1250."""
    found: dict[str, list[list[Any]]] = json.loads(
        Path(__file__).with_name("drawings.json").read_text()
    )
    return found


def render(drawing: str, colour: str, view: str) -> bytes:
    """A JPEG of 1000 x 1250 pixels; the same arguments always give the same picture."""
    base = _rgb(colour)
    zoom, degrees = VIEWS[view]
    layer = Image.new("RGBA", (WIDTH * SHARPNESS, HEIGHT * SHARPNESS))
    for shape in drawings()[drawing]:
        _draw(layer, shape, base)
    layer = _turned(layer, zoom, degrees)
    picture = _backdrop(base, view)
    shadow = layer.getchannel("A").point(lambda alpha: alpha * 30 // 100)
    shadow = ImageChops.offset(shadow, 14, 26).filter(ImageFilter.GaussianBlur(22))
    picture.paste((30, 30, 40), (0, 0), shadow)
    picture.paste(layer, (0, 0), layer)
    out = BytesIO()
    picture.save(out, "JPEG", quality=86)
    return out.getvalue()


def _turned(layer: Image.Image, zoom: float, degrees: int) -> Image.Image:
    size = (round(WIDTH * zoom), round(HEIGHT * zoom))
    turned = layer.resize(size, Image.Resampling.BILINEAR)
    if degrees:
        turned = turned.rotate(degrees, Image.Resampling.BILINEAR)
    framed = Image.new("RGBA", (WIDTH, HEIGHT))
    framed.paste(turned, ((WIDTH - size[0]) // 2, (HEIGHT - size[1]) // 2))
    return framed


def _backdrop(base: Colour, view: str) -> Image.Image:
    tint = 0.80 if view == "angle" else 0.88
    if min(base) > 190:  # a white product needs a cooler ground to stand out
        base = (150, 165, 186)
    top, bottom = _mix(base, (255, 255, 255), tint + 0.07), _mix(base, (246, 245, 243), tint - 0.06)
    return _gradient((WIDTH, HEIGHT), top, bottom)


def _draw(layer: Image.Image, shape: list[Any], base: Colour) -> None:
    """One shape: r rounded rectangle, e ellipse, c chord, p polygon, l line, a arc, k keys
    (columns, rows), t clock ticks. The last part is its tone, with an optional `@opacity`."""
    kind, *numbers, tone = shape
    name, _, opacity = tone.partition("@")
    ink = int(opacity or 100) * 255 // 100
    left, top, right, bottom = _extent(kind, numbers)
    mask = Image.new("L", (right - left, bottom - top))
    pen = ImageDraw.Draw(mask)

    def placed(points: list[int]) -> list[int]:
        return [n * SHARPNESS - (top if odd % 2 else left) for odd, n in enumerate(points)]

    if kind == "r":
        pen.rounded_rectangle(placed(numbers[:4]), numbers[4] * SHARPNESS, ink)
    elif kind == "e":
        pen.ellipse(placed(numbers), ink)
    elif kind == "c":
        pen.chord(placed(numbers[:4]), numbers[4], numbers[5], ink)
    elif kind == "a":
        width = numbers[6] * SHARPNESS
        pen.arc(placed(numbers[:4]), numbers[4], numbers[5], ink, width)
    elif kind == "p":
        pen.polygon(placed(numbers[0]), ink)
    elif kind == "l":
        _line(pen, placed(numbers[0]), numbers[1] * SHARPNESS, ink)
    elif kind == "k":
        _keys(pen, placed(numbers[:4]), numbers[4], numbers[5], ink)
    elif kind == "t":
        x, y = placed(numbers[:2])
        _ticks(pen, x, y, numbers[2] * SHARPNESS, count=numbers[3], ink=ink)
    box = mask.getbbox()
    if box is None:
        return
    colour = _tone(name, base)
    size = (box[2] - box[0], box[3] - box[1])
    fill = _gradient(size, _mix(colour, (255, 255, 255), 0.14), _mix(colour, (0, 0, 0), 0.10))
    layer.alpha_composite(_with_alpha(fill, mask.crop(box)), (left + box[0], top + box[1]))


def _extent(kind: str, numbers: list[Any]) -> tuple[int, int, int, int]:
    """The part of the layer that a shape can touch: masks of that size draw ten times faster."""
    if kind in ("p", "l"):
        points, margin = numbers[0], 2 + (numbers[1] if kind == "l" else 0)
    elif kind == "t":
        x, y, radius = numbers[:3]
        points, margin = [x - radius, y - radius, x + radius, y + radius], 10
    else:
        points, margin = numbers[:4], 2
    left, top = min(points[::2]) - margin, min(points[1::2]) - margin
    right, bottom = max(points[::2]) + margin, max(points[1::2]) + margin
    return (
        max(left, 0) * SHARPNESS,
        max(top, 0) * SHARPNESS,
        min(right, WIDTH) * SHARPNESS,
        min(bottom, HEIGHT) * SHARPNESS,
    )


def _with_alpha(fill: Image.Image, mask: Image.Image) -> Image.Image:
    filled = fill.convert("RGBA")
    filled.putalpha(mask)
    return filled


def _line(pen: ImageDraw.ImageDraw, points: list[int], width: int, ink: int) -> None:
    pen.line(points, ink, width, joint="curve")
    for x, y in zip(points[::2], points[1::2], strict=True):
        pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), ink)


def _keys(pen: ImageDraw.ImageDraw, box: list[int], columns: int, rows: int, ink: int) -> None:
    x0, y0, x1, y1 = box
    gap = 8 * SHARPNESS
    width, height = (x1 - x0 + gap) / columns, (y1 - y0 + gap) / rows
    for column in range(columns):
        for row in range(rows):
            x, y = x0 + column * width, y0 + row * height
            pen.rounded_rectangle((x, y, x + width - gap, y + height - gap), 18, ink)


def _ticks(pen: ImageDraw.ImageDraw, x: int, y: int, radius: int, *, count: int, ink: int) -> None:
    for tick in range(count):
        angle = 2 * pi * tick / count
        start, end = radius * 0.9, radius
        points = [x + start * sin(angle), y - start * cos(angle)]
        points += [x + end * sin(angle), y - end * cos(angle)]
        pen.line(points, fill=ink, width=8 * SHARPNESS)


def _gradient(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    ramp = Image.linear_gradient("L").resize(size)
    return Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), ramp)


def _tone(name: str, base: Colour) -> Colour:
    if name in FIXED:
        return _rgb(FIXED[name])
    blended: dict[str, Colour] = {
        "base": base,
        "light": _mix(base, (255, 255, 255), 0.24),
        "dark": _mix(base, (0, 0, 0), 0.24),
        "deep": _mix(base, (0, 0, 0), 0.55),
    }
    return blended[name]


def _mix(colour: Colour, other: Colour, share: float) -> Colour:
    share = min(max(share, 0), 1)
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, other, strict=True))
    return red, green, blue


def _rgb(value: str) -> Colour:
    red, green, blue = bytes.fromhex(value.removeprefix("#"))
    return red, green, blue
