"""A frozen document as a PDF: the same bytes whenever it is drawn. Pure Python, for Lambda."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from windlass.invoices.typesetting import FAINT, Sheet
from windlass.wording.said import said

if TYPE_CHECKING:
    from reportlab.platypus import Flowable, Table


def pdf(document: dict[str, Any]) -> bytes:
    """Of `documents.of_order` or `of_refund`, in the order's language, currency and formats."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate, Spacer

    sheet = Sheet(document["locale"], document["currency"])
    out = BytesIO()
    page = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=20 * mm,
        rightMargin=20 * mm,
        topMargin=18 * mm,
        bottomMargin=20 * mm,
        title=f"{sheet.words[document['kind']]} {document['number']}",
        author=document["seller"]["shop"],
        invariant=1,
    )
    gap = Spacer(1, 8 * mm)
    story: list[Flowable] = [
        sheet.text(sheet.words[document["kind"]], size=20, bold=True),
        Spacer(1, 6 * mm),
        _head(document, sheet),
        gap,
        _lines(document, sheet),
        Spacer(1, 4 * mm),
        _totals(document, sheet),
    ]
    if document["taxes"]:
        story += [gap, _taxes(document, sheet)]
    if document.get("home"):
        story += [Spacer(1, 2 * mm), sheet.text(_at_home(document, sheet), colour=FAINT)]
    for text in (said(document["note"], sheet.locale), document["footer"]):
        if text:
            story += [gap, sheet.text(text, colour=FAINT)]

    def number_page(canvas: Any, _page: Any) -> None:
        canvas.setFont("DejaVu", 7)
        canvas.setFillColor(FAINT)
        ends = canvas.drawRightString, canvas.drawString
        last, first = reversed(ends) if sheet.is_mirrored else ends
        right, left = (20, 190) if sheet.is_mirrored else (190, 20)
        last(right * mm, 10 * mm, sheet.line(f"{sheet.words['page']} {canvas.getPageNumber()}"))
        first(left * mm, 10 * mm, document["number"])

    page.build(story, onFirstPage=number_page, onLaterPages=number_page)
    return out.getvalue()


def _head(document: dict[str, Any], sheet: Sheet) -> Table:
    seller, buyer = document["seller"], document["buyer"]
    of_seller = [*seller["lines"], seller["contact"]]
    of_seller += [f"{sheet.words['tax_number']}: {number}" for number in seller["tax_numbers"]]
    of_buyer = [*buyer["lines"], buyer["email"]]
    if buyer["vat_number"]:
        of_buyer.append(f"{sheet.words['vat_number']}: {buyer['vat_number']}")
    facts = [
        (sheet.words["number"], document["number"]),
        (sheet.words["date"], sheet.day(document["issued_on"])),
        (sheet.words["order"], sheet.order(document["order_number"])),
        (sheet.words["ordered"], sheet.day(document["ordered_on"])),
    ]
    if document["of"]:
        facts.append((sheet.words["of"], document["of"]))
    cells = [
        [
            sheet.text(sheet.words["seller"], colour=FAINT),
            *(sheet.text(line) for line in of_seller if line),
        ],
        [
            sheet.text(sheet.words["buyer"], colour=FAINT),
            *(sheet.text(line) for line in of_buyer if line),
        ],
        [sheet.text(f"{name}: {value}") for name, value in facts],
    ]
    return sheet.table([cells], [0.36, 0.36, 0.28])


def _lines(document: dict[str, Any], sheet: Sheet) -> Table:
    head = [sheet.words[name] for name in ("item", "quantity", "price", "rate", "amount")]
    rows: list[list[Any]] = [
        [sheet.text(head[0], bold=True), *(sheet.end(name, bold=True) for name in head[1:])]
    ]
    for line in document["lines"]:
        title = [sheet.text(line["title"])]
        if line["discount"]:
            off = sheet.money(-line["discount"])
            title.append(sheet.text(f"{sheet.words['discount']}: {off}", colour=FAINT, size=7.5))
        rate = " + ".join(sheet.percent(rate) for rate in line["rates"])
        price = "" if line["unit_price"] is None else sheet.money(line["unit_price"])
        rows.append(
            [
                title,
                sheet.end(str(line["quantity"])),
                sheet.end(price),
                sheet.end(rate),
                sheet.end(sheet.money(line["amount"])),
            ]
        )
    if not document["lines"]:
        text = f"{sheet.words['refund']} {sheet.order(document['order_number'])}"
        rows.append([sheet.text(text), "", "", "", ""])
    return sheet.table(rows, [0.46, 0.09, 0.16, 0.12, 0.17], ruled=True)


def _totals(document: dict[str, Any], sheet: Sheet) -> Table:
    rows: list[list[Any]] = []
    for total in document["totals"]:
        label = sheet.words[total["code"]]
        if total["code"] == "shipping" and document["delivery"]:
            label = f"{label} ({document['delivery']})"
        bold = total["code"] in ("total", "credited")
        amount = sheet.end(sheet.money(total["amount"]), bold=bold)
        rows.append(["", sheet.end(label, bold=bold), amount])
    return sheet.table(rows, [0.4, 0.4, 0.2])


def _taxes(document: dict[str, Any], sheet: Sheet) -> Table:
    head = [sheet.words["rate"], sheet.words["net"], sheet.words["tax"]]
    rows: list[list[Any]] = [
        [sheet.text(head[0], bold=True), *(sheet.end(name, bold=True) for name in head[1:])]
    ]
    for tax in document["taxes"]:
        percent = sheet.percent(tax["parts_per_million"])
        name = said(tax["name"], sheet.locale)
        label = f"{name} {percent} ({tax['jurisdiction']})"
        if tax["inclusive"]:
            label = f"{label}{sheet.words['comma']}{sheet.words['included']}"
        amounts = (tax["base"], tax["amount"])
        rows.append(
            [
                sheet.text(label),
                *(sheet.end(sheet.money(amount)) for amount in amounts),
            ]
        )
    return sheet.table(rows, [0.6, 0.2, 0.2], ruled=True)


def _at_home(document: dict[str, Any], sheet: Sheet) -> str:
    """ "Tax: $17.36 (1 USD = 0.92 EUR)": where the seller declares it in another currency."""
    home = document["home"]
    tax = sheet.money(home["tax"], home["currency"])
    rate = f"1 {home['currency']} = {home['rate']} {document['currency']}"
    return f"{sheet.words['tax']}: {tax} ({rate})"
