"""Into accounts and out of them, by plain forms."""

import pytest

from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.signing_in import ask_code, hidden, sign_in
from tests.integration.storefront_pages.visitors import Answer, Visitor
from tests.support import customers_factories as customers
from tests.support.customers_factories import ADA, PASSWORD
from tests.support.table import items
from windlass.customers import service
from windlass.customers.models import Purpose
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")

PRIVATE = "private, no-store"
PAGES = (
    "/account",
    "/account/orders",
    "/account/addresses",
    "/account/details",
    "/account/privacy",
)


@pytest.fixture
def volt(table: None) -> StoreContext:
    return open_shop()


def with_password(someone: Visitor, password: str = PASSWORD, email: str = ADA) -> Answer:
    form = hidden(someone.get("/account/login"))
    return someone.post("/account/login", form | {"email": email, "password": password})


def opened(volt: StoreContext) -> None:
    """An account with a password whose address is proven."""
    someone = visitor()
    form = hidden(someone.get("/account/register"))
    typed = {"email": ADA, "new_password": PASSWORD, "name": "Ada Byron"}
    assert someone.post("/account/register", form | typed).status == 200
    found = service.find_by_email(volt, ADA)
    assert found is not None
    link = f"/account/verify?token={customers.link(volt, found)}"
    confirmed = someone.post("/account/verify", hidden(someone.get(link)) | {"password": PASSWORD})
    assert confirmed.headers["Location"] == "/account"


@pytest.mark.parametrize("path", PAGES)
def test_account_pages_lead_strangers_to_the_door_and_back(volt: StoreContext, path: str) -> None:
    answer = visitor().get(path)
    back = path.replace("/", "%2F")
    assert (answer.status, answer.headers["Location"]) == (303, f"/account/login?back={back}")


@pytest.mark.parametrize("path", PAGES)
def test_account_pages_are_never_kept_by_caches(volt: StoreContext, path: str) -> None:
    answer = sign_in(volt).get(path)
    assert (answer.status, answer.headers["Cache-Control"]) == (200, PRIVATE)
    assert "noindex" in answer.body


def test_a_code_by_mail_leads_to_where_one_wanted_to_go(volt: StoreContext) -> None:
    someone = visitor()
    asked = ask_code(someone, back="/account/orders")
    code = customers.code_of(volt, someone.cookies["windlass_code"])
    entered = someone.post("/account/code/enter", hidden(asked) | {"code": code})
    assert (entered.status, entered.headers["Location"]) == (303, "/account/orders")


def test_the_session_cookie_is_for_the_server_alone(volt: StoreContext) -> None:
    someone = visitor()
    asked = ask_code(someone)
    code = customers.code_of(volt, someone.cookies["windlass_code"])
    entered = someone.post("/account/code/enter", hidden(asked) | {"code": code})
    [session] = [one for one in entered.set_cookies if one.startswith("windlass_customer=")]
    assert session.split("; ")[1:] == ["Path=/", "Max-Age=5184000", "SameSite=Lax", "HttpOnly"]


def test_signing_in_never_takes_over_a_session_that_was_planted(volt: StoreContext) -> None:
    planted = customers.signed_in(volt, "eve@example.com").token
    someone = visitor()
    asked = ask_code(someone)
    someone.cookies["windlass_customer"] = planted
    code = customers.code_of(volt, someone.cookies["windlass_code"])

    someone.post("/account/code/enter", hidden(asked) | {"code": code})

    assert someone.cookies["windlass_customer"] != planted
    assert service.signed_in(volt, planted) is None
    assert ADA in someone.get("/account").body


def test_a_session_of_another_shop_opens_nothing(volt: StoreContext) -> None:
    open_shop("ampere")
    elsewhere = visitor("ampere")
    elsewhere.cookies["windlass_customer"] = sign_in(volt).cookies["windlass_customer"]
    assert elsewhere.get("/account").status == 303


def test_a_code_asked_for_in_one_browser_is_refused_in_another(volt: StoreContext) -> None:
    mine, yours = visitor(), visitor()
    ask_code(mine)
    code = customers.code_of(volt, mine.cookies["windlass_code"])
    answer = yours.post("/account/code/enter", hidden(ask_code(yours)) | {"code": code})
    assert (answer.status, "windlass_customer" in yours.cookies) == (422, False)


def test_asking_for_a_code_looks_the_same_with_and_without_an_account(volt: StoreContext) -> None:
    opened(volt)
    known, unknown = ask_code(visitor(), ADA), ask_code(visitor(), "zoe@example.com")
    strip = [
        one.body.replace(email, "").replace(hidden(one)["csrf"], "")
        for one, email in ((known, ADA), (unknown, "zoe@example.com"))
    ]
    assert strip[0] == strip[1]


