"""Dashboards with our cards, and what is on them."""

import re
from typing import Any

from playwright.async_api import Locator, Page, expect

CALLS = {"type": "custom:pbx-call-card"}
EXTENSIONS = {"type": "custom:pbx-extensions-card"}
CAMPAIGNS = {"type": "custom:pbx-campaign-card"}
AFTER_SECONDS = re.compile(r"^(0:(0[5-9]|[1-5]\d)|[1-9]\d*:\d\d)$")
"""A clock that has run for five seconds or more."""
# Nothing is asked of the page meanwhile: that would take time, and be late.
WATCH = """({ shadowRoot }, text) => {
  window.seenAt = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (shadowRoot.textContent.includes(text)) {
        observer.disconnect();
        requestAnimationFrame(() => resolve(Date.now()));
      }
    });
    observer.observe(shadowRoot, { characterData: true, childList: true, subtree: true });
  });
}"""


def column(*cards: dict[str, Any]) -> dict[str, Any]:
    """Return a dashboard on which cards stand below each other."""
    view = {"title": "Phones", "type": "sections", "max_columns": 1}
    return {"views": [{**view, "sections": [{"type": "grid", "cards": list(cards)}]}]}


def panel(card: dict[str, Any]) -> dict[str, Any]:
    """Return a dashboard that is filled by a single card."""
    return {"views": [{"title": "Phones", "type": "panel", "cards": [card]}]}


async def is_settled(page: Page) -> None:
    """Wait until every card on a page shows what it knows."""
    await expect(page.locator("[aria-busy=true], .skeleton")).to_have_count(0)


class CallCard:
    """The call card on a page."""

    def __init__(self, page: Page) -> None:
        """Look at the page's only call card."""
        self.page = page
        self.root = page.locator("pbx-call-card")

    async def watch(self, text: str) -> None:
        """Note in the page when a text appears among the calls in progress."""
        await self.root.locator("pbx-live-calls").evaluate(WATCH, text)

    async def seen_at(self) -> float:
        """Return when the text appeared that is watched for, in epoch seconds by the page's clock. Waits for it."""
        at: float = await self.page.evaluate("window.seenAt")
        return at / 1000

    def live(self, text: str) -> Locator:
        """Return the call in progress that a text is in."""
        return self.root.locator("pbx-live-calls .live").filter(has_text=text)

    def logged(self, text: str) -> Locator:
        """Return the calls of the history that a text is in."""
        return self.root.locator("pbx-call-history button.row").filter(has_text=text)

    def waiting(self, text: str) -> Locator:
        """Return the number to call back that a text is in."""
        return self.root.locator("pbx-calls-to-return .row").filter(has_text=text)

    async def tab(self, name: str) -> None:
        """Turn to a part of the card, on a narrow screen."""
        await self.root.get_by_role("tab", name=name).click()

    async def search(self, text: str) -> None:
        """Search the history."""
        await self.root.get_by_role("searchbox").fill(text)

    async def filter(self, name: str) -> None:
        """Press a button that filters the history."""
        chips = self.root.get_by_role("group", name="Filters")
        await chips.get_by_role("button", name=name).click()

    async def is_ready(self) -> None:
        """Wait until the card shows what it knows."""
        await expect(self.root.locator("pbx-live-calls")).to_be_visible()
        await expect(self.root.locator("[aria-busy=true], .skeleton")).to_have_count(0)
