"""A phone system, its calls, and Assist to ask about them."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.const import CONF_ASSIST_EXTENSION
from custom_components.pbx.runtime.phone_books import SHARED, async_get_phone_books
from homeassistant.components.conversation import async_converse
from homeassistant.core import Context, HomeAssistant
from homeassistant.setup import async_setup_component
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_system, yeastar_reports
from ..report_bodies import Reporter, body
from ..yeastar_reports import Fields

NOON = datetime.fromisoformat("2026-11-20T12:00:00+00:00")

NAMES = {
    "5550100": "Frieda Lindner",
    "5550101": "Zoë Müller",
    "5550102": "张伟",
    "5550103": "Anna Holt",
}


async def say(hass: HomeAssistant, text: str, language: str = "en", **more: Any) -> str:
    """Say something to Assist in a room that is not known, and return the answer."""
    answer = await hass.services.async_call(
        "conversation",
        "process",
        {"text": text, "language": language},
        blocking=True,
        return_response=True,
        **more,
    )
    return spoken(answer["response"])


async def say_near(
    hass: HomeAssistant, device_id: str, text: str, language: str = "en"
) -> str:
    """Say something to a voice assistant that is a device, and return the answer."""
    result = await async_converse(
        hass, text, None, Context(), language, device_id=device_id
    )
    return spoken(result.response.as_dict())


def spoken(response: Any) -> str:
    """Return what an answer says."""
    speech = response["speech"]["plain"]["speech"]
    assert isinstance(speech, str)
    return speech


@dataclass
class Telephone:
    """People outside who call."""

    report: Reporter
    freezer: FrozenDateTimeFactory
    calls: int = 0

    async def ring(self, number: str = "5550100", *, to: str = "1000") -> str:
        """Let a phone ring, and return the call's id."""
        self.calls += 1
        now = datetime.fromisoformat(self.freezer().isoformat() + "+00:00")
        call = f"{int(now.timestamp())}.{self.calls}"
        await self.report(body(self._status("ALERT", "RING", number, to, call)))
        return call

    async def call(
        self, number: str = "5550100", result: str = "NO ANSWER", *, to: str = "1000"
    ) -> None:
        """Let somebody call, and let the call be over."""
        call = await self.ring(number, to=to)
        talked = {"ANSWERED": [self._status("ANSWERED", "ANSWER", number, to, call)]}
        over = [
            *talked.get(result, []),
            self._status("BYE", "BYE", number, to, call),
            yeastar_reports.record(
                result,
                by=number,
                to=to,
                call=call,
                talkduration=str(14 * (result == "ANSWERED")),
            ),
        ]
        await self.report(*map(body, over))
        await self.report.wait(self.freezer)

    def _status(self, line: str, phone: str, number: str, to: str, call: str) -> Fields:
        return yeastar_reports.status(
            yeastar_reports.inbound(line, to=to, **{"from": number}),
            yeastar_reports.ext(to, phone),
            call=call,
        )


@pytest.fixture
def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Let it be noon before Home Assistant sets its timers."""
    freezer.move_to(NOON)
    hass.config.time_zone = "UTC"
    return hass


@pytest.fixture
def options() -> dict[str, Any]:
    """Return the options of the phone system."""
    return {CONF_ASSIST_EXTENSION: "1000"}


@pytest.fixture
async def assist(hass: HomeAssistant) -> None:
    """Have Assist, with its own agent."""
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "conversation", {})


@pytest.fixture
async def entry(
    hass: HomeAssistant,
    assist: None,
    yeastar: YeastarSimulator,
    options: dict[str, Any],
) -> AsyncIterator[MockConfigEntry]:
    """Set up a phone system with a phone book."""
    await hass.config.async_set_time_zone("UTC")
    entry = await set_up_system(hass, yeastar, **options)
    books = await async_get_phone_books(hass)
    await books.async_add(SHARED, NAMES)
    yield entry
    await yeastar.stop()


@pytest.fixture
def telephone(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
) -> Telephone:
    """Have people outside who call."""
    return Telephone(Reporter(hass, entry, hass_client_no_auth), freezer)


def minutes(count: float) -> timedelta:
    """Return some minutes."""
    return timedelta(minutes=count)
