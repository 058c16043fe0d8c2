"""The merchant's gift cards over HTTP: issued, found, adjusted, disabled and undone."""

import csv
import io
from typing import Any

import pytest

from merchant_api.app import handler
from tests.support.api import Answer, call
from tests.support.gift_cards_factories import a_card, a_shop, eur, spend, sums
from tests.support.mail import deliver_queued, sent
from tests.support.table import items
from windlass.gift_cards import codes, spending
from windlass.gift_cards import service as gift_cards
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("cloud")
FOR_ADA: dict[str, Any] = {
    "amount": {"amount": 5000, "currency": "EUR"},
    "recipient_name": "Ada Lovelace",
    "recipient_email": "ada@example.com",
}


@pytest.fixture
def shop(cloud: None) -> StoreContext:
    return a_shop()


def ask(shop: StoreContext, method: str, path: str = "", **more: Any) -> Answer:
    return call(
        handler, method, f"/api/v1/stores/{shop.store_id}/gift-cards{path}", as_=shop, **more
    )


def test_a_code_is_shown_once_and_kept_as_a_hash(shop: StoreContext) -> None:
    answer = ask(shop, "POST", body=FOR_ADA)

    assert answer.status == 201
    code = codes.read(answer.body["code"])
    assert code is not None
    assert answer.body["masked"] == f"•••• {code[-4:]}"
    stored = str(items())
    assert code not in stored
    assert answer.body["code"] not in stored
    [listed] = ask(shop, "GET").body["items"]
    assert listed == {name: value for name, value in answer.body.items() if name != "code"}
    assert (listed["status"], listed["balance"]) == ("active", FOR_ADA["amount"])
    found = gift_cards.look_up(shop, answer.body["code"], visitor="cart-1", ip="1.2.3.4")
    assert (found.card_id, found.balance) == (listed["id"], eur(5000))


def test_the_same_request_twice_issues_one_card_and_says_its_code_again(
    shop: StoreContext,
) -> None:
    headers = {"Idempotency-Key": "issue-1"}
    first = ask(shop, "POST", body=FOR_ADA, headers=headers)
    again = ask(shop, "POST", body=FOR_ADA, headers=headers)

    assert (again.status, again.body) == (201, first.body)
    assert len(items("GiftCard")) == 1
    assert first.body["code"] not in str(items())


@pytest.mark.parametrize(
    ("change", "field", "rule"),
    [
        ({"amount": {"amount": 0, "currency": "EUR"}}, "amount.amount", "greater_than"),
        ({"amount": {"amount": 100, "currency": "USD"}}, "amount.currency", "store_currency"),
        ({"recipient_email": "nobody"}, "recipient_email", "email"),
        ({"send_on": "2020-01-01"}, "send_on", "within_a_year"),
        ({"send_on": "2999-01-01"}, "send_on", "within_a_year"),
        ({"expires_on": "2020-01-01"}, "expires_on", "in_the_future"),
    ],
)
def test_a_card_that_makes_no_sense_is_refused(
    shop: StoreContext, change: dict[str, Any], field: str, rule: str
) -> None:
    answer = ask(shop, "POST", body=FOR_ADA | change)

    assert answer.status == 422
    assert [(one["field"], one["rule"]) for one in answer.body["fields"]] == [(field, rule)]
    assert items("GiftCard") == []


@pytest.mark.parametrize("query", ["ada", "lovel", "ADA@example.com", "last four", "example"])
def test_a_card_is_found_by_whom_it_is_for_and_its_last_four(
    shop: StoreContext, query: str
) -> None:
    a_card(shop, recipient_name="Grace Hopper", recipient_email="grace@navy.test")
    card = ask(shop, "POST", body=FOR_ADA).body
    wanted = card["masked"] if query == "last four" else query

    found = ask(shop, "GET", query={"q": wanted}).body["items"]

    assert [one["id"] for one in found] == [card["id"]]


def test_lists_are_newest_first_and_by_status(shop: StoreContext) -> None:
    first, second, third = (a_card(shop).card_id for _ in range(3))
    ask(shop, "POST", f"/{second}/disable", body={"reason": "Lost"})
    for card_id in (first, second, third):
        gift_cards.recount(shop, card_id)

    page = ask(shop, "GET", query={"limit": "2"}).body
    rest = ask(shop, "GET", query={"limit": "2", "cursor": page["next_cursor"]}).body
    assert [one["id"] for one in page["items"] + rest["items"]] == [third, second, first]
    assert rest["next_cursor"] is None
    disabled = ask(shop, "GET", query={"status": "disabled"}).body["items"]
    assert [one["id"] for one in disabled] == [second]
    active = ask(shop, "GET", query={"status": "active"}).body["items"]
    assert [one["id"] for one in active] == [third, first]


def test_a_disabled_card_pays_nothing_until_it_is_enabled_again(shop: StoreContext) -> None:
    card = a_card(shop)

    answer = ask(shop, "POST", f"/{card.card_id}/disable", body={"reason": "Lost"})
    assert (answer.status, answer.body["status"]) == (200, "disabled")
    assert answer.body["disabled_reason"] == "Lost"
    assert spend(spending.hold, shop, {card.card_id: eur(1)}) is not None

    undone = ask(shop, "POST", f"/{card.card_id}/enable")
    assert (undone.body["status"], undone.body["disabled_reason"]) == ("active", "")
    assert spend(spending.hold, shop, {card.card_id: eur(1)}) is None
    kinds = [one["kind"] for one in ask(shop, "GET", f"/{card.card_id}/entries").body["items"]]
    assert kinds == ["enabled", "disabled", "issued"]


