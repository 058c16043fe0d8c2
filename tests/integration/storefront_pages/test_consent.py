"""Nothing that the shop could do without is kept in a browser unless its visitor says so."""

import re

import pytest

from tests.integration.storefront_pages.shops import open_shop, visitor
from windlass.kit import clock

pytestmark = pytest.mark.usefixtures("table")

CHOICES = "/privacy-choices"


@pytest.mark.parametrize(("answer", "kept"), [("yes", "preferences"), ("no", "none"), ("", "none")])
def test_the_answer_is_kept_with_the_version_of_its_text_and_the_moment(
    answer: str, kept: str
) -> None:
    open_shop()
    someone = visitor()
    before = int(clock.now().timestamp())

    saved = someone.post(CHOICES, {"preferences": answer})

    version, choice, moment = someone.cookies["windlass_consent"].split(".")
    assert (saved.status, saved.headers["Location"]) == (303, f"{CHOICES}?saved=1")
    assert (version, choice) == ("1", kept)
    assert before <= int(moment) <= int(clock.now().timestamp())
    [line] = saved.set_cookies
    assert "Max-Age=15552000" in line
    assert "HttpOnly" not in line


def test_a_form_of_another_site_chooses_nothing() -> None:
    open_shop()
    someone = visitor()

    answer = someone.post(CHOICES, {"preferences": "yes"}, Origin="https://evil.example")

    assert answer.status == 403
    assert someone.cookies == {}


@pytest.mark.parametrize(
    ("cookie", "checked"),
    [
        (None, "no"),
        ("1.preferences.1790000000", "yes"),
        ("1.none.1790000000", "no"),
        ("0.preferences.1790000000", "no"),
        ("1.everything.1790000000", "no"),
        ("1.preferences.x", "no"),
    ],
)
def test_the_page_shows_what_was_chosen_under_the_present_text(
    cookie: str | None, checked: str
) -> None:
    open_shop()
    someone = visitor()
    if cookie is not None:
        someone.cookies["windlass_consent"] = cookie

    answer = someone.get(CHOICES)

    [chosen] = [one["value"] for one in answer.page.all("input", type="radio") if "checked" in one]
    assert chosen == checked
    assert answer.headers["Cache-Control"] == "private, no-store"
    is_dated = re.search(r"You chose on", answer.body) is not None
    assert is_dated == (cookie in ("1.preferences.1790000000", "1.none.1790000000"))


def test_both_answers_weigh_the_same_and_every_page_leads_to_the_choice() -> None:
    open_shop()

    page = visitor().get("/").page

    answers = page.all("button", name="preferences")
    assert [button["value"] for button in answers] == ["no", "yes"]
    assert answers[0]["class"] == answers[1]["class"]
    assert page.one("consent-banner", **{"data-version": "1"})["hidden"] is not None
    assert CHOICES in [link["href"] for link in page.all("a")]
