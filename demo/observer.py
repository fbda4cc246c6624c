"""What Home Assistant shows of a phone system while the checks run."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

from .api import HomeAssistantApi
from .registry import Registry, read as read_registry
from .systems import DemoSystem


class Titled(Protocol):
    """A phone system of the demo, as far as it is observed."""

    @property
    def title(self) -> str:
        """The name that people read."""


@dataclass(frozen=True, kw_only=True)
class Observer[System: Titled = DemoSystem]:
    """Reads states, bus events and call events of a phone system from Home Assistant's API."""

    api: HomeAssistantApi
    system: System
    entry: dict[str, Any]
    registry: Registry

    @property
    def title(self) -> str:
        """Return the system's name for people."""
        return self.system.title

    @property
    def entry_id(self) -> str:
        """Return the id of the system's entry."""
        return str(self.entry["entry_id"])

    def entities(self, domain: str, key: str) -> list[str]:
        """Return the system's own entities of a kind."""
        return self.registry.of_entry(self.entry_id, domain, key)

    def bus_events(self, event_type: str) -> list[dict[str, Any]]:
        """Return the data of the system's bus events of a type, oldest first."""
        return [
            event["data"]
            for event in self.api.events
            if event["event_type"] == event_type
            and event["data"]["config_entry_id"] == self.entry_id
        ]

    def call_events(self) -> list[dict[str, Any]]:
        """Return the attributes of everything that the system's event entity showed, oldest first."""
        own = set(self.entities("event", "calls"))
        shown = {
            # When its entry is reloaded, an entity shows its last event again.
            (event["data"]["entity_id"], event["data"]["new_state"]["state"]): event[
                "data"
            ]["new_state"]["attributes"]
            for event in self.api.events
            if event["event_type"] == "state_changed"
            and event["data"]["entity_id"] in own
            and event["data"]["new_state"]
            # An entity that was just switched on has shown nothing yet.
            and event["data"]["new_state"]["attributes"].get("event_type")
        }
        return list(shown.values())

    async def state(self, key: str, *, child: bool = False) -> list[str]:
        """Return the states of the sensors of a kind, those included that came after the start."""
        found = await read_registry(self.api)
        states = await self.api.command("get_states")
        shown = {state["entity_id"]: str(state["state"]) for state in states}
        # An entity is in the registry a moment before it shows anything.
        return [
            shown[entity]
            for entity in found.of_entry(self.entry_id, "sensor", key, child=child)
            if entity in shown
        ]

    async def part_state(self, part: str) -> str:
        """Return the state of the sensor of a part of the system, such as ``extension-202-state``."""
        return str((await self.api.state(self.entity_of_part(part)))["state"])

    def shown_states(self, part: str, since: int) -> list[str]:
        """Return the states that the sensor of a part has shown one after another since so many events were heard."""
        shown = (str(state["state"]) for state in self._shown(part, since))
        return [state for state, _ in groupby(shown)]

    def shown_numbers(self, extension: str, since: int) -> list[str | None]:
        """Return the numbers, or None, that an extension was shown to be connected to since so many events were heard."""
        shown = (
            state["attributes"].get("connected_number")
            for state in self._shown(f"extension-{extension}-state", since)
        )
        return [number for number, _ in groupby(shown)]

    def _shown(self, part: str, since: int) -> list[dict[str, Any]]:
        entity_id = self.entity_of_part(part)
        return [
            event["data"]["new_state"]
            for event in self.api.events[since:]
            if event["event_type"] == "state_changed"
            and event["data"]["entity_id"] == entity_id
            and event["data"]["new_state"]
        ]

    def entity_of_part(self, part: str) -> str:
        """Return the entity of a part of the system, such as ``extension-202-state``."""
        return next(
            str(entity["entity_id"])
            for entity in self.registry.entities
            if entity["config_entry_id"] == self.entry_id
            and entity["unique_id"].endswith(f"-{part}")
        )

    def find_bus_event(
        self, event_type: str, call_id: str
    ) -> Callable[[], dict[str, Any] | None]:
        """Return a look-up of the bus event of a call."""
        return lambda: next(
            (
                event
                for event in self.bus_events(event_type)
                if event["call_id"] == call_id
            ),
            None,
        )

    def find_call_event(
        self, event_type: str, call_id: str
    ) -> Callable[[], dict[str, Any] | None]:
        """Return a look-up of what the event entity showed of a call."""
        return lambda: next(
            (
                event
                for event in self.call_events()
                if event["event_type"] == event_type and event["call_id"] == call_id
            ),
            None,
        )
