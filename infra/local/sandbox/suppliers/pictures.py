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
    layer = layer.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    layer = _turned(layer, zoom, degrees)
    picture = _backdrop(base, view)
    shadow = layer.getchannel("A").point(lambda alpha: alpha * 30 // 100)
    shadow = ImageChops.offset(shadow, 14, 26).filter(ImageFilter.GaussianBlur(22))
    picture.paste((30, 30, 40), (0, 0), shadow)
    picture.paste(layer, (0, 0), layer)
    out = BytesIO()
    picture.save(out, "JPEG", quality=86, optimize=True)
    return out.getvalue()


def _turned(layer: Image.Image, zoom: float, degrees: int) -> Image.Image:
    size = (round(WIDTH * zoom), round(HEIGHT * zoom))
    turned = layer.resize(size, Image.Resampling.LANCZOS).rotate(
        degrees, Image.Resampling.BICUBIC, expand=False
    )
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
    mask = Image.new("L", layer.size)
    pen = ImageDraw.Draw(mask)
    ink = int(opacity or 100) * 255 // 100
    flat = [n * SHARPNESS for n in numbers if isinstance(n, int)]
    if kind == "r":
        pen.rounded_rectangle(flat[:4], flat[4], ink)
    elif kind == "e":
        pen.ellipse(flat, ink)
    elif kind == "c":
        pen.chord(flat[:4], numbers[4], numbers[5], ink)
    elif kind == "a":
        pen.arc(flat[:4], numbers[4], numbers[5], ink, flat[6])
    elif kind == "p":
        pen.polygon([n * SHARPNESS for n in numbers[0]], ink)
    elif kind == "l":
        _line(pen, [n * SHARPNESS for n in numbers[0]], flat[0], ink)
    elif kind == "k":
        _keys(pen, flat[:4], numbers[4], numbers[5], ink)
    elif kind == "t":
        _ticks(pen, *flat[:3], count=numbers[3], ink=ink)
    box = mask.getbbox()
    if box is None:
        return
    colour = _tone(name, base)
    size = (box[2] - box[0], box[3] - box[1])
    fill = _gradient(size, _mix(colour, (255, 255, 255), 0.14), _mix(colour, (0, 0, 0), 0.10))
    layer.alpha_composite(_with_alpha(fill, mask.crop(box)), (box[0], box[1]))


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
