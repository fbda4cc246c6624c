"""What people type as addresses."""

import pytest

from custom_components.pbx.addresses import (
    Address,
    normalize_network,
    normalize_report_address,
    parse_address,
)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("192.168.1.5", Address("192.168.1.5")),
        (" pbx.lan ", Address("pbx.lan")),
        ("192.168.1.5:8088", Address("192.168.1.5", 8088)),
        ("https://192.168.1.5:8088/", Address("192.168.1.5", 8088, tls=True)),
        ("http://pbx.lan/#/login", Address("pbx.lan", None, tls=False)),
        ("https://PBX.lan", Address("pbx.lan", None, tls=True)),
        ("fe80::1", Address("fe80::1")),
        ("[fe80::1]:8088", Address("fe80::1", 8088)),
        ("192.168.1.5:0", Address("192.168.1.5")),
    ],
    ids=str,
)
def test_address(text: str, address: Address) -> None:
    """Names, addresses and URLs are taken apart."""
    assert parse_address(text) == address


@pytest.mark.parametrize(
    "text",
    ["", "https://", "ftp://pbx.lan", "the pbx", "pbx:door", "1.2.3", "pbx:70000"],
    ids=str,
)
def test_no_address(text: str) -> None:
    """Anything else is refused."""
    with pytest.raises(ValueError):
        parse_address(text)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("", ""),
        (" ", ""),
        ("home.lan", "home.lan"),
        ("10.0.0.2:8123", "10.0.0.2:8123"),
        ("http://10.0.0.2:8123/", "10.0.0.2:8123"),
        ("fe80::2", "[fe80::2]"),
        ("[fe80::2]:8260", "[fe80::2]:8260"),
    ],
    ids=repr,
)
def test_report_address(text: str, normal: str) -> None:
    """A report address is a host, perhaps with a port."""
    assert normalize_report_address(text) == normal


@pytest.mark.parametrize("text", ["https://home.lan", "my home"], ids=str)
def test_no_report_address(text: str) -> None:
    """Phone systems report over plain HTTP only."""
    with pytest.raises(ValueError):
        normalize_report_address(text)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("192.168.1.5", "192.168.1.5"),
        ("192.168.1.5/32", "192.168.1.5"),
        ("192.168.1.5/24", "192.168.1.0/24"),
        (" fd00::/8 ", "fd00::/8"),
    ],
    ids=str,
)
def test_network(text: str, normal: str) -> None:
    """A single address stays single; a network loses the bits that mean nothing."""
    assert normalize_network(text) == normal


@pytest.mark.parametrize("text", ["", "pbx.lan", "10.0.0.0/40"], ids=repr)
def test_no_network(text: str) -> None:
    """Names are no networks: what they stand for may change."""
    with pytest.raises(ValueError):
        normalize_network(text)
