import pytest

from tests.integration.storefront_pages.shops import closed_shop, open_shop, visitor
from windlass.stores import service as stores
from windlass.stores.schemas import UpdateStore

pytestmark = pytest.mark.usefixtures("table")


def test_a_closed_shop_without_password_opens_soon() -> None:
    closed_shop()

    answer = visitor().get("/products")

    assert answer.status == 200
    assert "Opening soon" in answer.body
    assert [form["action"] for form in answer.page.all("form")] == ["/privacy-choices"]
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.page.one("meta", name="robots")["content"] == "noindex"


def test_a_password_lets_a_visitor_in_to_where_they_wanted() -> None:
    closed_shop(password="open sesame")
    someone = visitor()

    door = someone.get("/policies/terms?a=1")
    back = door.page.one("input", name="back")["value"]
    let_in = someone.post("/password", {"password": "open sesame", "back": back})
    inside = someone.get(let_in.headers["Location"])

    assert (door.status, back) == (401, "/policies/terms?a=1")
    assert (let_in.status, let_in.headers["Location"]) == (303, "/policies/terms?a=1")
    assert (inside.status, inside.headers["Cache-Control"]) == (200, "private, no-store")
    assert "Terms of service" in inside.body


def test_a_wrong_password_is_said_beside_the_field() -> None:
    closed_shop(password="open sesame")
    someone = visitor()

    answer = someone.post("/password", {"password": "close sesame", "back": "/products"})

    assert answer.status == 401
    assert "That is not the password." in answer.body
    assert answer.page.one("input", name="password")["aria-invalid"] == "true"
    assert answer.page.one("input", name="back")["value"] == "/products"
    assert someone.cookies == {}


def test_the_pass_is_hidden_from_scripts_and_ends_with_the_password() -> None:
    owner = closed_shop(password="open sesame")
    someone = visitor()
    let_in = someone.post("/password", {"password": "open sesame"})
    version = stores.get(owner).version

    stores.update(owner, UpdateStore(password="other words"), version=version)

    assert "HttpOnly" in let_in.set_cookies[0]
    assert "SameSite=Lax" in let_in.set_cookies[0]
    assert someone.get("/").status == 401


def test_a_pass_of_one_shop_opens_no_other() -> None:
    closed_shop("volt", password="open sesame")
    closed_shop("anchor", password="open sesame")
    someone = visitor("volt")
    someone.post("/password", {"password": "open sesame"})

    someone.host = "anchor.localhost"

    assert someone.get("/").status == 401


def test_a_form_of_another_site_is_refused() -> None:
    closed_shop(password="open sesame")
    someone = visitor()

    answer = someone.post("/password", {"password": "open sesame"}, Origin="https://evil.example")

    assert answer.status == 403
    assert someone.cookies == {}


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/\r\nA: b",
        "",
    ],
)
def test_the_door_leads_nowhere_else(back: str) -> None:
    closed_shop(password="open sesame")

    answer = visitor().post("/password", {"password": "open sesame", "back": back})

    assert answer.headers["Location"] == "/"


def test_robots_stay_out_of_a_closed_shop() -> None:
    closed_shop()

    assert visitor().get("/robots.txt").body == "User-agent: *\nDisallow: /\n"


def test_an_open_shop_has_no_door() -> None:
    open_shop()

    answer = visitor().get("/password")

    assert (answer.status, answer.headers["Location"]) == (303, "/")


def test_guessing_is_slowed_down_and_one_visitor_does_not_lock_out_another() -> None:
    closed_shop(password="open sesame")
    guesser, guest = visitor(), visitor()
    told = {"X_Windlass_Client_Ip": "198.51.100.7"}

    wrong = [guesser.post("/password", {"password": f"no {n}"}, **told) for n in range(10)]
    locked = guesser.post("/password", {"password": "open sesame"}, **told)
    other = guest.post(
        "/password", {"password": "open sesame"}, X_Windlass_Client_Ip="198.51.100.8"
    )

    assert [answer.status for answer in wrong] == [401] * 10
    assert (locked.status, guesser.cookies) == (429, {})
    assert other.status == 303
