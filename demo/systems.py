"""The demo's phone systems: their simulators, and what a person would enter to add them."""

from dataclasses import dataclass
from itertools import count
from typing import Any

from simulator.stories import CAMPAIGN_KINDS
from simulator.systems import SIMULATORS

from .patience import until
from .ports import free_port

FIRST_REPORT_PORT = 8260


@dataclass(frozen=True, kw_only=True)
class DemoSystem:
    """A simulated phone system, and its own port for reports, if any: all systems share one address here."""

    simulator: Any
    report_port: int | None = None

    @property
    def key(self) -> str:
        """The system's key."""
        return str(self.simulator.key)

    @property
    def title(self) -> str:
        """The name that people read."""
        return str(self.simulator.name)

    @property
    def is_pbx(self) -> bool:
        """Whether it is a PBX in the office: it has a serial number, reports calls in progress, and keeps records."""
        return self.simulator.serial_number is not None

    @property
    def has_campaigns(self) -> bool:
        """Whether it is a contact centre, which has a device for each campaign once a result of it has come."""
        return self.simulator.kinds == CAMPAIGN_KINDS

    @property
    def has_callback(self) -> bool:
        """Whether it posts to the webhook, whose address people enter at the system."""
        streams = self.values.get("delivery") == "stream"
        return not (self.simulator.is_given_target or streams)

    @property
    def values(self) -> dict[str, Any]:
        """Return what a person enters when adding the system."""
        return dict(self.simulator.entered)

    @property
    def options(self) -> dict[str, Any]:
        """Return what a person changes in the options."""
        return {} if self.report_port is None else {"report_port": self.report_port}

    async def listened_to(self) -> None:
        """Wait until its reports go to Home Assistant, which opens a socket only after it is set up. Raises TimeoutError."""

        async def target() -> Any:
            return self.simulator.target()

        await until(f"Reports of {self.title} go to Home Assistant", target, bool)


def make_systems() -> list[DemoSystem]:
    """Return every system that can be simulated, their simulators not yet started."""
    ports = count(FIRST_REPORT_PORT)
    return [
        DemoSystem(
            simulator=simulator(),
            report_port=free_port(next(ports)) if simulator.is_given_target else None,
        )
        for simulator in SIMULATORS.values()
    ]
