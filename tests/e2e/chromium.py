"""The browser: the machine's own Chromium, without a window."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import os
import shutil

from playwright.async_api import Browser, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
MISSING = "There is no Chromium here. Install the package `chromium`, or run scripts/test as root on a Debian."
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    # Containers have little of the memory that it would share.
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def find_chromium() -> str | None:
    """Return where the browser is, if any."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@asynccontextmanager
async def running_chromium(path: str) -> AsyncIterator[Browser]:
    """Run the browser until the block ends."""
    # Chromium's sandbox does not work for root.
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=path, args=[*ARGUMENTS, *sandbox]
        )
        yield browser
        await browser.close()
