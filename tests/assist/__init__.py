"""Questions and orders in people's own words, through Home Assistant's conversation agent."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.devices import async_get_extension_devices
from homeassistant.components.conversation import async_converse
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import device_registry as dr

from .. import yeastar_reports
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
    assert answer
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
        now = int(datetime.now(UTC).timestamp())
        call = f"{now}.{self.calls}"
        await self.report(body(self._status("ALERT", "RING", number, to, call)))
        return call

    async def talk(self, number: str = "5550100", *, to: str = "1000") -> str:
        """Let somebody call and be answered, and return the call's id."""
        call = await self.ring(number, to=to)
        await self.report(body(self._status("ANSWERED", "ANSWER", number, to, call)))
        return call

    async def call(
        self, number: str = "5550100", result: str = "NO ANSWER", *, to: str = "1000"
    ) -> None:
        """Let somebody call, and let the call be over."""
        begin = {"ANSWERED": self.talk}.get(result, self.ring)
        call = await begin(number, to=to)
        over = [
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


def extension_device(
    hass: HomeAssistant, entry: MockConfigEntry, number: str
) -> dr.ChildDeviceEntry:
    """Return the device of an extension."""
    prefix = entry.runtime_data.identity.prefix
    return async_get_extension_devices(hass, entry.entry_id, prefix)[number]
