"""Opening stores, what they are set to, and who may change it."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from msgspec.structs import asdict

from tests.support.accounts_factories import Browser, register
from tests.support.stores_factories import colleague, create_store, owner_of
from tests.support.table import items
from windlass.stores import section_schemas, service, settings
from windlass.stores.errors import StoreLimitReached
from windlass.stores.models import Store
from windlass.stores.repository import StoreRepository, StoreStale
from windlass.tenancy.context import Role

pytestmark = pytest.mark.usefixtures("table")
WIZARD = {"name": "Volt Electronics", "slug": "volt", "currency": "EUR", "country": "DE"}


@pytest.fixture
def browser(table: None) -> Browser:
    register()
    browser = Browser()
    browser.login()
    return browser


def patch(browser: Browser, path: str, body: Any, *, etag: str = '"1"') -> Any:
    browser.headers["If-Match"] = etag
    return browser.send("PATCH", path, body)


def test_the_wizard_opens_a_closed_store_with_its_founder_as_owner(browser: Browser) -> None:
    answer = browser.send("POST", "/stores", WIZARD)

    assert answer.status == 201
    store = answer.body
    assert (store["slug"], store["url"]) == ("volt", "http://volt.localhost:8080")
    assert (store["is_open"], store["accepts_payments"], store["role"]) == (False, False, "owner")
    assert (store["locale"], store["time_zone"], store["version"]) == ("en", "UTC", 1)
    listed = browser.send("GET", "/stores").body["items"]
    assert [(item["id"], item["role"]) for item in listed] == [(store["id"], "owner")]
    [event] = [item for item in items("OutboxEvent") if item["type"]["S"] == "StoreCreated"]
    assert event["store_id"]["S"] == store["id"]


def test_a_name_is_one_line_without_what_nobody_sees(browser: Browser) -> None:
    names = [
        "Volt\r\nBcc: eve@example.com",
        "Vo\u202elt\x00",
        "Caf\u00e9 \U0001f469\u200d\U0001f680",
    ]
    kept = [
        browser.send("POST", "/stores", WIZARD | {"slug": f"volt-{number}", "name": name})
        for number, name in enumerate(names)
    ]
    nothing = browser.send("POST", "/stores", WIZARD | {"name": "\u202e\x00"})

    assert [answer.body["name"] for answer in kept] == [
        "Volt Bcc: eve@example.com",
        "Volt",
        "Caf\u00e9 \U0001f469\u200d\U0001f680",
    ]
    assert (nothing.status, nothing.body["fields"][0]["field"]) == (422, "name")


def test_stores_of_others_are_not_listed(browser: Browser) -> None:
    create_store("someone-else")
    assert browser.send("GET", "/stores").body["items"] == []


def test_the_plan_has_room_for_three_stores(browser: Browser) -> None:
    statuses = [browser.send("POST", "/stores", WIZARD | {"slug": f"volt-{n}"}) for n in range(4)]

    assert [answer.status for answer in statuses] == [201, 201, 201, 409]
    assert statuses[3].body["code"] == "store_limit_reached"
    assert statuses[3].body["details"] == {"limit": 3}
    assert len(items("Store")) == len(items("Slug")) == 3


def test_many_wizards_at_once_cannot_exceed_the_plan() -> None:
    def attempt(number: int) -> str:
        try:
            return create_store(slug=f"volt-{number}").slug
        except StoreLimitReached:
            return "refused"

    with ThreadPoolExecutor(10) as pool:
        outcomes = list(pool.map(attempt, range(10)))

    assert outcomes.count("refused") == 7
    assert len(items("Store")) == len(items("Membership")) == 3


def test_a_wizard_that_is_sent_again_makes_one_store(browser: Browser) -> None:
    browser.headers["Idempotency-Key"] = "wizard-1"
    facts = {name: value for name, value in WIZARD.items() if name != "slug"}

    first, again = (browser.send("POST", "/stores", facts) for _ in range(2))
    other = browser.send("POST", "/stores", facts | {"name": "Another"})

    assert (first.status, again.status) == (201, 201)
    assert first.body == again.body
    assert (other.status, other.body["code"]) == (422, "idempotency_key_reused")
    assert len(items("Store")) == len(items("Slug")) == 1


def test_the_same_key_of_another_person_is_another_request(browser: Browser) -> None:
    browser.headers["Idempotency-Key"] = "wizard-1"
    browser.send("POST", "/stores", WIZARD)
    register(email="bob@example.com")
    bob = Browser(headers=dict(browser.headers))
    bob.login(email="bob@example.com")

    assert bob.send("POST", "/stores", WIZARD | {"slug": "ohm"}).status == 201
    assert len(items("Store")) == 2


def test_many_wizards_of_one_key_make_one_store() -> None:
    def attempt(_number: int) -> str:
        return create_store(request_key="wizard-1").store_id

    with ThreadPoolExecutor(6) as pool:
        made = set(pool.map(attempt, range(6)))

    assert len(made) == len(items("Store")) == 1


def test_an_edit_needs_the_version_that_was_read(browser: Browser) -> None:
    store_id = browser.send("POST", "/stores", WIZARD).body["id"]
    path = f"/stores/{store_id}"
    read = browser.send("GET", path)
    assert read.headers["ETag"] == ['"1"']

    missing = browser.send("PATCH", path, {"name": "Ohm"})
    first = patch(browser, path, {"name": "Ohm"})
    second = patch(browser, path, {"name": "Watt"})

    assert (missing.status, missing.body["code"]) == (428, "if_match_missing")
    assert (first.status, first.body["name"], first.headers["ETag"]) == (200, "Ohm", ['"2"'])
    assert (second.status, second.body["code"]) == (412, "version_stale")
    assert browser.send("GET", path).body["name"] == "Ohm"


def test_a_password_is_kept_hashed_and_can_be_taken_away(browser: Browser) -> None:
    store_id = browser.send("POST", "/stores", WIZARD).body["id"]
    given = patch(browser, f"/stores/{store_id}", {"password": "open sesame"})

    assert given.body["has_password"] is True
    assert "sesame" not in str(items())
    assert "password_hash" not in given.body
    assert service.storefront("volt").is_password_protected

    taken = patch(browser, f"/stores/{store_id}", {"password": None}, etag='"2"')
    assert taken.body["has_password"] is False
    assert not service.storefront("volt").is_password_protected


@pytest.mark.parametrize(
    ("section", "sent", "expected"),
    [
        ("general", {"legal_name": " Volt GmbH "}, {"legal_name": "Volt GmbH"}),
        ("branding", {"accent_colour": "#0b6e4f"}, {"accent_colour": "#0b6e4f"}),
        ("checkout", {"phone_required": True}, {"phone_required": True}),
        ("fulfilment", {"cancel_window_seconds": 0}, {"cancel_window_seconds": 0}),
        ("policies", {"refund": "None."}, {"refund": "<p>None.</p>"}),
        ("mail", {"footer": "Bye"}, {"footer": "Bye"}),
    ],
)
def test_a_section_changes_only_what_was_sent(
    browser: Browser, section: str, sent: dict[str, Any], expected: dict[str, Any]
) -> None:
    store_id = browser.send("POST", "/stores", WIZARD).body["id"]
    path = f"/stores/{store_id}/settings/{section}"
    born = browser.send("GET", path)
    assert born.body == asdict(settings.SECTIONS[section]())

    changed = patch(browser, path, sent)

    assert (changed.status, changed.headers["ETag"]) == (200, ['"2"'])
    assert changed.body == born.body | expected
    assert patch(browser, path, sent).status == 412
    assert browser.send("GET", path).body == changed.body


def test_a_section_does_not_touch_another(browser: Browser) -> None:
    store_id = browser.send("POST", "/stores", WIZARD).body["id"]
    patch(browser, f"/stores/{store_id}/settings/mail", {"footer": "Bye"})
    patch(browser, f"/stores/{store_id}/settings/branding", {"tagline": "Hi"}, etag='"2"')

    shown = service.storefront("volt")

    assert (shown.mail.footer, shown.branding.tagline) == ("Bye", "Hi")


def test_settings_read_before_another_edit_are_not_written() -> None:
    store = create_store()
    stores = StoreRepository(owner_of(store).store_id)
    stores.edit(1, Store.name.set("Ohm"), shown="store")

    with pytest.raises(StoreStale):
        stores.edit(1, Store.settings.set({"mail": {"footer": "late"}}), shown=None)

    assert stores.get().settings == {}


def test_schemas_and_settings_name_the_same_fields() -> None:
    schemas = [
        section_schemas.GeneralSettings,
        section_schemas.BrandingSettings,
        section_schemas.CheckoutSettings,
        section_schemas.FulfilmentSettings,
        section_schemas.PoliciesSettings,
        section_schemas.MailSettings,
    ]
    assert [schema.of_type for schema in schemas] == list(settings.SECTIONS.values())
    for schema in schemas:
        assert schema().model_dump() == asdict(schema.of_type())


def test_a_field_that_a_newer_release_wrote_is_passed_over() -> None:
    stored = {"mail": {"footer": "Bye", "not_invented_yet": 1}}
    assert settings.read(settings.Mail, stored) == settings.Mail(footer="Bye")


def test_the_list_says_what_a_role_may(browser: Browser) -> None:
    store = create_store("someone-else")
    viewer = colleague(store, Role.VIEWER)
    seen = service.mine(viewer.actor_id)
    assert [(item.store_id, role) for item, role in seen] == [(store.store_id, Role.VIEWER)]


def test_slug_availability_is_for_members_only(browser: Browser) -> None:
    create_store("someone-else", slug="volt")
    path = "/stores/slug-available"

    browser.query = {"slug": "volt"}
    assert browser.send("GET", path).body == {
        "slug": "volt",
        "is_available": False,
        "message": "volt is taken.",
        "suggestions": ["volt-shop", "volt-store", "volt-hq"],
    }
    assert Browser(query={"slug": "volt"}).send("GET", path).status == 401
