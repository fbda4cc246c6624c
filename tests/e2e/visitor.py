"""Somebody with a browser who is logged in to Home Assistant."""

from dataclasses import dataclass, replace
import json
from pathlib import Path
import time
from typing import Literal

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Locator, Page

from .home import Home

ARTIFACTS = Path(__file__).resolve().parents[2] / ".artifacts" / "e2e"
MODULE = "pbx-cards.js"
SERVED = "/pbx_static/"
DESKTOP = (1280, 900)
PHONE = (390, 844)
WALL = (1920, 1080)
ACTION_SECONDS = 120
"""How long a machine that is busy with other tests may take until something can be clicked."""


@dataclass(frozen=True, kw_only=True)
class Screen:
    """What somebody looks at Home Assistant with, and how they like it."""

    size: tuple[int, int] = DESKTOP
    colors: Literal["light", "dark"] = "light"
    language: str = "en"
    scale: float = 1
    service_workers: Literal["allow", "block"] = "block"
    """Home Assistant's own keeps copies and may show an older page first, as it is meant to."""


class Visits:
    """Opens browsers for people, and notes what goes wrong in them."""

    def __init__(self, browser: Browser, home: Home) -> None:
        """Begin with nobody."""
        self.pages: list[Page] = []
        self.wrong: list[str] = []
        self._browser = browser
        self._home = home
        self._contexts: list[BrowserContext] = []

    async def open(
        self,
        path: str,
        screen: Screen | None = None,
        *,
        token: str | None = None,
        script: str = "",
        **fields: object,
    ) -> Page:
        """Have somebody open a page of Home Assistant, in a browser of their own.

        Args:
            path: The page, such as ``/config/integrations``.
            screen: What they look with.
            token: Their access token; without it, it is the owner's.
            script: What runs before anything of the page does.
            fields: Fields of the screen that are otherwise.
        """
        screen = replace(screen or Screen(), **fields)
        width, height = screen.size
        context = await self._browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=screen.scale,
            color_scheme=screen.colors,
            # Dialogs then do not move while they are clicked.
            reduced_motion="reduce",
            timezone_id=self._home.time_zone,
            service_workers=screen.service_workers,
        )
        context.set_default_timeout(ACTION_SECONDS * 1000)
        self._contexts.append(context)
        storage = {
            "hassTokens": _tokens(self._home, token),
            "selectedLanguage": screen.language,
            # Nothing but what the test is about.
            "dockedSidebar": "auto",
        }
        await context.add_init_script(
            "".join(
                f"localStorage.setItem({json.dumps(key)}, {json.dumps(json.dumps(value))});"
                for key, value in storage.items()
            )
        )
        await context.add_init_script(script)
        page = await context.new_page()
        self.pages.append(page)
        page.on("pageerror", lambda error: self._note(str(error.stack or error)))
        page.on("console", self._listen)
        page.on("dialog", lambda dialog: self.wrong.append(f"says {dialog.message}"))
        await page.goto(f"{self._home.url}{path}")
        return page

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note(f"{message.text} {message.location.get('url', '')}")

    def _note(self, text: str) -> None:
        # Home Assistant's own frontend is not what is tested here.
        if SERVED in text:
            self.wrong.append(text)

    async def close(self) -> None:
        """Close every browser."""
        for context in self._contexts:
            await context.close()

    async def picture_all(self, name: str) -> None:
        """Take a picture of everything that is open, for whoever looks into a failure."""
        for number, page in enumerate(self.pages, 1):
            await picture(page, f"failed/{name}-{number}")


async def picture(page: Page, name: str, *, full: bool = False) -> None:
    """Keep a picture of a page."""
    await page.screenshot(path=_path(name), animations="disabled", full_page=full)


async def picture_of(part: Locator, name: str) -> None:
    """Keep a picture of a part of a page."""
    await part.screenshot(path=_path(name), animations="disabled")


def _path(name: str) -> Path:
    path = ARTIFACTS / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _tokens(home: Home, token: str | None) -> dict[str, object]:
    lifetime = 24 * 3600
    return {
        "access_token": token or home.api.access_token,
        "token_type": "Bearer",
        "refresh_token": "",
        "expires_in": lifetime,
        "expires": (time.time() + lifetime) * 1000,
        "hassUrl": home.url,
        "clientId": f"{home.url}/",
    }
