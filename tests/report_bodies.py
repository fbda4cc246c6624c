"""The bodies of reports, as a phone system sends them."""

import json

from freezegun.api import FrozenDateTimeFactory
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from homeassistant.components import webhook
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant

from . import yeastar_reports
from .yeastar_reports import CALLER, Fields

SETTLED = 3
"""How many times ten seconds it takes at most until all is known of a call that is over."""

LOCAL = "127.0.0.1"
SERIAL_NUMBER = "369451090405"
CALL = "1571896991.2"


class Reporter:
    """Sends reports to an entry's webhook."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: MockConfigEntry,
        client: ClientSessionGenerator,
    ) -> None:
        """Keep where to send them."""
        self._hass = hass
        self._path = webhook.async_generate_path(entry.data[CONF_WEBHOOK_ID])
        self._client = client

    async def __call__(self, *bodies: bytes) -> None:
        """Send reports one after another and wait until what they change is done."""
        client = await self._client()
        for body in bodies:
            response = await client.post(self._path, data=body)
            assert response.status == 200
        await self._hass.async_block_till_done()

    async def wait(self, freezer: FrozenDateTimeFactory) -> None:
        """Let time pass until what was reported is settled."""
        for _ in range(SETTLED):
            freezer.tick(10)
            async_fire_time_changed(self._hass)
            await self._hass.async_block_till_done(wait_background_tasks=True)


async def receive(entry: MockConfigEntry, *bodies: bytes) -> list[int]:
    """Let an entry receive reports, and return what is answered."""
    return [
        (await entry.runtime_data.receiver.async_receive(body, LOCAL)).status
        for body in bodies
    ]


async def take_in(entry: MockConfigEntry, *bodies: bytes) -> None:
    """Let an entry receive reports, all of which it acknowledges."""
    assert set(await receive(entry, *bodies)) == {200}


def body(fields: Fields) -> bytes:
    """Return a Yeastar's report."""
    return json.dumps({**fields, "sn": SERIAL_NUMBER}).encode()


def ext(number: str, state: str) -> Fields:
    """Return an extension as a member of a Yeastar call."""
    return yeastar_reports.ext(number, state, channel=2)


def inbound(state: str, caller: str = CALLER) -> Fields:
    """Return an outside line as a member of a Yeastar call."""
    channel = "PJSIP/trunk-siptrunk-endpoint-00000001"
    own = {"from": caller, "channelid": channel}
    return yeastar_reports.inbound(state, to="8000", **own)


def status(*members: Fields, call_id: str = CALL) -> bytes:
    """Return a report about the members of a Yeastar call."""
    return body(yeastar_reports.status(*members, call=call_id))


def transferred(*members: Fields, call_id: str = CALL) -> bytes:
    """Return a report that a Yeastar extension transferred a call. The vendor's spelling."""
    return body(yeastar_reports.transferred(*members, call=call_id))


def failed(reason: str, *members: Fields, call_id: str = CALL) -> bytes:
    """Return a report that a callee of a Yeastar call was not reached."""
    return body(yeastar_reports.failed(*members, reason=reason, call=call_id))


def record(result: str, call_id: str = CALL, **more: str) -> bytes:
    """Return the record of a Yeastar call from outside."""
    own = {
        "timestart": "2019-10-23 22:18:50",
        "talkduration": "14" if result == "ANSWERED" else "0",
        "didnumber": "8000",
    }
    return body(yeastar_reports.record(result, call=call_id, **own, **more))


def result(
    call_id: str, *, succeeded: bool, code: str = "0", campaign: str = "3"
) -> bytes:
    """Return a contact centre's result of one call."""
    fields = {
        "campaignId": campaign,
        "sessionId": f"session-{call_id}",
        "called": "60584",
        "callTimeStr": "2020-08-30 20:00:00",
        "callStatus": 6 if succeeded else 5,
        "failCode": code,
        "vdnId": 11,
        "callId": call_id,
        "recordPath": "Y:/1/11/20200830/3408/0949218.V3",
    }
    return json.dumps([fields]).encode()


def results(*numbers: int, account: int = 11) -> bytes:
    """Return the results of calls of a campaign, as a contact centre calls them back."""
    return json.dumps(
        [
            {
                "campaignId": "3",
                "sessionId": f"1202_test{number}",
                "called": "60584",
                "callTimeStr": "2020-08-30 20:00:00",
                "callStatus": 6,
                "failCode": "0",
                "vdnId": account,
                "callId": f"0023-{number}",
                "recordPath": "Y:/1/11/20200830/3408/0949218.V3",
            }
            for number in numbers
        ]
    ).encode()


def extension_status(number: str, state: str) -> bytes:
    """Return a report about a Yeastar extension."""
    return body({"event": "ExtensionStatus", "extension": number, "status": state})


RINGING = status(inbound("ALERT"), ext("1000", "RING"))
ANSWERED = status(inbound("ANSWERED"), ext("1000", "ANSWER"))
HELD = status(inbound("ANSWERED"), ext("1000", "HOLD"))
OVER = status(inbound("BYE"), ext("1000", "BYE"))
TRANSFER = (
    b'{"event":"Tranfer","callid":"1571899994.15","members":[{"ext":{"number":"1023",'
    b'"channelid":"PJSIP/1023-0000000f"}},{"inbound":{"from":"2000","to":"1023",'
    b'"trunkname":"siptrunk","channelid":"PJSIP/trunk-siptrunk-endpoint-0000000e"}}],'
    b'"sn":"369451090405"}'
)
"""A caller from outside was transferred, as the vendor's page prints it."""
