"""The demo's phone systems: which simulator each is, and what a person would enter to add it."""

from dataclasses import dataclass
import socket
from typing import Any

from simulator.huawei_aicc import HuaweiSimulator
from simulator.openvox_uc import OpenVoxSimulator
from simulator.yeastar_s import YeastarSimulator

USERNAME = "api"
PASSWORD = "Demo1234"
VDN_ID = 11

type Simulator = YeastarSimulator | OpenVoxSimulator | HuaweiSimulator


@dataclass(frozen=True, kw_only=True)
class DemoSystem:
    """A simulated phone system, and its entry in Home Assistant once it has one."""

    key: str
    title: str
    simulator: Simulator
    report_port: int | None = None

    @property
    def values(self) -> dict[str, Any]:
        """Return what a person enters when adding the system."""
        if self.report_port is None:
            return {
                "system": self.key,
                "account": str(VDN_ID),
                "time_zone": "Asia/Shanghai",
            }
        return {
            "system": self.key,
            "host": "127.0.0.1",
            "port": self.simulator.port,
            "ssl": False,
            "verify_ssl": False,
            "username": USERNAME,
            "password": PASSWORD,
        }

    @property
    def options(self) -> dict[str, Any]:
        """Return what a person changes in the options: a report port of each system's own, as all share one address here."""
        return {} if self.report_port is None else {"report_port": self.report_port}


def free_port(preferred: int = 0) -> int:
    """Return a free port of this machine, the preferred one if it is free."""
    for port in (preferred, 0):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError("No free port")


def make_systems() -> list[DemoSystem]:
    """Return the three systems, their simulators not yet started."""
    account = {"username": USERNAME, "password": PASSWORD}
    return [
        DemoSystem(
            key="yeastar_s",
            title="Yeastar S-Series",
            simulator=YeastarSimulator(**account),
            report_port=free_port(8260),
        ),
        DemoSystem(
            key="openvox_uc",
            title="OpenVox UC",
            simulator=OpenVoxSimulator(**account),
            report_port=free_port(8261),
        ),
        DemoSystem(
            key="huawei_aicc",
            title="Huawei Cloud contact centre",
            simulator=HuaweiSimulator(vdn_id=VDN_ID),
        ),
    ]
