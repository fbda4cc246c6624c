"""Ports of this machine that nobody uses yet."""

from random import SystemRandom
import socket

PORTS = range(20_000, 32_000)
"""Where to look. The operating system takes ports from above these for whoever asks for any, between the choice and the use of a port too."""

# Not the random numbers of a test, which processes that start alike share.
_random = SystemRandom()


def likely_ports(number: int) -> list[int]:
    """Return ports that are probably free, for whoever tries one after another."""
    return _random.sample(PORTS, number)


def free_port(preferred: int | None = None) -> int:
    """Return a free port, the preferred port if it is free."""
    for port in (preferred, *likely_ports(50)):
        if port is not None and _is_free(port):
            return port
    raise OSError("No free port")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
