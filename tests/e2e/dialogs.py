"""Home Assistant's dialogs, as people use them."""

from playwright.async_api import Locator, Page, expect


class FlowDialog:
    """The dialog that leads through a flow, form after form."""

    def __init__(self, page: Page) -> None:
        """Look at the dialog that is open, or about to open, on a page."""
        self.page = page
        self.dialog = page.locator("dialog-data-entry-flow")

    async def is_at(self, title: str) -> None:
        """Wait for the step of this title."""
        await expect(self.dialog.get_by_text(title, exact=True).first).to_be_visible()

    async def fill(self, label: str, value: str) -> None:
        """Fill a field in."""
        field = self.dialog.get_by_role("textbox", name=label)
        number = self.dialog.get_by_role("spinbutton", name=label)
        await field.or_(number).fill(value)

    async def switch(self, label: str) -> None:
        """Move a switch."""
        row = self.dialog.locator("ha-selector-boolean").filter(has_text=label)
        await row.locator("ha-switch").click()

    async def choose(self, label: str) -> None:
        """Choose an option."""
        await self.dialog.get_by_role("radio", name=label).click()

    async def pick(self, entry: str) -> None:
        """Pick an entry of a menu."""
        await self.dialog.get_by_text(entry, exact=True).click()

    async def upload(self, name: str, content: str) -> None:
        """Upload a file."""
        file = {
            "name": name,
            "mimeType": "application/octet-stream",
            "buffer": content.encode(),
        }
        await self.dialog.locator("input[type=file]").set_input_files(file)
        await expect(self.dialog.get_by_text(name)).to_be_visible()

    async def submit(self) -> None:
        """Send the form."""
        await self.press("Submit")

    async def press(self, button: str) -> None:
        """Press a button at the bottom."""
        # What closes the dialog at its top may have the same name.
        buttons = self.dialog.get_by_role("button", name=button, exact=True)
        await buttons.last.click()

    async def says(self, text: str) -> None:
        """Wait for a text."""
        await expect(self.dialog.get_by_text(text).first).to_be_visible()

    async def is_closed(self) -> None:
        """Wait until the dialog is gone."""
        await expect(self.dialog.get_by_role("dialog")).to_be_hidden()


async def add_integration(page: Page) -> FlowDialog:
    """Begin to add a phone system, from the page of the integrations."""
    await page.get_by_role("button", name="Add integration").click()
    brands = page.locator("dialog-add-integration")
    await brands.get_by_placeholder("Search for a brand name").fill("PBX")
    await brands.get_by_role("button", name="PBX", exact=True).click()
    return FlowDialog(page)


def entry_row(page: Page, title: str) -> Locator:
    """Return the row of an entry on the page of the integration."""
    return page.locator("ha-config-entry-row").filter(has_text=title)
