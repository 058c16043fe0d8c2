"""Policies: formatted, from templates, with what the law of the country asks for."""

from typing import Any

import pytest

from merchant_api.app import handler
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.api import Answer, call
from tests.support.table import items
from windlass.stores import policies, service
from windlass.stores.models import Store
from windlass.stores.repository import StoreRepository
from windlass.stores.settings import General
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")
PATH = "/settings/policies"


def send(owner: StoreContext, method: str, path: str = PATH, body: Any = None) -> Answer:
    version = service.get(owner).version
    headers = {"If-Match": f'"{version}"'} if method == "PATCH" else {}
    address = f"/api/v1/stores/{owner.store_id}{path}"
    return call(handler, method, address, as_=owner, body=body, headers=headers)


def templates(owner: StoreContext) -> dict[str, dict[str, Any]]:
    return {one["kind"]: one for one in send(owner, "GET", f"{PATH}/templates").body["items"]}


def test_only_formatting_of_a_text_is_kept() -> None:
    owner = open_shop()
    html = '<h2 class="align-center">Back</h2><script>x()</script><p onclick="x()">Soon.</p>'

    answer = send(owner, "PATCH", body={"refund": html})

    assert answer.status == 200, answer.body
    assert answer.body["refund"] == '<h2 class="align-center">Back</h2><p>Soon.</p>'
    assert send(owner, "GET").body["refund"] == answer.body["refund"]
    shown = visitor().get("/policies/refund").body
    assert '<h2 class="align-center">Back</h2><p>Soon.</p>' in shown


def test_plain_text_becomes_paragraphs() -> None:
    owner = open_shop()
    assert send(owner, "PATCH", body={"terms": "One & two\n\nThree"}).body["terms"] == (
        "<p>One &amp; two</p><p>Three</p>"
    )


def test_a_text_from_before_is_shown_as_it_was_typed() -> None:
    """It was kept as plain text: whatever looks like HTML in it is none."""
    owner = open_shop()
    old = {"policies": {"refund": "Hi <b>you</b>\n<script>x()</script>\n\nBye"}}
    StoreRepository(owner.store_id).write(Store.settings.set(old))

    html = "<p>Hi &lt;b&gt;you&lt;/b&gt;<br>&lt;script&gt;x()&lt;/script&gt;</p><p>Bye</p>"
    assert html in visitor().get("/policies/refund").body
    assert send(owner, "GET").body["refund"] == html
    kept = send(owner, "PATCH", body={"refund": html}).body["refund"]
    assert kept == html


def test_a_text_that_is_too_long_is_refused() -> None:
    owner = open_shop()
    before = items()
    answer = send(owner, "PATCH", body={"imprint": "x" * 15_001})
    assert (answer.status, answer.body["fields"][0]["field"]) == (422, "imprint")
    assert items() == before


@pytest.mark.parametrize(
    ("country", "due"),
    [
        ("DE", ["withdrawal", "imprint"]),
        ("FR", ["withdrawal"]),
        ("CH", ["imprint"]),
        ("US", []),
    ],
)
def test_the_law_of_the_country_says_which_are_due(country: str, due: list[str]) -> None:
    open_shop(country=country)

    shown = [kind for kind in policies.TITLES if visitor().get(f"/policies/{kind}").status == 200]

    assert shown == ["refund", "shipping", "privacy", "terms", *due]
    body = visitor().get("/").body
    assert [kind for kind in policies.TITLES if f'href="/policies/{kind}"' in body] == shown


def test_what_the_merchant_wrote_is_shown_anywhere() -> None:
    owner = open_shop(country="US")
    send(owner, "PATCH", body={"imprint": "<p>Volt Inc.</p>"})
    assert "<p>Volt Inc.</p>" in visitor().get("/policies/imprint").body


def test_templates_mark_what_is_missing_and_shoppers_see_no_blank() -> None:
    owner = open_shop()

    found = templates(owner)

    assert found["imprint"]["html"].startswith("<p><mark>the name of your business</mark><br>")
    assert found["imprint"]["live_html"].startswith("<p>Volt Electronics<br>Germany</p>")
    assert "<mark>" not in "".join(one["live_html"] for one in found.values())
    assert (found["imprint"]["is_due"], found["imprint"]["is_shown"]) == (True, True)


def test_templates_have_the_facts_of_the_store_escaped() -> None:
    owner = open_shop(name="Volt <& Co>")
    facts = {
        "legal_name": "Volt & Söhne GmbH",
        "street": "Hauptstr. 1",
        "postal_code": "10115",
        "city": "Berlin",
        "contact_email": "hello@volt.example",
        "contact_phone": "+49 30 1",
        "tax_number": "DE123456789",
    }
    service.change_settings(owner, General, facts, version=service.get(owner).version)

    found = templates(owner)

    assert found["imprint"]["live_html"] == (
        "<p>Volt &amp; Söhne GmbH<br>Hauptstr. 1<br>10115 Berlin<br>Germany</p>"
        "<p>E-mail: hello@volt.example<br>Telephone: +49 30 1</p>"
        "<p>VAT number: DE123456789</p>"
    )
    assert "from Volt &lt;&amp; Co&gt; within 30 days" in found["refund"]["live_html"]
    assert (
        "Volt &amp; Söhne GmbH, Hauptstr. 1, 10115 Berlin, Germany"
        in (found["withdrawal"]["live_html"])
    )
