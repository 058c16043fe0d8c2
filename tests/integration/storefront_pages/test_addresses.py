import pytest

from tests.integration.storefront_pages.shops import OWNER, open_shop, visitor
from tests.integration.storefront_pages.visitors import Visitor
from windlass.stores import service as stores
from windlass.tenancy import service as tenancy

pytestmark = pytest.mark.usefixtures("table")


def test_a_shop_answers_at_its_own_host() -> None:
    open_shop("volt")

    answer = visitor("volt").get("/")

    assert answer.status == 200
    assert "<h1>Volt Electronics</h1>" in answer.body


def test_each_host_shows_its_own_shop() -> None:
    open_shop("volt", name="Volt")
    open_shop("anchor", name="Anchor")

    assert "<h1>Anchor</h1>" in visitor("anchor").get("/").body


@pytest.mark.parametrize("secret", ["", "wrong", "edge-of-the-test"])
def test_nobody_is_believed_without_the_edges_secret(secret: str) -> None:
    open_shop("volt")

    answer = Visitor("volt.localhost", secret=secret).get("/")

    assert answer.status == 403
    assert "Volt" not in answer.body


@pytest.mark.parametrize("host", ["nothing.localhost", "volt.example.com", "", "localhost"])
def test_an_unknown_host_is_no_shop(host: str) -> None:
    open_shop("volt")

    answer = Visitor(host).get("/")

    assert answer.status == 404
    assert "There is no shop at this address." in answer.body


def test_an_old_address_of_the_shop_redirects_with_path_and_query() -> None:
    owner = open_shop("volt")
    stores.change_slug(owner, "anchor")

    answer = visitor("volt").get("/policies/terms?from=mail")

    assert answer.status == 301
    assert answer.headers["Location"] == "http://anchor.localhost:8080/policies/terms?from=mail"


@pytest.mark.parametrize(
    ("asked", "location"),
    [
        ("/policies/terms/", "/policies/terms"),
        ("/Policies/TERMS", "/policies/terms"),
        ("/products/?cursor=a%2Fb", "/products?cursor=a%2Fb"),
        ("//evil.example/", "/evil.example"),
    ],
)
def test_a_path_has_one_spelling(asked: str, location: str) -> None:
    open_shop("volt")
    someone = visitor()

    answer = someone.send(
        "GET", "http://x" + asked if asked.startswith("//") else asked, headers={}
    )

    assert (answer.status, answer.headers["Location"]) == (301, location)


def test_ids_keep_their_capitals() -> None:
    open_shop("volt")

    answer = visitor().get("/orders/01JQ0000000000000000000000?token=x")

    assert answer.status == 404


def test_head_is_get_without_the_body() -> None:
    open_shop("volt")
    someone = visitor()

    shown, told = someone.get("/"), someone.send("HEAD", "/", headers={})

    assert (told.status, told.body) == (200, "")
    assert told.headers == shown.headers


def test_an_unknown_page_leads_back() -> None:
    open_shop("volt")

    answer = visitor().get("/nothing/here")

    assert answer.status == 404
    assert "There is no page at this address" in answer.body
    assert answer.page.all("a", href="/products")


def test_a_wrong_method_is_refused() -> None:
    open_shop("volt")

    answer = visitor().post("/products")

    assert answer.status == 405


def test_policies_are_shown_as_paragraphs() -> None:
    open_shop("volt")

    answer = visitor().get("/policies/refund")

    assert answer.status == 200
    assert answer.page.one("main")
    assert (
        "<p>You may return anything you bought from Volt Electronics within 30 days" in answer.body
    )


def test_an_unknown_policy_is_not_found() -> None:
    open_shop("volt")

    assert visitor().get("/policies/nonsense").status == 404


def test_every_answer_is_sealed() -> None:
    open_shop("volt")
    someone = visitor()

    for path in ("/", "/nothing", "/robots.txt"):
        headers = someone.get(path).headers
        assert headers["Content-Security-Policy"].startswith(
            "default-src 'none'; script-src 'self'"
        )
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert "Strict-Transport-Security" not in headers


def test_strict_transport_is_promised_over_https() -> None:
    open_shop("volt")

    headers = Visitor("volt.localhost", proto="https").get("/").headers

    assert headers["Strict-Transport-Security"] == "max-age=31536000"


def test_pages_for_everybody_may_be_kept_by_the_edge() -> None:
    open_shop("volt")

    cache = visitor().get("/policies/terms").headers["Cache-Control"]

    assert cache == "public, max-age=0, s-maxage=60, stale-while-revalidate=600"


def test_the_owners_context_is_not_needed_to_look() -> None:
    owner = open_shop("volt")

    assert tenancy.enter(owner.store_id, user_id=OWNER).store_id == owner.store_id
    assert visitor().get("/").status == 200


@pytest.mark.parametrize(("sent", "told"), [({"CloudFront_Viewer_Country": "AT"}, "AT"), ({}, "")])
def test_visitor_is_told_where_the_edge_thinks_they_are(sent: dict[str, str], told: str) -> None:
    open_shop("volt")

    answer = visitor().get("/country", **sent)

    assert (answer.body, answer.headers["Cache-Control"]) == (told, "private, no-store")
