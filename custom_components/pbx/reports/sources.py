"""Who may report: the addresses that a phone system's reports come from."""

import asyncio
from collections.abc import Iterable, Mapping
from functools import lru_cache
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
import socket
from typing import Any

import async_timeout

from homeassistant.util.network import is_local

from ..const import CONF_LOCAL_ONLY

type Address = IPv4Address | IPv6Address
type Network = IPv4Network | IPv6Network

RESOLVE_SECONDS = 5

MAPPED_PREFIX = 96
"""How many bits of an IPv6 address stand before an IPv4 address that is written as one."""


class Sources:
    """The addresses from which a system may report.

    Args:
        host: The system's address or name; empty where it is not known.
        networks: Addresses and networks that may report besides.
        from_cloud: Whether reports may come from any address, so that the secret path or their signature alone protects them.
        local_only: Whether nothing outside the local network may report.
    """

    def __init__(
        self,
        host: str,
        networks: Iterable[str] = (),
        *,
        from_cloud: bool = False,
        local_only: bool = True,
    ) -> None:
        """Begin without addresses; ``async_resolve`` looks them up."""
        self._host = host
        self._networks = tuple(map(_network, networks))
        self._addresses: frozenset[Address] = frozenset()
        self._from_cloud = from_cloud
        self._local_only = local_only

    async def async_resolve(self) -> None:
        """Look the system's addresses up; what was known stays when that fails."""
        if not self._host or self._from_cloud:
            return
        if literal := _parse(self._host):
            self._addresses = frozenset({literal})
            return
        try:
            async with async_timeout.timeout(RESOLVE_SECONDS):
                found = await asyncio.get_running_loop().getaddrinfo(
                    self._host, None, type=socket.SOCK_STREAM
                )
        except OSError, UnicodeError, TimeoutError:
            return
        addresses = (_parse(str(address[0])) for *_, address in found)
        self._addresses = frozenset(address for address in addresses if address)

    def names(self, source: str | None) -> bool:
        """Answer whether an address is known to be the system's own, so that the system is known by it."""
        if self._from_cloud or (address := _parse(source)) is None:
            return False
        return self._knows(address)

    def allows(self, source: str | None) -> bool:
        """Answer whether an address may report for the system, given that it knew the secret path.

        An address that somebody entered counts first, whatever network it is in: an IPv6 address that the whole world can reach,
        or one of a provider's or a private network's own (100.64.0.0/10). ``None`` is a request that came through Home
        Assistant's cloud.
        """
        if (address := _parse(source)) is None:
            return not self._local_only
        if self._knows(address):
            return True
        if self._local_only and not is_local(address):
            return False
        return self._from_cloud or not (self._addresses or self._networks)

    def _knows(self, address: Address) -> bool:
        """Answer whether an address is the system's, or among those that may report besides."""
        return address in self._addresses or any(
            address in network for network in self._networks
        )


def local_only(options: Mapping[str, Any], *, from_anywhere: bool) -> bool:
    """Answer whether only the local network may report to an entry with these options.

    Args:
        options: The entry's options.
        from_anywhere: Whether the system may report from any address, as long as nobody has chosen otherwise.
    """
    return bool(options.get(CONF_LOCAL_ONLY, not from_anywhere))


def _network(text: str) -> Network:
    """Return a network; an IPv4 network that is written as IPv6 as what it is."""
    network = ip_network(text, strict=False)
    mapped = network.network_address
    if isinstance(mapped, IPv6Address) and mapped.ipv4_mapped:
        prefix = max(0, network.prefixlen - MAPPED_PREFIX)
        return ip_network(f"{mapped.ipv4_mapped}/{prefix}", strict=False)
    return network


@lru_cache(maxsize=1024)
def _parse(text: str | None) -> Address | None:
    """Return an address; an IPv4 address that is written as IPv6 as what it is."""
    try:
        address = ip_address((text or "").partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address
