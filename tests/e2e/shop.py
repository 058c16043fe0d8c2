"""One open store seen from behind: what its API, its mailbox and its providers say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from infra.local.clients import client
from infra.local.place import DEMO_EMAIL, DEMO_PASSWORD, DEMO_STORE, Place
from infra.local.seed.client import World, wait_for
from tests.e2e.stack import Stack

Json = dict[str, Any]
CALM: Json = {
    "out_of_stock": [],
    "low_balance": False,
    "revoked_keys": [],
    "token_limit": True,
}


class Shop:
    """The demo store or another, signed in as its merchant."""

    def __init__(
        self,
        stack: Stack,
        slug: str = DEMO_STORE,
        owner: str = DEMO_EMAIL,
        password: str = DEMO_PASSWORD,
        store_id: str = "",
    ):
        self.stack, self.slug, self.owner = stack, slug, owner
        self.world = World(Place(stack.port, stack.state))
        self.world.sign_in(owner, password)
        self.id = store_id or str(self.world.merchant("GET", "/stores")["items"][0]["id"])

    def url(self, path: str = "/") -> str:
        return f"{self.stack.url(self.slug)}{path}"

    def dashboard(self, path: str = "") -> str:
        return f"{self.stack.url('dashboard')}/stores/{self.id}{path}"

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """The merchant API below the store."""
        return self.world.merchant(method, f"/stores/{self.id}{path}", body, **headers)

    # --- Products ---

    def product(self, words: str) -> Json:
        """As shoppers see it: the product on sale with these words in its title."""
        items = self.world.shop(self.slug, "GET", "/products")["items"]
        handle = next(item["handle"] for item in items if words in item["title"])
        found: Json = self.world.shop(self.slug, "GET", f"/products/{handle}")
        return found

    def supplier_variant(self, words: str, variant_id: str) -> str:
        """The supplier's own id of a variant."""
        offers = self.ask("GET", f"/products/{self.product(words)['id']}/offers")["offers"]
        [found] = {o["external_variant_id"] for o in offers if o["variant_id"] == variant_id}
        return str(found)

    # --- Orders ---

    def orders_of(self, email: str) -> list[Json]:
        found: list[Json] = self.ask("GET", f"/orders?q={email}")["items"]
        return found

    def order_of(self, email: str) -> Json:
        """The only order of this buyer, as soon as it is there."""
        [card] = wait_for(lambda: self.orders_of(email), f"an order of {email}")
        return self.order(card["id"])

    def order(self, order_id: str) -> Json:
        found: Json = self.ask("GET", f"/orders/{order_id}")
        return found

    def wait_for_status(self, order_id: str, *wanted: str) -> Json:
        def look() -> Json | None:
            order = self.order(order_id)
            return order if order["status"] in wanted else None

        return wait_for(look, f"order {order_id} to be {' or '.join(wanted)}")

    def fulfilments(self, order_id: str) -> list[Json]:
        found: list[Json] = self.ask("GET", f"/orders/{order_id}/fulfilments")["items"]
        return found

    def open_action(self, order_id: str) -> Json:
        """The one thing about this order that waits for a person, as soon as there is one."""

        def look() -> Json | None:
            items = self.ask("GET", "/actions?limit=100")["items"]
            return next((item for item in items if item["order_id"] == order_id), None)

        return wait_for(look, f"a decision about order {order_id}")

    # --- Mails ---

    def mails(self, to: str) -> list[Json]:
        """Oldest first."""
        path = "/messages.json"
        answer = self.world.call("mail", "GET", path, params={"to": to})
        return list(reversed(answer.json()["messages"]))

    def subjects(self, to: str) -> list[str]:
        return [str(mail["subject"]) for mail in self.mails(to)]

    def wait_for_mail(self, to: str, subject: str) -> Json:
        def look() -> Json | None:
            return next((mail for mail in self.mails(to) if subject in mail["subject"]), None)

        return wait_for(look, f"a mail to {to} about {subject!r}")

    def wait_until_told(self, order_id: str, count: int) -> list[Json]:
        """The log's mails about an order, once there are so many, all of them sent, and nothing is
        left in the queues that mails come from."""

        def look() -> list[Json] | None:
            log = self.ask("GET", "/mail?limit=100")["items"]
            found = [mail for mail in log if mail["order_id"] == order_id]
            is_done = len(found) >= count and all(mail["state"] == "sent" for mail in found)
            return found if is_done and not self._mail_is_under_way() else None

        return wait_for(look, f"{count} mails about order {order_id}")

    def _mail_is_under_way(self) -> bool:
        queues = client(Place(self.stack.port, self.stack.state), "sqs")
        left = 0
        for name in ("windlass-mail-events", "windlass-mail"):
            url = queues.get_queue_url(QueueName=name)["QueueUrl"]
            counts = queues.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
            left += int(counts["ApproximateNumberOfMessages"])
            left += int(counts["ApproximateNumberOfMessagesNotVisible"])
        return left > 0

    # --- Providers ---

    def catalogue(self, key: str) -> Json:
        """What the suppliers know of one product."""
        items = self.world.sandbox("GET", "/_sandbox/suppliers/catalogue")["items"]
        return next(item for item in items if item["key"] == key)

    def deliver(self, order_id: str, to: str) -> None:
        """Let the suppliers of an order work until they have SHIPPED or DELIVERED it."""
        for part in self.fulfilments(order_id):
            body = {"orderNumber": part["number"], "to": to}
            answer = self.world.call("sandbox", "POST", "/_sandbox/suppliers/advance", json=body)
            assert answer.status_code == 200, answer.text

    def supplier_orders(self, order_id: str) -> list[Json]:
        """What CJ really received for one of our orders, under any of its numbers."""
        path = "/_sandbox/state/cj_order?limit=1000&orderNum="
        numbers = [part["number"] for part in self.fulfilments(order_id)]
        found = [self.world.sandbox("GET", path + number)["items"] for number in numbers]
        return [order for orders in found for order in orders]

    def switch(self, **settings: Any) -> None:
        answer = self.world.call("sandbox", "PUT", "/_sandbox/switches", json=settings)
        assert answer.status_code == 200, answer.text

    @contextmanager
    def trouble(self, **settings: Any) -> Iterator[None]:
        """Providers misbehave for a while, and behave again whatever happens."""
        self.switch(**settings)
        try:
            yield
        finally:
            quiet = {"delay_seconds": 0, "duplicates": 0, "reorder": False, "drop": 0, "topics": ""}
            self.switch(rules=[], webhooks={"stripe": quiet, "cj": quiet}, custom={"cj": CALM})

    def wait_until_quiet(self) -> None:
        """No provider has a webhook left to deliver; one that was refused is not waited for."""

        def is_quiet() -> bool:
            self.world.sandbox("POST", "/_sandbox/webhooks/deliver")
            waiting = self.world.sandbox("GET", "/_sandbox/webhooks")["waiting"]
            return not any(waiting.values())

        self.wait(is_quiet, "all webhooks to be delivered")

    def act(self, provider: str, action: str, id: str, account: str = "") -> None:
        path = f"/_sandbox/actions/{provider}/{action}"
        answer = self.world.call("sandbox", "POST", path, json={"id": id, "account": account})
        assert answer.status_code == 200, answer.text

    def wait[Found](self, look: Callable[[], Found | None], what: str) -> Found:
        return wait_for(look, what)
