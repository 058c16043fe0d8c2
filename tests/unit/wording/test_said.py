"""What services say, in other languages."""

import ast
import re
from pathlib import Path

import pytest

from windlass.wording.said import said
from windlass.wording.sentences import SENTENCES

ROOT = Path(__file__).parents[3] / "shared/windlass"
# What shoppers meet, and not the merchant alone.
SHOPPERS = (
    "accounts/limits.py accounts/passwords.py carts checkout/basket.py checkout/opening.py"
    " checkout/repository.py checkout/starting.py customers/codes.py customers/links.py"
    " customers/registering.py customers/signing_in.py customers/wishlists.py customers/details.py"
    " discounts/offers.py discounts/refusals.py gift_cards/looking_up.py gift_cards/recipients.py"
    " kit/addresses.py kit/emails.py media/shoppers.py newsletter/service.py orders/withdrawals.py"
    " reviews/rules.py tax/vat_numbers.py"
).split()
# For the merchant's eyes (the customer's timeline, notes), or known with its first word in place.
NOT_SHOWN = re.compile(
    r"Opened an account.*|Proved that .*|Signed in .*|The shopper withdrew from.*|\{\} news and .*"
    r"|\{\} \{\}\.|\{\} the newsletter\.|Phone extension.*|\{\}: \{\} is not needed\."
    r"|\{\} is in \{\}; choose .*"
)


def sentences_of(path: Path) -> set[str]:
    """Sentences in the code, every value as {}."""
    tree = ast.parse(path.read_text())
    skipped = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
    texts = {text_of(node) for node in ast.walk(tree) if id(node) not in skipped}
    return {text for text in texts if re.fullmatch(r"[A-Z{][^\n]* [^\n]*[.!?]", text)}


def text_of(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        return "".join(map(str, parts))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def pattern(template: str) -> re.Pattern[str]:
    """Amounts are two values in the code, `{amount} {currency}`, and one in the message."""
    literal = re.escape(re.sub(r"\{\w+\}", "\0", template))
    return re.compile(literal.replace("\0", r"(\{\}( \{\})?|[^.]+)"))


def test_every_sentence_that_shoppers_may_see_is_known() -> None:
    known = [pattern(template) for template in SENTENCES]
    files = [
        file
        for name in SHOPPERS
        for file in ([ROOT / name] if name.endswith(".py") else (ROOT / name).glob("*.py"))
    ]

    unknown = {
        (file.name, text)
        for file in files
        for text in sentences_of(file)
        for part in [re.split(r"(?<=[.!?]) (?=[A-Z])", text)]
        if not NOT_SHOWN.fullmatch(text)
        and not any(one.fullmatch(text) for one in known)
        and not all(any(one.fullmatch(each) for one in known) for each in part)
    }

    assert unknown == set()


@pytest.mark.parametrize(
    ("message", "german"),
    [
        ("This is sold out.", "Das ist ausverkauft."),
        ("Use at most 64 characters.", "Nehmen Sie höchstens 64 Zeichen."),
        ("Postal code is required.", "Bitte ausfüllen: Postleitzahl"),
        (
            "SPRING has ended. Please look at the total again.",
            "SPRING ist abgelaufen. Bitte sehen Sie sich die Summe noch einmal an.",
        ),
        (
            "SPRING does not count for deliveries to FR.",
            "SPRING zählt nicht für Lieferungen in dieses Land: Frankreich.",
        ),
        (
            "1 is not a Postal code of Germany.",
            "1 ist für Deutschland nicht gültig als Postleitzahl.",
        ),
        ("Gift card ••••4242", "Geschenkgutschein ••••4242"),
        ("Something nobody wrote", "Something nobody wrote"),
        ("", ""),
    ],
)
def test_messages_are_found_with_their_values(message: str, german: str) -> None:
    assert said(message, "de-AT") == german


def test_english_stays_as_it_was_written() -> None:
    assert said("This is sold out.", "en") == "This is sold out."


def test_values_with_braces_are_left_alone() -> None:
    assert said("There is no code {X}.", "de") == "Den Code {X} gibt es nicht."
