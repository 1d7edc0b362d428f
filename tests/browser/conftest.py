"""Real browsers against a real server. Without Chromium these tests are skipped, and say so."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from segmatrix.demo.story import harbourlight
from tests.browser.office import Office
from tests.house.visitor import Visitor
from tests.server import Server, run

CHROMIUM = shutil.which("chromium")
# Each window would open two pages of its own to suggest addresses with. Named once more is what
# Playwright turns off by itself, which its own list no longer does after this one.
SWITCHED_OFF = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
FLAGS = [
    f"--disable-features={','.join(SWITCHED_OFF)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DEMO_PASSWORD = "harbourlight"
PATIENCE = 15_000  # ms for a page to come to what is expected, on a machine with other work
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium here (Debian: chromium)"))


# While it drives a browser, Playwright runs an event loop in the thread of the tests, which is no
# place for the tests of other folders: so all that is shared here ends with this package.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The finished example, served. Tests that write in it leave what others look at alone."""
    home = tmp_path_factory.mktemp("demo") / "home"
    run(home, "demo", "--build-only", "--home", str(home))
    with Server(home, settings="tests.browser.moving") as server:
        yield server


@pytest.fixture(scope="package")
def office(demo: Server) -> Iterator[Office]:
    """A workspace beside the example, where tests may write what they like."""
    with Office(demo) as office:
        yield office


@pytest.fixture
def context(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make separate browsers, as separate people have: `context(server, width=390)`."""
    made: list[BrowserContext] = []

    def make(server: Server, *, width: int = 1440, theme: str = "light") -> BrowserContext:
        opened = chromium.new_context(
            base_url=server.url,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if theme == "dark" else "light",
            reduced_motion="reduce",
        )
        opened.set_default_timeout(PATIENCE)
        made.append(opened)
        return opened

    yield make
    for opened in made:
        opened.close()


@pytest.fixture(scope="package")
def signed_in_already() -> dict[str, list]:
    """The cookies of those who signed in before: a password is slow to check, by design."""
    return {}


@pytest.fixture
def visit(
    context: Callable[..., BrowserContext], demo: Server, signed_in_already: dict[str, list]
) -> Callable[..., Page]:
    """Sign a colleague of the example in and show them a page: `visit("sol", "/m/.../map/")`."""

    def as_(who: str, address: str = "/", *, width: int = 1440, theme: str = "light") -> Page:
        assert who in {colleague.key for colleague in harbourlight().colleagues}
        browser = context(demo, width=width, theme=theme)
        page = browser.new_page()
        if who in signed_in_already:
            browser.add_cookies(signed_in_already[who])
        else:
            sign_in(page, f"{who}@harbourlight.example", DEMO_PASSWORD)
            signed_in_already[who] = browser.cookies()
        page.goto(address)
        return page

    return as_


@pytest.fixture
def come_in(context: Callable[..., BrowserContext], demo: Server, office: Office) -> Callable:
    """Show somebody of the office a page in a browser of their own: `come_in("sol", address)`."""

    def as_(
        who: str | Visitor,
        address: str = "/",
        *,
        width: int = 1440,
        theme: str = "light",
        script: str = "",
    ) -> Page:
        browser = context(demo, width=width, theme=theme)
        browser.add_cookies(office.cookies(who))
        if script:
            browser.add_init_script(script)
        page = browser.new_page()
        page.goto(address)
        return page

    return as_


def sign_in(page: Page, email: str, password: str) -> None:
    """Sign in through the page, as everybody does."""
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/accounts/login" not in url)
