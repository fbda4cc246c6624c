"""Understand the addresses that people type."""

from dataclasses import dataclass
from ipaddress import ip_network

from yarl import URL

from homeassistant.util.network import is_host_valid, is_ip_address


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is. What the person did not say is None."""

    host: str
    port: int | None = None
    tls: bool | None = None


def parse_address(text: str) -> Address:
    """Read a host name, an IP address, either with a port, or a URL copied from a browser.

    Raises ValueError for anything else.
    """
    text = text.strip()
    if is_ip_address(text):
        return Address(text)
    url = URL(text if "://" in text else f"//{text}")
    if url.scheme not in ("", "http", "https"):
        raise ValueError("Neither http nor https")
    if url.host is None or not is_host_valid(url.host):
        raise ValueError("No host")
    return Address(
        url.host,
        # Zero is a number that a URL may hold, and no port.
        url.explicit_port or None,
        url.scheme == "https" if url.scheme else None,
    )


def normalize_report_address(text: str) -> str:
    """Return ``host`` or ``host:port`` as it is handed to a phone system, or nothing for nothing.

    Raises ValueError for anything else, https included: phone systems report over plain HTTP only.
    """
    if not text.strip():
        return ""
    address = parse_address(text)
    if address.tls:
        raise ValueError("Reports are not sent over https")
    host = f"[{address.host}]" if ":" in address.host else address.host
    return host if address.port is None else f"{host}:{address.port}"


def normalize_network(text: str) -> str:
    """Return an IP address or a network, such as ``192.168.1.5`` or ``10.0.0.0/8``.

    Raises ValueError for anything else.
    """
    # The zone of a link-local address is the name of an interface, which differs from machine to machine.
    address, slash, prefix = text.strip().partition("/")
    network = ip_network(f"{address.partition('%')[0]}{slash}{prefix}", strict=False)
    return str(network.network_address) if network.num_addresses == 1 else str(network)
