"""The pictures in the documentation. scripts/screenshots takes them from here."""

from collections.abc import AsyncIterator

from playwright.async_api import expect
import pytest
import pytest_asyncio
from pytest_socket import enable_socket

from simulator.yeastar_s import YeastarSimulator

from .day import play_day
from .home import Home, Office
from .line import Line
from .visitor import Screen, Visits, picture


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def dashboard(
    home: Home, office: Office, switchboard: YeastarSimulator
) -> AsyncIterator[str]:
    """Have a day behind us, three calls going on, and the dashboard that one line makes."""
    enable_socket()
    await play_day(home, office)
    async with (
        Line(switchboard) as transferred,
        Line(switchboard) as held,
        Line(switchboard) as ringing,
    ):
        await transferred.ring("04066969230", "1000")
        await transferred.answer("1000")
        await transferred.transfer("1000", "1020")
        await transferred.answer("1020")
        await held.ring("03023125590", "4002")
        await held.answer("4002")
        await held.hold("4002")
        await ringing.ring("03023125177", "4000", "4001", queue="6200")
        yield await home.add_dashboard({"strategy": {"type": "custom:pbx"}})


@pytest.mark.parametrize(
    ("name", "view", "screen"),
    [
        pytest.param("dashboard", "overview", Screen(size=(1440, 1000)), id="light"),
        pytest.param(
            "dashboard_dark",
            "yeastar-s100",
            Screen(size=(1440, 1000), colors="dark"),
            id="dark",
        ),
        pytest.param(
            "dashboard_phone",
            "yeastar-s100",
            Screen(size=(390, 844), scale=2),
            id="phone",
        ),
    ],
)
async def test_picture(
    dashboard: str, visits: Visits, name: str, view: str, screen: Screen
) -> None:
    """The dashboard of a busy day is worth a picture."""
    page = await visits.open(f"{dashboard}/{view}", screen)
    live = page.locator("pbx-live-calls .live")
    await expect(live.filter(has_text="Dr. Lehmann").first).to_be_visible()
    await expect(page.locator("[aria-busy=true], .skeleton")).to_have_count(0)
    await picture(page, name)
