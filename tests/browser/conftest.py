"""A Chromium that is installed already, driven without a network, and the pages it opens.

Without Chromium or Playwright these tests are skipped with a reason; in CI that fails.
"""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner

REPO = Path(__file__).resolve().parents[2]
BUNDLED = REPO / "src" / "habeas" / "case" / "bundled" / "2025-03-15"
AXE = REPO / "page" / "node_modules" / "axe-core" / "axe.min.js"


def missing(reason):
    """Skip with a reason; in CI, where everything is installed, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium, one for all tests."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        missing("chromium is not installed")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed: `make browser` installs it")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe():
    """The source of axe-core, which checks a page for what people cannot reach or read."""
    if not AXE.is_file():
        missing("axe-core is not installed: run `npm ci` in page/")
    return AXE.read_text("utf-8")


@dataclass
class Opened:
    """A page in the browser, with everything it did that it should not do."""

    page: object
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


@pytest.fixture
def look(chromium):
    """Give what opens a file in a fresh context, with a hash and the context's options."""
    contexts = []

    def opened(path, hash_="", **options):
        options.setdefault("viewport", {"width": 1280, "height": 900})
        context = chromium.new_context(**options)
        contexts.append(context)
        told = Opened(context.new_page())
        told.page.on("request", lambda request: told.requests.append(request.url))
        told.page.on("console", lambda message: told.console.append(message.text))
        told.page.on("pageerror", lambda error: told.console.append(str(error)))
        told.page.on(
            "dialog", lambda dialog: (told.dialogs.append(dialog.message), dialog.dismiss())
        )
        told.page.goto(f"file://{path}{hash_}")
        told.page.wait_for_selector(".foot")
        return told

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def write_page(tmp_path_factory):
    """Give what writes the page of a case folder, as the command does."""
    from habeas.cli.main import cli

    def write(folder):
        to = tmp_path_factory.mktemp("page") / "page.html"
        ran = CliRunner().invoke(cli, ["page", str(folder), "--to", str(to), "-q"])
        assert ran.exit_code == 0, ran.output
        return to

    return write


@pytest.fixture(scope="session")
def bundled_page(write_page):
    """The page of the bundled case, written once."""
    return write_page(BUNDLED)
