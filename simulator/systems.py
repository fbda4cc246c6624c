"""The phone systems that can be simulated."""

from .huawei_aicc import HuaweiSimulator
from .openvox_uc import OpenVoxSimulator
from .system import SimulatedSystem
from .yeastar_p import YeastarPSimulator
from .yeastar_s import YeastarSimulator

SIMULATORS: dict[str, type[SimulatedSystem]] = {
    simulator.key: simulator
    for simulator in (
        YeastarSimulator,
        YeastarPSimulator,
        OpenVoxSimulator,
        HuaweiSimulator,
    )
}
