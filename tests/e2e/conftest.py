"""One local cloud for all end-to-end tests, its demo store, and a browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.e2e import chromium
from tests.e2e.shop import Shop
from tests.e2e.stack import Stack

CONTEXTS = pytest.StashKey[list[BrowserContext]]()
SCREENSHOTS = Path("build/e2e")
SECONDS = 20  # that something may take on a busy machine before it counts as missing
expect.set_options(timeout=SECONDS * 1000)


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """With E2E_FOLDER, it stays up there for the next run: quicker while one writes a test."""
    if kept := os.environ.get("E2E_FOLDER"):
        stays = Stack(Path(kept))
        if not stays.is_up():
            stays.start()
        yield stays
        return
    made = Stack(tmp_path_factory.mktemp("windlass"))
    made.start()
    try:
        yield made
    finally:
        made.stop()


@pytest.fixture(scope="session")
def seeded(stack: Stack) -> Stack:
    stack.seed()
    return stack


@pytest.fixture
def shop(seeded: Stack) -> Shop:
    """The demo store."""
    return Shop(seeded)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failure shows what the local cloud's processes said, and what the browser shows."""
    report = yield
    arguments = getattr(item, "funcargs", {})
    running = arguments.get("stack") or arguments.get("seeded")
    if report.failed and isinstance(running, Stack):
        report.sections.append(("the local cloud", running.story()))
    opened: list[BrowserContext] = item.stash.get(CONTEXTS, [])
    for number, context in enumerate(opened):
        for page in context.pages if report.failed else []:
            where = SCREENSHOTS / f"{item.name}-{number}.png"
            page.screenshot(path=where, full_page=True)
            report.sections.append((f"person {number + 1}", f"{page.url}\n{where}"))
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = chromium.find()
    if found is None:
        raise RuntimeError("Chromium is missing: `make e2e` installs it.")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def new_person(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Opens a page of its own: nobody is signed in, no cart is kept."""
    contexts: list[BrowserContext] = []
    request.node.stash[CONTEXTS] = contexts

    def arrive(**options: object) -> Page:
        usual = {
            "viewport": {"width": 1280, "height": 900},
            "locale": "en-US",
            "service_workers": "block",  # a worker's requests cannot be routed by a test
        }
        context = browser.new_context(**(usual | options))  # type: ignore[arg-type]
        context.set_default_timeout(SECONDS * 1000)
        contexts.append(context)
        return context.new_page()

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_person: Callable[..., Page]) -> Page:
    return new_person()
