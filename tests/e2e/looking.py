"""What a careful eye sees on a page: sizes, colours at rest, and what the browser complains of.
Leaves pictures in build/screenshots for people to look at."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import ConsoleMessage, Page, Request, Response, expect

from tests.e2e.stack import ROOT

SCREENSHOTS = ROOT / "build/screenshots"
WIDTHS = {"desk": 1440, "phone": 390}
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
OVERHANG = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# A colour that is inherited sets out for its new value only when its parent's has arrived.
AT_REST = """async () => {
    const ends = motion => motion.effect.getComputedTiming().iterations !== Infinity
    for (let calm = 0; calm < 5; calm++) {
        await new Promise(drawn => requestAnimationFrame(drawn))
        const moving = document.getAnimations().filter(ends)
        await Promise.allSettled(moving.map(motion => motion.finished))
        if (moving.length > 0) calm = -1
    }
}"""


def show_in(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Returns once no colour is on its way to another."""
    page.emulate_media(color_scheme=scheme)
    page.evaluate(AT_REST)


def settled(page: Page) -> None:
    """The page shows what it has, not that it loads."""
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("status", name="Loading")).to_have_count(0)


OURS = "Service Worker registration blocked by Playwright"  # a test has no use for a worker


class Complaints:
    """What a browser complains of while pages are open."""

    def __init__(self, page: Page):
        self.found: list[str] = []
        self.expected: set[str] = set()  # addresses that are to be missing
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.found.append(f"{page.url}: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        is_own = message.location["url"] not in self.expected
        if message.type in ("error", "warning") and is_own and message.text != OURS:
            self.found.append(f"{message.location['url']}: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # by leaving the page
            self.found.append(f"{request.url}: {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.url not in self.expected:
            self.found.append(f"{response.url}: {response.status}")


def look_at(page: Page, name: str) -> list[str]:
    """The page that is open, in all sizes and colours; what sticks out to the side."""
    found = []
    for size, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            show_in(page, scheme)
            page.screenshot(path=SCREENSHOTS / f"{name}-{size}-{scheme}.png", full_page=True)
        if (overhang := page.evaluate(OVERHANG)) > 0:
            found.append(f"{name} is {overhang} px too wide at {width}")
    page.set_viewport_size({"width": WIDTHS["desk"], "height": 900})
    return found
