"""How well one colour reads on another, and the nearest that does."""

from __future__ import annotations

READABLE = 4.5  # WCAG 2.2 AA for text
CLEAR = 3.0  # and for controls
INKS = ("#ffffff", "#111315")
STEPS = 255


def ratio(first: str, second: str) -> float:
    """The WCAG contrast ratio of two colours, "#rrggbb", from 1 to 21."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def told(value: float) -> str:
    """For people: "4.5:1", rounded down so that what fails never reads as enough."""
    return f"{int(value * 10) / 10:.1f}:1"


def ink_on(ground: str) -> str:
    """White or near black, whichever reads better; black on the few grounds in between where
    neither would reach 4.5."""
    soft = max(INKS, key=lambda ink: ratio(ink, ground))
    return soft if ratio(soft, ground) >= READABLE else "#000000"


def nearest(colour: str, *grounds: str, least: float) -> str:
    """The colour itself if it is clear enough, else the one reached soonest on the way to black
    or to white. Where no colour reads on all of the grounds, one that reads on the first."""
    for some in (grounds, grounds[:1]):
        for step in range(STEPS + 1):
            for towards in (0, 255):
                mixed = _mixed(colour, towards, step)
                if all(ratio(mixed, ground) >= least for ground in some):
                    return mixed
    raise AssertionError("black or white always reads")


def luminance(colour: str) -> float:
    shares = [channel / 255 for channel in _channels(colour)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mixed(colour: str, towards: int, step: int) -> str:
    channels = (c + (towards - c) * step // STEPS for c in _channels(colour))
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def _channels(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
