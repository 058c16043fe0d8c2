"""The door of the API: keys, idempotency, errors as the official SDK maps them, troubles."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import stripe

from tests.integration.sandbox.running import Running
from tests.integration.sandbox.shop import Shop

INTENT: Any = {"amount": 2000, "currency": "eur"}


def keyed(shop: Shop, key: str = "order-1") -> Any:
    return shop.options | {"idempotency_key": key}


@pytest.mark.parametrize("key", ["sk_live_local", "pk_test_local", "secret"])
def test_keys_that_are_no_test_secret_are_refused(provider: Running, key: str) -> None:
    with pytest.raises(stripe.AuthenticationError) as refused:
        provider.client(key).v1.balance.retrieve()

    assert refused.value.http_status == 401


def test_request_without_a_key_is_refused(provider: Running) -> None:
    answer = provider.http.get("/stripe/v1/balance")

    assert answer.status_code == 401
    assert answer.json()["error"]["type"] == "invalid_request_error"


def test_unknown_address_is_refused_in_stripes_words(provider: Running) -> None:
    answer = provider.http.get(
        "/stripe/v1/sources", headers={"Authorization": "Bearer sk_test_local"}
    )

    assert answer.status_code == 404
    assert answer.json()["error"]["message"] == "Unrecognized request URL (GET: /v1/sources)."


def test_same_key_replays_the_first_answer(provider: Running, shop: Shop) -> None:
    first = provider.stripe.v1.payment_intents.create(INTENT, keyed(shop))
    again = provider.stripe.v1.payment_intents.create(INTENT, keyed(shop))

    assert again.id == first.id
    assert again.last_response is not None
    assert again.last_response.headers["idempotent-replayed"] == "true"
    assert len(provider.stripe.v1.payment_intents.list(None, shop.options).data) == 1


def test_same_key_with_other_parameters_is_refused(provider: Running, shop: Shop) -> None:
    provider.stripe.v1.payment_intents.create(INTENT, keyed(shop))

    with pytest.raises(stripe.IdempotencyError) as refused:
        provider.stripe.v1.payment_intents.create(INTENT | {"amount": 3000}, keyed(shop))
    with pytest.raises(stripe.IdempotencyError, match="same endpoint"):
        provider.stripe.v1.customers.create({}, keyed(shop))

    assert refused.value.http_status == 400
    assert '"type":"idempotency_error"' in str(refused.value.http_body)
    assert len(provider.stripe.v1.payment_intents.list(None, shop.options).data) == 1


def test_same_key_on_another_account_is_another_request(provider: Running, shop: Shop) -> None:
    ours = provider.stripe.v1.payment_intents.create(INTENT, keyed(shop))
    platforms = provider.stripe.v1.payment_intents.create(INTENT, {"idempotency_key": "order-1"})

    assert ours.id != platforms.id


def test_key_is_forgotten_after_a_day(provider: Running, shop: Shop) -> None:
    first = provider.stripe.v1.payment_intents.create(INTENT, keyed(shop))

    provider.clock.let_pass(86_400)

    assert provider.stripe.v1.payment_intents.create(INTENT, keyed(shop)).id != first.id


def test_decline_is_replayed_and_charges_nothing_again(provider: Running, shop: Shop) -> None:
    declined = INTENT | {"confirm": True, "payment_method": "pm_card_visa_chargeDeclined"}
    charges = []

    for _ in range(2):
        with pytest.raises(stripe.CardError) as refused:
            provider.stripe.v1.payment_intents.create(declined, keyed(shop))
        assert refused.value.error is not None
        charges.append(refused.value.error.charge)

    assert charges[0] == charges[1]
    assert len(provider.stripe.v1.charges.list(None, shop.options).data) == 1


def test_refused_request_may_be_mended_under_the_same_key(provider: Running, shop: Shop) -> None:
    with pytest.raises(stripe.InvalidRequestError):
        provider.stripe.v1.payment_intents.create(INTENT | {"amount": 1}, keyed(shop))

    assert provider.stripe.v1.payment_intents.create(INTENT, keyed(shop)).amount == 2000


def test_key_in_flight_is_a_conflict(provider: Running, shop: Shop) -> None:
    provider.switch(rules=[{"provider": "stripe", "kind": "slow", "seconds": 2, "remaining": 1}])

    def create() -> stripe.PaymentIntent:
        return provider.stripe.v1.payment_intents.create(INTENT, keyed(shop))

    with ThreadPoolExecutor(2) as both:
        attempts = [both.submit(create) for _ in range(2)]
        refused = [a.exception() for a in attempts if a.exception()]

    assert [type(error) for error in refused] == [stripe.APIError]
    assert [getattr(error, "http_status", None) for error in refused] == [409]
    assert len(provider.stripe.v1.payment_intents.list(None, shop.options).data) == 1


def test_sdk_retries_a_conflict_and_gets_the_first_answer(provider: Running, shop: Shop) -> None:
    provider.switch(rules=[{"provider": "stripe", "kind": "slow", "seconds": 1, "remaining": 1}])
    patient: Any = provider.client("sk_test_local", max_network_retries=4)

    def create() -> Any:
        return patient.v1.payment_intents.create(INTENT, keyed(shop))

    with ThreadPoolExecutor(2) as both:
        made = [attempt.result() for attempt in [both.submit(create) for _ in range(2)]]

    assert made[0].id == made[1].id


def test_rate_limit_and_server_error_reach_the_caller_once(provider: Running, shop: Shop) -> None:
    provider.switch(
        rules=[
            {"provider": "stripe", "kind": "429", "remaining": 1},
            {"provider": "stripe", "kind": "5xx", "remaining": 1},
        ]
    )
    errors: list[type[Exception]] = [stripe.RateLimitError, stripe.APIError]

    for expected in errors:
        with pytest.raises(expected):
            provider.stripe.v1.payment_intents.create(INTENT, shop.options)

    assert provider.stripe.v1.payment_intents.create(INTENT, shop.options).amount == 2000
    assert len(provider.stripe.v1.payment_intents.list(None, shop.options).data) == 1


def test_lost_answer_did_the_work_and_the_retry_replays_it(provider: Running, shop: Shop) -> None:
    provider.switch(
        rules=[
            {
                "provider": "stripe",
                "kind": "lost_answer",
                "seconds": 0.1,
                "remaining": 1,
                "path": "/stripe/v1/payment_intents",
            }
        ]
    )
    patient: Any = provider.client("sk_test_local", max_network_retries=1)

    intent = patient.v1.payment_intents.create(INTENT, keyed(shop))

    assert intent.amount == 2000
    assert len(provider.stripe.v1.payment_intents.list(None, shop.options).data) == 1


def test_timeout_did_nothing(provider: Running, shop: Shop) -> None:
    provider.switch(
        rules=[{"provider": "stripe", "kind": "timeout", "seconds": 0.1, "remaining": 1}]
    )

    with pytest.raises(stripe.APIError):
        provider.stripe.v1.payment_intents.create(INTENT, shop.options)

    assert provider.stripe.v1.payment_intents.list(None, shop.options).data == []


def test_declined_cards_switch_declines_a_good_card(provider: Running, shop: Shop) -> None:
    provider.switch(custom={"stripe": {"decline_cards": True}})

    with pytest.raises(stripe.CardError) as declined:
        shop.intent("pm_card_visa")

    assert declined.value.code == "card_declined"


def test_risk_switch_scores_every_card_and_radar_may_block(provider: Running, shop: Shop) -> None:
    provider.switch(custom={"stripe": {"risk_score": 80}})
    charge: Any = shop.intent(expand=["latest_charge"]).latest_charge
    assert (charge.outcome.risk_level, charge.outcome.risk_score) == ("highest", 80)

    provider.switch(custom={"stripe": {"block_highest_risk": True}})
    with pytest.raises(stripe.CardError) as blocked:
        shop.intent()
    assert blocked.value.error is not None
    assert blocked.value.error.decline_code == "fraudulent"


def test_what_cannot_be_expanded_is_refused_by_name(provider: Running, shop: Shop) -> None:
    session = shop.session()

    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.retrieve(session, "colour")

    assert refused.value.param == "expand[0]"


def test_every_answer_carries_its_request_id(provider: Running) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        provider.stripe.v1.charges.retrieve("ch_unknown")

    assert refused.value.request_id is not None
    assert refused.value.request_id.startswith("req_")
    assert refused.value.user_message == "No such charge: 'ch_unknown'"


@pytest.mark.parametrize("limit", [0, 101])
def test_list_limit_is_between_1_and_100(provider: Running, limit: int) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        provider.stripe.v1.charges.list({"limit": limit})

    assert refused.value.param == "limit"


def test_unknown_cursor_is_refused(provider: Running) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        provider.stripe.v1.charges.list({"starting_after": "ch_unknown"})

    assert (refused.value.param, refused.value.code) == ("starting_after", "resource_missing")
