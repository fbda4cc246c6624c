"""A Home Assistant that is connected to the office's Asterisk, and all that it said of a scene."""

from dataclasses import dataclass, field
from typing import Any

from pytest_homeassistant_custom_component.common import MockConfigEntry

from asterisk_office.control import HOMEASSISTANT
from asterisk_office.office import Office
from custom_components.pbx.const import CONF_SECRET, CONF_SYSTEM, DOMAIN
from demo.patience import until
from homeassistant.const import (
    CONF_HOST,
    CONF_PORT,
    CONF_SSL,
    CONF_USERNAME,
    CONF_VERIFY_SSL,
    CONF_WEBHOOK_ID,
    EVENT_STATE_CHANGED,
)
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback

from .. import WEBHOOK_ID, set_up

BUS_EVENTS = ("pbx_call_missed", "pbx_call_failed", "pbx_call_transferred")
CONCLUDED_SECONDS = 150


def entry_of(
    office: Office, *, tls: bool = False, user: tuple[str, str] = HOMEASSISTANT
) -> MockConfigEntry:
    """Return an entry of the office's Asterisk, as the dialog would make it."""
    username, secret = user
    return MockConfigEntry(
        domain=DOMAIN,
        title="Office",
        unique_id="office",
        data={
            CONF_SYSTEM: "asterisk",
            CONF_HOST: "127.0.0.1",
            CONF_PORT: office.asterisk.tls_port if tls else office.ami_port,
            CONF_SSL: tls,
            CONF_VERIFY_SSL: False,
            CONF_USERNAME: username,
            CONF_SECRET: secret,
            CONF_WEBHOOK_ID: WEBHOOK_ID,
        },
    )


@dataclass(slots=True)
class Connected:
    """What Home Assistant said since it was connected: events on its bus, and the states of each entity, one after another."""

    hass: HomeAssistant
    entry: MockConfigEntry
    events: list[Event] = field(default_factory=list)
    states: dict[str, list[str]] = field(default_factory=dict)
    types: dict[str, list[str]] = field(default_factory=dict)
    """By event entity: the types of its events."""
    _seen: int = 0
    """How many calls of the log are of no interest any more."""

    @callback
    def _changed(self, event: Event[EventStateChangedData]) -> None:
        if new := event.data["new_state"]:
            self.states.setdefault(new.entity_id, []).append(new.state)
            if kind := new.attributes.get("event_type"):
                self.types.setdefault(new.entity_id, []).append(kind)

    def listen(self) -> None:
        """Keep what is said from now on."""
        self.hass.bus.async_listen(EVENT_STATE_CHANGED, self._changed)
        for name in BUS_EVENTS:
            self.hass.bus.async_listen(name, self.events.append)

    def named(self, name: str) -> list[dict[str, Any]]:
        """Return the data of the events on the bus that have a name."""
        return [event.data for event in self.events if event.event_type == name]

    async def calls(self) -> list[dict[str, Any]]:
        """Return the call log, the oldest call first."""
        return (await self._log())[self._seen :]

    async def _log(self) -> list[dict[str, Any]]:
        calls: list[dict[str, Any]] = []
        page = await self.ask("get_calls")
        calls += page["calls"]
        while page.get("next_cursor"):
            page = await self.ask("get_calls", cursor=page["next_cursor"])
            calls += page["calls"]
        return list(reversed(calls))

    async def begin_anew(self) -> None:
        """Forget all that was said and logged until now."""
        self.events.clear()
        self.states.clear()
        self.types.clear()
        self._seen = len(await self._log())

    async def ask(self, action: str, **fields: Any) -> dict[str, Any]:
        """Call an action of the integration and return its response."""
        answer = await self.hass.services.async_call(
            DOMAIN,
            action,
            {"config_entry_id": self.entry.entry_id, **fields},
            blocking=True,
            return_response=True,
        )
        return dict(answer or {})

    async def concluded(self, number: int) -> list[dict[str, Any]]:
        """Wait until so many calls are in the log and none is in progress, and return the log."""

        def settled(calls: list[dict[str, Any]]) -> bool:
            open_calls = self.entry.runtime_data.tracker.open_calls
            concluded = all(call["outcome"] for call in calls)
            return len(calls) >= number and concluded and not open_calls

        async def is_settled() -> bool:
            return settled(await self.calls())

        await until(
            f"{number} calls are in the log", is_settled, bool, CONCLUDED_SECONDS
        )
        await self.hass.async_block_till_done()
        return await self.calls()


async def connect(
    hass: HomeAssistant, office: Office, entry: MockConfigEntry | None = None
) -> Connected:
    """Set the office's Asterisk up, and keep all that is said of its calls."""
    connected = Connected(hass, await set_up(hass, entry or entry_of(office)))
    connected.listen()
    return connected
