"""Words, figures and tables of a document, from left to right or from right to left."""

from __future__ import annotations

from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from windlass.invoices import bidi, labels
from windlass.kit import languages, money_text
from windlass.kit.money import Money

if TYPE_CHECKING:
    from reportlab.platypus import Flowable, Table

FONTS: Final = Path(__file__).with_name("fonts")
# Scripts that DejaVu lacks, by fonts that readers of these scripts have with their PDF viewer.
_ASIAN: Final = ((0x3040, 0x30FF, "HeiseiKakuGo-W5"), (0xAC00, 0xD7AF, "HYGothic-Medium"))
_HAN: Final = (0x2E80, 0x9FFF, "STSong-Light")
INK, FAINT, LINE = "#1b1f24", "#5b6470", "#d5d9de"
LEADING: Final = 1.35
_FROM_LEFT: Final = "\N{LEFT-TO-RIGHT MARK}"


class Sheet:
    """In the language and formats of a locale, amounts in a currency."""

    def __init__(self, locale: str, currency: str) -> None:
        register_fonts()
        self.locale, self.currency = labels.spoken(locale), currency
        self.words = labels.of(locale)
        self.is_mirrored = languages.direction_of(self.locale) == "rtl"

    def text(
        self,
        text: str,
        *,
        size: float = 9,
        bold: bool = False,
        colour: str = INK,
        is_end: bool = False,
    ) -> Flowable:
        """At the start of its line, or at the end."""
        face = "DejaVu-Bold" if bold else "DejaVu"
        is_right = is_end is not self.is_mirrored
        if self.is_mirrored or bidi.runs_right_to_left(text):
            from windlass.invoices.bidi_lines import BidiLines

            return BidiLines(
                text, face, size, colour, is_right=is_right, from_right=self.is_mirrored
            )
        from reportlab.lib.colors import HexColor
        from reportlab.lib.enums import TA_LEFT, TA_RIGHT
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.platypus import Paragraph

        style = ParagraphStyle(
            "text",
            fontName=face,
            fontSize=size,
            leading=size * LEADING,
            textColor=HexColor(colour),
            alignment=TA_RIGHT if is_right else TA_LEFT,
        )
        return Paragraph(_marked(text), style)

    def end(self, text: str, *, bold: bool = False) -> Flowable:
        return self.text(text, bold=bold, is_end=True)

    def order(self, number: int) -> str:
        """`#1042`, in this order also behind words from right to left."""
        return f"{_FROM_LEFT if self.is_mirrored else ''}#{number}"

    def line(self, text: str) -> str:
        """As it is drawn by itself."""
        return bidi.visual(bidi.joined(text), from_right=self.is_mirrored)

    def table(self, rows: list[list[Any]], widths: list[float], *, ruled: bool = False) -> Table:
        """`widths` are parts of the page's. Its first column is where reading begins."""
        from reportlab.lib.units import mm
        from reportlab.platypus import Table, TableStyle

        before, after = (6, 0) if self.is_mirrored else (0, 6)
        style: list[Any] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), before),
            ("RIGHTPADDING", (0, 0), (-1, -1), after),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ]
        if ruled:
            style.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE))
        step = -1 if self.is_mirrored else 1
        return Table(
            [row[::step] for row in rows],
            [width * 170 * mm for width in widths[::step]],
            repeatRows=1 if ruled else 0,
            style=TableStyle(style),
            hAlign="RIGHT" if self.is_mirrored else "LEFT",
        )

    def money(self, amount: int, currency: str = "") -> str:
        return money_text.written(Money(amount, currency or self.currency), self.locale)

    def percent(self, parts_per_million: int) -> str:
        from babel.numbers import format_decimal

        whole, rest = divmod(parts_per_million, 10_000)
        exact = f"{whole}.{rest:04}".rstrip("0").rstrip(".")
        return f"{format_decimal(exact, '0.####', self.locale.replace('-', '_'))} %"

    def day(self, iso: str) -> str:
        from babel import Locale, UnknownLocaleError
        from babel.dates import format_date

        try:
            known = Locale.parse(self.locale, sep="-")
        except (UnknownLocaleError, ValueError):
            known = Locale("en")
        return format_date(date.fromisoformat(iso), "medium", locale=known)


def face_of(char: str, face: str, asian: str) -> str:
    """The font that has the character: this face, or that of `asian_face`."""
    return asian if ord(char) >= _HAN[0] and not _is_arabic_form(char) else face


def asian_face(text: str) -> str:
    """The font for what DejaVu lacks of the text."""
    return next(
        (name for low, high, name in _ASIAN if any(low <= ord(char) <= high for char in text)),
        _HAN[2],
    )


def _is_arabic_form(char: str) -> bool:
    return "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefe"


def _marked(text: str) -> str:
    """Escaped, with the characters that DejaVu lacks in a font that has them."""
    if max(map(ord, text), default=0) < _HAN[0]:
        return escape(text)
    font = asian_face(text)
    return "".join(
        f'<font face="{font}">{escape(char)}</font>' if ord(char) >= _HAN[0] else escape(char)
        for char in text
    )


@cache
def register_fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in (("DejaVu", "DejaVuSans"), ("DejaVu-Bold", "DejaVuSans-Bold")):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{file}.ttf"))
    for asian in (_HAN[2], *(name for _low, _high, name in _ASIAN)):
        pdfmetrics.registerFont(UnicodeCIDFont(asian))
