"""What axe finds wrong with a part of a page for people who see little, or use no mouse."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Locator

RUN = """async element => {
  const { violations } = await axe.run(element, { resultTypes: ["violations"] });
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} (${impact}) ${html}: ${failureSummary}`));
}"""


async def violations(part: Locator) -> list[str]:
    """Return what is wrong with a part of a page."""
    await part.page.evaluate(AXE_SCRIPT)
    found: list[str] = await part.evaluate(RUN)
    return found
