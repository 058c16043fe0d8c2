"""The edge's own pages in a browser: the mailbox and the API reference."""

from __future__ import annotations

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from infra.local.clients import client
from infra.local.place import Place
from tests.e2e.stack import Stack


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains of: a script that fails, a policy that is broken."""
    found: list[str] = []

    def on_message(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.append(message.text)

    page.on("console", on_message)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def send_mail(stack: Stack, to: str, link: str) -> None:
    client(Place(stack.port, stack.state), "sesv2").send_email(
        FromEmailAddress="Volt <shop@mail.windlass.test>",
        Destination={"ToAddresses": [to]},
        Content={
            "Simple": {
                "Subject": {"Data": "Your lamp is on its way – ✓"},
                "Body": {
                    "Html": {"Data": f'<p style="color:red">Follow <a href="{link}">it</a>.</p>'},
                    "Text": {"Data": f"Follow it: {link}"},
                },
            }
        },
    )


def test_a_mail_is_found_read_and_its_link_followed(
    stack: Stack, page: Page, complaints: list[str]
) -> None:
    send_mail(stack, "ann@example.com", f"{stack.url('api')}/openapi/merchant.json")
    send_mail(stack, "bob@example.com", "https://example.com/bob")

    page.goto(stack.url("mail"))
    page.get_by_label("Sent to").fill("ann@")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("row")).to_have_count(2)  # the head, and one mail
    page.get_by_role("link", name="Your lamp is on its way – ✓").click()

    mail = page.frame_locator("iframe")
    expect(mail.get_by_text("Follow it.")).to_have_css("color", "rgb(255, 0, 0)")
    expect(page.get_by_text("Follow it: http")).to_be_visible()
    assert complaints == []
    with page.expect_popup() as opened:
        mail.get_by_role("link", name="it").click()
    opened.value.wait_for_url("**/openapi/merchant.json")
    page.get_by_role("link", name="/openapi/merchant.json").click()
    page.wait_for_url("**/openapi/merchant.json")


def test_a_mailbox_without_a_match_says_so(stack: Stack, page: Page) -> None:
    page.goto(f"{stack.url('mail')}/?to=nobody-has-this-address")

    expect(page.get_by_text("No mail was sent to an address with")).to_be_visible()
    expect(page.get_by_role("link", name="Show all")).to_be_visible()


def test_mails_outlive_a_restart_of_the_cloud(stack: Stack) -> None:
    send_mail(stack, "kept@example.com", "https://example.com")
    with stack.http("mail") as http:
        before = http.get("/messages.json", params={"to": "kept@"}).json()["messages"]
        assert [mail["to"] for mail in before] == [["kept@example.com"]]

    stack.stop()
    stack.start()

    with stack.http("mail") as http:
        assert http.get("/messages.json", params={"to": "kept@"}).json()["messages"] == before


def test_the_reference_shows_every_api(stack: Stack, page: Page, complaints: list[str]) -> None:
    page.goto(f"{stack.url('api')}/docs")

    chooser = page.get_by_label("Select a definition")
    titles = chooser.locator("option").all_inner_texts()
    assert len(titles) == 3
    for title in titles:
        chooser.select_option(label=title)
        expect(page.get_by_role("heading", name=title).first).to_be_visible()
        expect(page.locator(".opblock").first).to_be_visible()
    assert complaints == []
