"""Tests of who may report."""

import socket

import pytest

from custom_components.pbx.reports.sources import Sources

PBX = "192.168.5.150"


@pytest.mark.parametrize(
    ("source", "allowed"),
    [
        pytest.param(PBX, True, id="its-own"),
        pytest.param("::ffff:192.168.5.150", True, id="written-as-ipv6"),
        pytest.param("192.168.5.151", False, id="another"),
        pytest.param("10.1.2.3", True, id="in-a-network"),
        pytest.param("fd00::1", True, id="in-an-ipv6-network"),
        pytest.param("fd00::1%eth0", True, id="with-a-zone"),
        pytest.param("192.168.7.9", True, id="single"),
        pytest.param("8.8.8.8", False, id="public"),
        pytest.param("pbx", False, id="no-address"),
        pytest.param(None, False, id="through-the-cloud"),
    ],
)
async def test_known_system(source: str | None, allowed: bool) -> None:
    """A system on the local network reports from its own address and from those that were added."""
    sources = Sources(PBX, ["10.0.0.0/8", "fd00::/64", "192.168.7.9"])
    await sources.async_resolve()

    assert sources.allows(source) is allowed
    assert sources.names(source) is allowed


@pytest.mark.parametrize(
    "address",
    ["2001:db8::5", "100.64.3.4", "203.0.113.9", "fe80::1", "::ffff:203.0.113.9"],
)
async def test_known_address_counts_first(address: str) -> None:
    """An address that somebody entered may report, whatever network it is in, and its neighbour may not."""
    for sources in (Sources(address), Sources("192.168.5.150", [address])):
        await sources.async_resolve()
        assert sources.allows(address)
        assert sources.names(address)
        assert not sources.allows("203.0.113.10")
        assert not sources.allows("2001:db8::6")
        assert not sources.allows("100.64.3.5")


async def test_network_that_is_not_local() -> None:
    """A network that somebody entered may report, also where others have to be local."""
    sources = Sources("", ["100.64.0.0/10", "2001:db8::/64"], from_cloud=True)
    assert sources.allows("100.127.255.254")
    assert sources.allows("2001:db8::ffff")
    assert not sources.allows("100.128.0.1")
    assert sources.allows("192.168.1.1")


@pytest.mark.parametrize("source", ["8.8.8.8", "192.168.5.150", None])
async def test_from_cloud(source: str | None) -> None:
    """What comes from the cloud may come from anywhere, and no address identifies it."""
    sources = Sources("", from_cloud=True, local_only=False)
    await sources.async_resolve()

    assert sources.allows(source)
    assert not sources.names(source)


@pytest.mark.parametrize(
    ("source", "allowed"), [("8.8.8.8", False), ("192.168.5.150", True), (None, False)]
)
async def test_from_cloud_but_local_only(source: str | None, allowed: bool) -> None:
    """The option to stay local holds for everybody."""
    assert Sources("", from_cloud=True).allows(source) is allowed


async def test_name() -> None:
    """A name stands for the addresses that it resolves to."""
    sources = Sources("localhost")
    await sources.async_resolve()

    assert sources.allows("127.0.0.1")
    assert not sources.allows("192.168.5.150")


async def test_name_that_stands_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """While the address is not known, the secret path alone protects, and no address identifies the system."""

    def fail(*_: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    sources = Sources("pbx.example.com")
    await sources.async_resolve()

    assert sources.allows("192.168.5.150")
    assert not sources.allows("8.8.8.8")
    assert not sources.names("192.168.5.150")


async def test_remote_system() -> None:
    """A system elsewhere may report from its own address when reports need not be local."""
    sources = Sources("8.8.8.8", local_only=False)
    await sources.async_resolve()

    assert sources.allows("8.8.8.8")
    assert sources.allows(None)
    assert not sources.allows("8.8.4.4")
