"""Finding out from which address a phone system is reached."""

import pytest

from custom_components.pbx.systems.local_address import local_address


async def test_own_address(socket_enabled: None) -> None:
    """The address is that of the interface towards the system."""
    assert await local_address("127.0.0.1", 8088) == "127.0.0.1"


@pytest.mark.parametrize("host", ["255.255.255.255", "fe80::1"])
async def test_not_known(socket_enabled: None, host: str) -> None:
    """To an address that no datagram may go to, there is no way."""
    assert await local_address(host, 8088) is None
