"""Finding out from which address a phone system is reached."""

import pytest_socket

from custom_components.pbx.systems.asterisk_based.local_address import local_address


async def test_own_address(socket_enabled: None) -> None:
    """The address is that of the interface towards the system."""
    assert await local_address("127.0.0.1", 8088) == "127.0.0.1"


async def test_not_known(socket_enabled: None) -> None:
    """To an address that no datagram may go to, there is no way."""
    nowhere = "255.255.255.255"
    pytest_socket.socket_allow_hosts([nowhere])
    assert await local_address(nowhere, 8088) is None
