"""A P-Series PBX is added in Home Assistant's own dialogs, whichever way it reports."""

from collections.abc import AsyncIterator

from playwright.async_api import Page, expect
import pytest_asyncio

from .dashboards import CALLS, CallCard, column
from .dialogs import FlowDialog, add_integration, entry_row
from .home import Home
from .line import Line
from .p_series import MODEL, NAME, PSeries, running_p_series
from .visitor import Visits, picture

INTEGRATION = "/config/integrations/integration/pbx"
OVER_A_CONNECTION = "Over a connection that Home Assistant opens"
TO_AN_ADDRESS = "To an address that you enter on the phone system"
OLD_FIRMWARE = "37.12.0.33"
NEW_SECRET = "Zr4Kd8Wm2Xq6Vb0Ln5Tj9Hc3Pf7Gs1Ya"


@pytest_asyncio.fixture(loop_scope="session")
async def p_series(home: Home) -> AsyncIterator[PSeries]:
    """Have a PBX that can report on both ways."""
    async with running_p_series(home) as p_series:
        yield p_series


async def begin(visits: Visits, p_series: PSeries) -> FlowDialog:
    """Begin to add the PBX, up to the step after the connection."""
    page = await visits.open("/config/integrations/dashboard")
    dialog = await add_integration(page)
    await dialog.choose(NAME)
    await dialog.submit()
    await p_series.fill_in(dialog, secret=p_series.simulator.client_secret)
    await dialog.submit()
    return dialog


async def shown_address(dialog: FlowDialog) -> str:
    """Return the address that the dialog shows."""
    await dialog.is_at("Where reports go")
    return await dialog.dialog.locator("code").inner_text()


async def reconfigure(page: Page) -> FlowDialog:
    """Begin to reconfigure the PBX, on the page of the integration, up to the choice of the way."""
    row = entry_row(page, MODEL)
    # Its devices have menus of their own.
    await row.get_by_role("button", name="Menu").first.click()
    await row.get_by_text("Reconfigure", exact=True).first.click()
    dialog = FlowDialog(page)
    await dialog.is_at(f"Connect to {NAME}")
    await dialog.submit()
    await dialog.is_at(f"How {NAME} reports")
    return dialog


async def call_is_seen(visits: Visits, p_series: PSeries, caller: str) -> None:
    """Let somebody call, and look at it."""
    path = await p_series.home.add_dashboard(column(CALLS))
    card = CallCard(await visits.open(path))
    await card.is_ready()
    async with Line(p_series.simulator) as line:
        await line.ring(caller, "201")
        await expect(card.live(caller)).to_contain_text("Front desk")
        await line.answer("201")
        await expect(card.live(caller)).to_contain_text("Talking")
    await expect(card.live(caller)).to_have_count(0)
    await expect(card.logged(caller)).to_contain_text("Answered")


async def test_p_series_is_read_over_a_connection(
    p_series: PSeries, visits: Visits
) -> None:
    """Unless people want it otherwise, Home Assistant opens a connection; a wrong secret is said in the dialog."""
    page = await visits.open("/config/integrations/dashboard")
    dialog = await add_integration(page)
    await dialog.choose(NAME)
    await dialog.submit()
    await p_series.fill_in(dialog, secret="wrong")
    await dialog.submit()
    await dialog.says("The phone system refused the Client ID or the Client Secret.")
    await picture(page, "p-series-wrong-secret")
    await dialog.fill("Client Secret", p_series.simulator.client_secret)
    await dialog.submit()

    await dialog.is_at(f"How {NAME} reports")
    await dialog.says(
        f"{MODEL} (Appliance Edition) with firmware 37.21.0.117 was found."
    )
    chosen = dialog.dialog.get_by_role("radio", name=OVER_A_CONNECTION)
    await expect(chosen).to_be_checked()
    await picture(page, "p-series-delivery")
    await dialog.submit()

    await dialog.says("the connection is open on which Home Assistant reads")
    await picture(page, "p-series-reading")
    await dialog.press("Skip and finish")
    await p_series.is_set_up(over_a_connection=True)
    await call_is_seen(visits, p_series, "0305554001")