def test_registering_says_the_same_for_a_known_address(volt: StoreContext) -> None:
    opened(volt)
    bodies = []
    for email in (ADA, "zoe@example.com"):
        someone = visitor()
        form = hidden(someone.get("/account/register"))
        typed = {"email": email, "new_password": "another long password"}
        bodies.append(someone.post("/account/register", form | typed).body)
    assert bodies[0] == bodies[1]
    assert with_password(visitor()).status == 303


def test_a_password_opens_the_account_and_a_wrong_one_does_not(volt: StoreContext) -> None:
    opened(volt)
    someone = visitor()
    refused = with_password(someone, "not the password")
    assert (refused.status, "windlass_customer" in someone.cookies) == (401, False)
    assert "not the password" not in refused.body
    assert with_password(someone).headers["Location"] == "/account"


def test_guessing_is_slowed_down(volt: StoreContext) -> None:
    opened(volt)
    someone = visitor()
    statuses = [with_password(someone, "not the password").status for _ in range(6)]
    assert statuses == [401] * 5 + [429]


def test_opening_a_mailed_link_changes_nothing(volt: StoreContext) -> None:
    customers.register(volt)
    found = service.find_by_email(volt, ADA)
    assert found is not None
    token = customers.link(volt, found)
    before = items()
    assert visitor().get(f"/account/verify?token={token}").status == 200
    assert items() == before


def test_a_forgotten_password_is_chosen_anew(volt: StoreContext) -> None:
    opened(volt)
    found = service.find_by_email(volt, ADA)
    assert found is not None
    someone = visitor()
    link = f"/account/reset?token={customers.link(volt, found, Purpose.RESET_PASSWORD)}"
    form = hidden(someone.get(link))

    weak = someone.post("/account/reset", form | {"new_password": "short"})
    assert (weak.status, "at least 10" in weak.body) == (422, True)
    answer = someone.post("/account/reset", form | {"new_password": "a whole new password"})

    assert answer.headers["Location"] == "/account"
    assert with_password(visitor(), "a whole new password").status == 303


@pytest.mark.parametrize(
    "path",
    [
        "/account/details",
        "/account/password",
        "/account/addresses/new",
        "/account/privacy/export",
        "/account/privacy/erase",
        "/account/logout",
    ],
)
def test_forms_of_another_session_change_nothing(volt: StoreContext, path: str) -> None:
    someone = sign_in(volt)
    foreign = hidden(sign_in(volt, email="eve@example.com").get("/account"))
    before = items()
    answer = someone.post(path, foreign | {"name": "Eve", "email": ADA})
    assert (answer.status, items()) == (403, before)


def test_signing_out_leaves_nothing_in_the_browser(volt: StoreContext) -> None:
    someone = sign_in(volt)
    answer = someone.post("/account/logout", hidden(someone.get("/account")))
    assert answer.headers["Location"] == "/"
    assert set(someone.cookies) <= {"windlass_cart_count"}
    assert someone.get("/account").status == 303


def test_signing_out_everywhere_ends_the_other_browsers(volt: StoreContext) -> None:
    phone, laptop = sign_in(volt), sign_in(volt)
    form = hidden(phone.get("/account"))
    phone.post("/account/logout", form | {"everywhere": "1"})
    assert laptop.get("/account").status == 303


@pytest.mark.parametrize("back", ["//evil.test", "https://evil.test", "/\\evil.test", "", "/a\n"])
def test_nobody_is_led_to_another_site(volt: StoreContext, back: str) -> None:
    someone = visitor()
    asked = ask_code(someone)
    code = customers.code_of(volt, someone.cookies["windlass_code"])
    form = hidden(asked) | {"code": code, "back": back}
    location = someone.post("/account/code/enter", form).headers["Location"]
    assert location in ("/account", "/a")


def test_a_shared_discount_does_not_disturb_who_waits_for_a_code(volt: StoreContext) -> None:
    someone = visitor()
    asked = ask_code(someone, ADA)
    someone.get("/discount/spring")

    code = customers.code_of(volt, someone.cookies["windlass_code"])
    entered = someone.post("/account/code/enter", hidden(asked) | {"code": code})

    assert entered.status == 303
    assert someone.cookies["windlass_discount"] == "spring"


def test_who_sends_the_session_of_another_signs_in_as_themselves(volt: StoreContext) -> None:
    ada, bob = sign_in(volt), visitor()
    bob.cookies["windlass_customer"] = f"{ada.cookies['windlass_customer'][:-43]}{'a' * 43}"

    sign_in(volt, bob, "bob@example.com")

    assert "bob@example.com" in bob.get("/account/details").body
    assert ada.get("/account").status == 200
