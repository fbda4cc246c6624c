"""Waits for the first report of a phone system that is being set up, which has an address to send to and no entry yet."""

import asyncio
from enum import StrEnum

from aiohttp.hdrs import METH_POST
from aiohttp.web import Request, Response
import async_timeout

from homeassistant.components import webhook
from homeassistant.core import HomeAssistant, callback

from ..calls.report import Report
from ..const import DOMAIN
from ..systems.base import PhoneSystem
from ..systems.errors import BadReport
from .receiver import NOT_STORED, READ_SECONDS, REFUSED, TOO_LARGE, UNSIGNED
from .webhook import async_read, signature_in

LONGEST_WAIT_SECONDS = 300
"""How long people have to press a button in the phone system."""


class Heard(StrEnum):
    """What came while it was waited."""

    REPORT = "report"
    WRONG_SIGNATURE = "wrong_signature"
    NOTHING = "nothing"


class FirstReport:
    """Takes the place of an entry at a webhook's address until the first report is there."""

    def __init__(
        self,
        hass: HomeAssistant,
        system: PhoneSystem,
        serial_number: str | None,
        webhook_id: str,
    ) -> None:
        """Listen at the address from now on.

        Args:
            hass: Home Assistant.
            system: The system, with the secret that it signs with.
            serial_number: Whose reports are waited for; None where that is not known.
            webhook_id: The secret part of the address.
        """
        self._hass = hass
        self._system = system
        self._serial_number = serial_number
        self._webhook_id = webhook_id
        self._heard: asyncio.Future[Heard] = hass.loop.create_future()
        webhook.async_unregister(hass, webhook_id)
        webhook.async_register(
            hass,
            DOMAIN,
            system.name,
            webhook_id,
            self._async_handle,
            local_only=False,
            allowed_methods=[METH_POST],
        )

    async def async_wait(self) -> Heard:
        """Wait for a report, and return what came."""
        try:
            async with async_timeout.timeout(LONGEST_WAIT_SECONDS):
                return await asyncio.shield(self._heard)
        except TimeoutError:
            return Heard.NOTHING

    @callback
    def async_hand_over(self) -> bool:
        """Leave the reports to the entry that is being made, and return whether one has come."""
        self._note(Heard.NOTHING)
        return self._heard.result() is Heard.REPORT

    @callback
    def async_end(self) -> None:
        """Listen no more."""
        webhook.async_unregister(self._hass, self._webhook_id)

    async def _async_handle(
        self, hass: HomeAssistant, webhook_id: str, request: Request
    ) -> Response:
        try:
            async with async_timeout.timeout(READ_SECONDS):
                body = await async_read(request)
        except TimeoutError:
            return Response(status=408)
        if body is None:
            return Response(status=TOO_LARGE.status)
        signature = signature_in(request, self._system.signature_header)
        if not self._system.is_genuine(body, signature):
            self._note(Heard.WRONG_SIGNATURE)
            return Response(status=UNSIGNED.status)
        try:
            reports = self._system.decode(body, self._system.settings)
        except BadReport:
            return Response(status=self._system.acknowledge(understood=False).status)
        if not any(map(self._may_be_ours, reports)):
            return Response(status=REFUSED.status)
        if self._heard.done():
            # The entry is being set up, and takes this report when it is sent again.
            return Response(status=NOT_STORED.status)
        self._note(Heard.REPORT)
        return Response(status=self._system.acknowledge(understood=True).status)

    def _may_be_ours(self, report: Report) -> bool:
        known, named = self._serial_number, report.serial_number
        return not (known and named) or named.casefold() == known.casefold()

    @callback
    def _note(self, heard: Heard) -> None:
        if not self._heard.done():
            self._heard.set_result(heard)