async def test_p_series_sends_to_an_address(p_series: PSeries, visits: Visits) -> None:
    """The dialog waits for the test message of the PBX, and notices that the secret was copied wrongly."""
    dialog = await begin(visits, p_series)
    page = dialog.page
    await dialog.is_at(f"How {NAME} reports")
    await dialog.choose(TO_AN_ADDRESS)
    await dialog.submit()
    p_series.simulator.callback_url = await shown_address(dialog)
    await picture(page, "p-series-address")
    await dialog.submit()
    await dialog.says("Enter the secret that the phone system shows for the webhook")
    await picture(page, "p-series-no-webhook-secret")

    await dialog.fill("Secret of the webhook", "wrong")
    await dialog.submit()
    await dialog.is_at("The first report")
    await dialog.says(f"{MODEL} is set up.")
    await picture(page, "p-series-waiting")
    assert not (await p_series.simulator.send_test()).acknowledged
    await dialog.says("it is not signed with this secret")
    await picture(page, "p-series-wrong-signature")
    assert await shown_address(dialog) == p_series.simulator.callback_url

    await dialog.fill("Secret of the webhook", p_series.simulator.webhook_secret)
    await dialog.submit()
    await dialog.is_at("The first report")
    await p_series.is_set_up(over_a_connection=False)
    assert (await p_series.simulator.send_test()).acknowledged
    await dialog.says("Reports arrive")
    await picture(page, "p-series-reporting")
    await dialog.press("Close")
    await p_series.is_set_up(over_a_connection=False)
    await call_is_seen(visits, p_series, "0305552001")


async def test_old_firmware_leaves_no_choice(home: Home, visits: Visits) -> None:
    """Firmware without webhooks is read over a connection, and the dialog says why."""
    async with running_p_series(home, firmware=OLD_FIRMWARE) as p_series:
        dialog = await begin(visits, p_series)
        await dialog.is_at(f"How {NAME} reports")
        await dialog.says(f"with firmware {OLD_FIRMWARE} was found.")
        await dialog.says("This firmware cannot send its reports to an address")
        await expect(dialog.dialog.get_by_role("radio")).to_have_count(0)
        await picture(dialog.page, "p-series-old-firmware")
        await dialog.submit()
        await dialog.says("the connection is open on which Home Assistant reads")
        await dialog.press("Skip and finish")
        await p_series.is_set_up(over_a_connection=True)


async def test_new_client_secret_is_asked_for(
    p_series: PSeries, visits: Visits
) -> None:
    """Home Assistant asks for the Client Secret that was renewed on the PBX, and for nothing else."""
    entry_id = await p_series.add()
    simulator = p_series.simulator
    simulator.client_secret = NEW_SECRET
    simulator.drop_tokens()
    reload = f"/api/config/config_entries/entry/{entry_id}/reload"
    await p_series.home.api.rest("POST", reload)
    page = await visits.open("/config/integrations/dashboard")
    waiting = page.locator("ha-config-flow-card").filter(has_text=MODEL)
    await waiting.get_by_role("button", name="Reconfigure").click()

    dialog = FlowDialog(page)
    await dialog.is_at("New API credentials")
    await dialog.fill("Client Secret", "wrong")
    await dialog.submit()
    await dialog.says("The phone system refused the Client ID or the Client Secret.")
    await picture(page, "p-series-reauthentication")
    await dialog.fill("Client Secret", NEW_SECRET)
    await dialog.submit()
    await dialog.says("Re-authentication was successful")
    await dialog.press("Close")
    await expect(waiting).to_have_count(0)
    await p_series.is_set_up(over_a_connection=True)


async def test_way_of_the_reports_is_changed(p_series: PSeries, visits: Visits) -> None:
    """Reconfiguring changes the way to an address, and back to a connection."""
    await p_series.add()
    page = await visits.open(INTEGRATION)
    dialog = await reconfigure(page)
    await dialog.choose(TO_AN_ADDRESS)
    await dialog.submit()
    p_series.simulator.callback_url = await shown_address(dialog)
    await dialog.fill("Secret of the webhook", p_series.simulator.webhook_secret)
    await dialog.submit()
    await dialog.says("Reconfiguration was successful")
    await dialog.press("Close")
    await p_series.is_set_up(over_a_connection=False)
    await call_is_seen(visits, p_series, "0305553001")

    p_series.simulator.callback_url = ""
    dialog = await reconfigure(page)
    chosen = dialog.dialog.get_by_role("radio", name=TO_AN_ADDRESS)
    await expect(chosen).to_be_checked()
    await dialog.choose(OVER_A_CONNECTION)
    await dialog.submit()
    await dialog.says("Reconfiguration was successful")
    await dialog.press("Close")
    await p_series.is_set_up(over_a_connection=True)
    await call_is_seen(visits, p_series, "0305553002")
