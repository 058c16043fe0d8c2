"""A frozen document as a PDF: the same bytes whenever it is drawn. Pure Python, for Lambda."""

from __future__ import annotations

from datetime import date
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from windlass.invoices import labels
from windlass.kit import money_text
from windlass.kit.money import Money

if TYPE_CHECKING:
    from reportlab.platypus import Flowable, Paragraph, Table

FONTS = Path(__file__).with_name("fonts")
# Scripts that DejaVu lacks, by fonts that readers of these scripts have with their PDF viewer.
_ASIAN = ((0x3040, 0x30FF, "HeiseiKakuGo-W5"), (0xAC00, 0xD7AF, "HYGothic-Medium"))
_HAN = (0x2E80, 0x9FFF, "STSong-Light")
INK, FAINT, LINE = "#1b1f24", "#5b6470", "#d5d9de"


def pdf(document: dict[str, Any]) -> bytes:
    """Of `documents.of_order` or `of_refund`, in the order's language, currency and formats."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate, Spacer

    _register_fonts()
    words = labels.of(document["locale"])
    out = BytesIO()
    page = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=20 * mm,
        rightMargin=20 * mm,
        topMargin=18 * mm,
        bottomMargin=20 * mm,
        title=f"{words[document['kind']]} {document['number']}",
        author=document["seller"]["shop"],
        invariant=1,
    )
    gap = Spacer(1, 8 * mm)
    story: list[Flowable] = [
        _text(words[document["kind"]], size=20, bold=True),
        Spacer(1, 6 * mm),
        _head(document, words),
        gap,
        _lines(document, words),
        Spacer(1, 4 * mm),
        _totals(document, words),
    ]
    if document["taxes"]:
        story += [gap, _taxes(document, words)]
    if document.get("home"):
        story += [Spacer(1, 2 * mm), _text(_at_home(document, words), colour=FAINT)]
    for text in (document["note"], document["footer"]):
        if text:
            story += [gap, _text(text, colour=FAINT)]

    def number_page(canvas: Any, _page: Any) -> None:
        canvas.setFont("DejaVu", 7)
        canvas.setFillColor(FAINT)
        canvas.drawRightString(190 * mm, 10 * mm, f"{words['page']} {canvas.getPageNumber()}")
        canvas.drawString(20 * mm, 10 * mm, f"{document['number']}")

    page.build(story, onFirstPage=number_page, onLaterPages=number_page)
    return out.getvalue()


def _head(document: dict[str, Any], words: dict[str, str]) -> Table:
    seller, buyer = document["seller"], document["buyer"]
    of_seller = [*seller["lines"], seller["contact"]]
    of_seller += [f"{words['tax_number']}: {number}" for number in seller["tax_numbers"]]
    of_buyer = [*buyer["lines"], buyer["email"]]
    if buyer["vat_number"]:
        of_buyer.append(f"{words['vat_number']}: {buyer['vat_number']}")
    facts = [
        (words["number"], document["number"]),
        (words["date"], _day(document["issued_on"], document["locale"])),
        (words["order"], f"#{document['order_number']}"),
        (words["ordered"], _day(document["ordered_on"], document["locale"])),
    ]
    if document["of"]:
        facts.append((words["of"], document["of"]))
    cells = [
        [_text(words["seller"], colour=FAINT), *(_text(line) for line in of_seller if line)],
        [_text(words["buyer"], colour=FAINT), *(_text(line) for line in of_buyer if line)],
        [_text(f"{name}: {value}") for name, value in facts],
    ]
    return _table([cells], [0.36, 0.36, 0.28])


def _lines(document: dict[str, Any], words: dict[str, str]) -> Table:
    head = [words[name] for name in ("item", "quantity", "price", "rate", "amount")]
    rows: list[list[Any]] = [
        [_text(head[0], bold=True), *(_right(name, bold=True) for name in head[1:])]
    ]
    for line in document["lines"]:
        title = [_text(line["title"])]
        if line["discount"]:
            off = _money(document, -line["discount"])
            title.append(_text(f"{words['discount']}: {off}", colour=FAINT, size=7.5))
        rate = " + ".join(_percent(rate) for rate in line["rates"])
        price = "" if line["unit_price"] is None else _money(document, line["unit_price"])
        rows.append(
            [
                title,
                _right(str(line["quantity"])),
                _right(price),
                _right(rate),
                _right(_money(document, line["amount"])),
            ]
        )
    if not document["lines"]:
        text = f"{words['refund']} #{document['order_number']}"
        rows.append([_text(text), "", "", "", ""])
    return _table(rows, [0.46, 0.09, 0.16, 0.12, 0.17], ruled=True)


def _totals(document: dict[str, Any], words: dict[str, str]) -> Table:
    rows: list[list[Any]] = []
    for total in document["totals"]:
        label = words[total["code"]]
        if total["code"] == "shipping" and document["delivery"]:
            label = f"{label} ({document['delivery']})"
        bold = total["code"] in ("total", "credited")
        amount = _right(_money(document, total["amount"]), bold=bold)
        rows.append(["", _right(label, bold=bold), amount])
    return _table(rows, [0.4, 0.4, 0.2])


def _taxes(document: dict[str, Any], words: dict[str, str]) -> Table:
    head = [words["rate"], words["net"], words["tax"]]
    rows: list[list[Any]] = [
        [_text(head[0], bold=True), *(_right(name, bold=True) for name in head[1:])]
    ]
    for tax in document["taxes"]:
        percent = _percent(tax["parts_per_million"])
        label = f"{tax['name']} {percent} ({tax['jurisdiction']})"
        if tax["inclusive"]:
            label = f"{label}, {words['included']}"
        amounts = (tax["base"], tax["amount"])
        rows.append([_text(label), *(_right(_money(document, amount)) for amount in amounts)])
    return _table(rows, [0.6, 0.2, 0.2], ruled=True)


def _at_home(document: dict[str, Any], words: dict[str, str]) -> str:
    """ "Tax: $17.36 (1 USD = 0.92 EUR)": where the seller declares it in another currency."""
    home = document["home"]
    tax = money_text.written(
        Money(home["tax"], home["currency"]), labels.spoken(document["locale"])
    )
    rate = f"1 {home['currency']} = {home['rate']} {document['currency']}"
    return f"{words['tax']}: {tax} ({rate})"


def _table(rows: list[list[Any]], widths: list[float], *, ruled: bool = False) -> Table:
    from reportlab.lib.units import mm
    from reportlab.platypus import Table, TableStyle

    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    if ruled:
        style.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE))
    widths_in_points = [width * 170 * mm for width in widths]
    repeat = 1 if ruled else 0
    return Table(rows, widths_in_points, repeatRows=repeat, style=TableStyle(style), hAlign="LEFT")


def _text(
    text: str, *, size: float = 9, bold: bool = False, colour: str = INK, is_right: bool = False
) -> Paragraph:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.enums import TA_LEFT, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle(
        "text",
        fontName="DejaVu-Bold" if bold else "DejaVu",
        fontSize=size,
        leading=size * 1.35,
        textColor=HexColor(colour),
        alignment=TA_RIGHT if is_right else TA_LEFT,
    )
    return Paragraph(_marked(text), style)


def _right(text: str, *, bold: bool = False) -> Paragraph:
    return _text(text, bold=bold, is_right=True)


def _marked(text: str) -> str:
    """Escaped, with the characters that DejaVu lacks in a font that has them."""
    if max(map(ord, text), default=0) < _HAN[0]:
        return escape(text)
    font = next(
        (name for low, high, name in _ASIAN if any(low <= ord(char) <= high for char in text)),
        _HAN[2],
    )
    return "".join(
        f'<font face="{font}">{escape(char)}</font>' if ord(char) >= _HAN[0] else escape(char)
        for char in text
    )


@cache
def _register_fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in (("DejaVu", "DejaVuSans"), ("DejaVu-Bold", "DejaVuSans-Bold")):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{file}.ttf"))
    for asian in (_HAN[2], *(name for _low, _high, name in _ASIAN)):
        pdfmetrics.registerFont(UnicodeCIDFont(asian))


def _money(document: dict[str, Any], amount: int) -> str:
    return money_text.written(
        Money(amount, document["currency"]), labels.spoken(document["locale"])
    )


def _percent(parts_per_million: int) -> str:
    whole, rest = divmod(parts_per_million, 10_000)
    return f"{whole}.{rest:04}".rstrip("0").rstrip(".") + " %"


def _day(iso: str, locale: str) -> str:
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        known = Locale.parse(labels.spoken(locale), sep="-")
    except (UnknownLocaleError, ValueError):
        known = Locale("en")
    return format_date(date.fromisoformat(iso), "medium", locale=known)
