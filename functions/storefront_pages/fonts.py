"""The letters that a shop may be set in: files of our own, declared only where they are used."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from storefront_pages.assets import asset
from windlass.themes.fonts import BY_ID, Font

LATIN = "latin"
LATIN_EXT = "latin-ext"
ARABIC = "arabic"
RANGES = {
    LATIN_EXT: (
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,"
        "U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF"
    ),
    LATIN: (
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
        "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
    ),
    ARABIC: "U+0600-06FF,U+0750-077F,U+0870-08FF,U+FB50-FDFF,U+FE70-FEFC",
}
USUAL = "inter"
USUAL_ARABIC = "vazirmatn"  # beside a family that has no such letters
OWN = "system"  # the visitor's letters: no file at all


class Files(Struct, frozen=True):
    """What the files of a family hold."""

    folder: str
    weights: str  # the lightest and the heaviest
    near: str = "Arial"  # what has nearly the same shape on every device; empty for none
    wide: int = 100  # how wide the family is against that, in percent: so nothing jumps
    spacing: str = "-0.025em"  # of headings
    letters: tuple[str, ...] = (LATIN_EXT, LATIN)


FILES = {
    "inter": Files("inter", "100 900", wide=107),
    "dm-sans": Files("dm-sans", "100 1000", wide=104),
    "manrope": Files("manrope", "200 800", wide=102),
    "work-sans": Files("work-sans", "100 900", wide=111),
    "outfit": Files("outfit", "100 900", wide=99),
    "space-grotesk": Files("space-grotesk", "300 700", wide=110),
    "archivo": Files("archivo", "100 900", wide=98),
    "nunito": Files("nunito", "200 1000", wide=102, spacing="-0.015em"),
    "quicksand": Files("quicksand", "300 700", wide=104, spacing="-0.015em"),
    "fraunces": Files("fraunces", "100 900", "Georgia", 101, "-0.02em"),
    "source-serif": Files("source-serif-4", "200 900", "Georgia", 95, "-0.015em"),
    "lora": Files("lora", "400 700", "Georgia", 99, "-0.015em"),
    "playfair-display": Files("playfair-display", "400 900", "Georgia", 95, "-0.015em"),
    "oswald": Files("oswald", "200 700", wide=81, spacing="-0.005em"),
    "jetbrains-mono": Files("jetbrains-mono", "100 800", "", spacing="-0.04em"),
}  # by the family's id
ARABIC_NAME = "Vazirmatn"
ARABIC_FILES = Files("vazirmatn", "100 900", "", letters=(ARABIC,))


class Lettering(Struct, frozen=True):
    """The families of a shop, in its language."""

    heading: Font
    body: Font
    is_arabic: bool

    @property
    def faces(self) -> tuple[tuple[str, Files], ...]:
        """The families with files that are used, by name."""
        chosen = {one.name: FILES[one.id] for one in (self.heading, self.body) if one.id in FILES}
        if self.is_arabic:
            chosen[ARABIC_NAME] = ARABIC_FILES
        return tuple(chosen.items())

    @property
    def early(self) -> tuple[str, ...]:
        """The files that the page needs first; rarer letters come when a text uses them."""
        first = ARABIC if self.is_arabic else LATIN
        folders = dict.fromkeys(files.folder for _, files in self.faces if first in files.letters)
        return tuple(asset(f"{folder}-{first}.woff2") for folder in folders)

    @property
    def css(self) -> str:
        """The faces, and the stacks as variables."""
        heading = FILES.get(self.heading.id)
        spacing = "0" if self.is_arabic or heading is None else heading.spacing
        return "".join(_faces(name, files) for name, files in self.faces) + (
            f":root{{--body:{self._stack(self.body)};--heading:{self._stack(self.heading)};"
            f"--heading-weight:{self.heading.heading_weight};--heading-spacing:{spacing}}}"
        )

    def _stack(self, font: Font) -> str:
        names = []
        if font.id in FILES:
            names.append(f"'{font.name}'")
        if self.is_arabic:
            names.append(f"'{ARABIC_NAME}'")
        if font.id in FILES and FILES[font.id].near:
            names.append(f"'{font.name} near'")
        return ",".join((*names, font.fallback.replace(", ", ",")))


def lettering_of(heading: str, body: str, *, locale: str) -> Lettering:
    """Anything unknown falls back to the usual family, so that a shop always has letters."""
    return Lettering(
        BY_ID.get(heading, BY_ID[USUAL]),
        BY_ID.get(body, BY_ID[USUAL]),
        is_arabic=locale.partition("_")[0] in ("ar", "fa", "ur"),
    )


@cache
def _faces(name: str, files: Files) -> str:
    faces = [
        f"@font-face{{font-family:'{name}';font-weight:{files.weights};font-display:swap;"
        f"src:url({asset(f'{files.folder}-{some}.woff2')}) format('woff2');"
        f"unicode-range:{RANGES[some]}}}"
        for some in files.letters
    ]
    if files.near:
        faces.append(
            f"@font-face{{font-family:'{name} near';src:local('{files.near}');"
            f"size-adjust:{files.wide}%}}"
        )
    return "".join(faces)