def test_a_balance_is_adjusted_with_a_reason_but_never_below_what_is_held(
    shop: StoreContext,
) -> None:
    card = a_card(shop, 5000)
    spend(spending.hold, shop, {card.card_id: eur(3000)})
    path = f"/{card.card_id}/adjustments"

    def by(amount: int, reason: str = "Typing error", currency: str = "EUR") -> Answer:
        body = {"amount": {"amount": amount, "currency": currency}, "reason": reason}
        return ask(shop, "POST", path, body=body)

    assert by(-2000).status == 201
    assert by(500).body["balance"] == {"amount": 3500, "currency": "EUR"}
    refused = by(-501)
    assert (refused.status, refused.body["code"]) == (409, "not_enough_left")
    assert refused.body["details"] == {"left": 500}
    assert by(1, currency="USD").body["code"] == "currency_differs"
    assert [one["field"] for one in by(0).body["fields"]] == ["amount.amount"]
    assert [one["field"] for one in by(1, reason=" ").body["fields"]] == ["reason"]
    assert sums(shop, card.card_id) == (3500, 3000, 500)
    entries = ask(shop, "GET", f"/{card.card_id}/entries").body["items"]
    assert [(one["kind"], one["amount"]["amount"], one["reason"]) for one in entries] == [
        ("adjusted", 500, "Typing error"),
        ("adjusted", -2000, "Typing error"),
        ("issued", 5000, ""),
    ]
    assert entries[0]["actor"] == shop.actor_id


def test_an_adjustment_sent_twice_happens_once(shop: StoreContext) -> None:
    card = a_card(shop, 5000)
    body = {"amount": {"amount": -1000, "currency": "EUR"}, "reason": "Typing error"}
    for _ in range(2):
        answer = ask(
            shop,
            "POST",
            f"/{card.card_id}/adjustments",
            body=body,
            headers={"Idempotency-Key": "adjust-1"},
        )
        assert (answer.status, answer.body["balance"]["amount"]) == (201, 4000)


def test_the_ledger_is_paged_and_complete(shop: StoreContext) -> None:
    card = a_card(shop, 5000)
    for number in range(5):
        body = {"amount": {"amount": -1, "currency": "EUR"}, "reason": f"Step {number}"}
        ask(shop, "POST", f"/{card.card_id}/adjustments", body=body)
    reasons, cursor = [], None
    while True:
        query = {"limit": "2"} | ({"cursor": cursor} if cursor else {})
        page = ask(shop, "GET", f"/{card.card_id}/entries", query=query).body
        reasons += [one["reason"] for one in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break

    assert sorted(reasons) == ["", "Step 0", "Step 1", "Step 2", "Step 3", "Step 4"]


def test_a_card_is_mailed_again_to_the_right_address(shop: StoreContext) -> None:
    card = ask(shop, "POST", body=FOR_ADA).body

    answer = ask(shop, "POST", f"/{card['id']}/resend", body={"email": "Ada@Lovelace.test"})
    deliver_queued()

    assert (answer.status, answer.body["recipient_email"]) == (200, "ada@lovelace.test")
    [mail] = sent()
    assert mail.destinations["ToAddresses"] == ["ada@lovelace.test"]
    assert card["code"] in mail.body
    assert card["code"] not in str(items())
    found = ask(shop, "GET", query={"q": "ada@lovelace"}).body["items"]
    assert [one["id"] for one in found] == [card["id"]]


def test_what_cannot_be_spent_is_not_mailed(shop: StoreContext) -> None:
    nobody = a_card(shop)
    disabled = a_card(shop, recipient_email="ada@example.com")
    ask(shop, "POST", f"/{disabled.card_id}/disable", body={"reason": "Lost"})

    for card in (nobody, disabled):
        answer = ask(shop, "POST", f"/{card.card_id}/resend", body={})
        assert (answer.status, answer.body["code"]) == (409, "nothing_to_send")


def test_a_table_for_spreadsheets_masks_codes_and_runs_nothing(shop: StoreContext) -> None:
    issued = ask(shop, "POST", body=FOR_ADA | {"note": "=HYPERLINK(1)"}).body

    text = ask(shop, "GET", "/export").body["csv"]

    assert issued["code"] not in text
    [row] = csv.DictReader(io.StringIO(text))
    assert (row["code"], row["initial"], row["balance"], row["currency"], row["note"]) == (
        issued["masked"],
        "50.00",
        "50.00",
        "EUR",
        "'=HYPERLINK(1)",
    )


def test_another_stores_card_is_not_there(shop: StoreContext) -> None:
    foreign = a_card(a_shop("owner-2", slug="ampere"))

    for method, path in (("GET", ""), ("GET", "/entries"), ("POST", "/enable")):
        answer = ask(shop, method, f"/{foreign.card_id}{path}")
        assert (answer.status, answer.body["code"]) == (404, "gift_card_not_found")
