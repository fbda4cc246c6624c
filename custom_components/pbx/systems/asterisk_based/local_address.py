"""Finds out from which address of this machine a phone system is reached."""

import asyncio

import async_timeout


async def local_address(host: str, port: int) -> str | None:
    """Return this machine's address on the way to the host, or None when it is not known.

    A datagram socket is connected, which sends nothing, and asked for its own end.
    """
    loop = asyncio.get_running_loop()
    try:
        async with async_timeout.timeout(2):
            transport, _ = await loop.create_datagram_endpoint(
                asyncio.DatagramProtocol, remote_addr=(host, port)
            )
    except OSError, ValueError:
        return None
    try:
        address: str = transport.get_extra_info("sockname")[0]
        return address.partition("%")[0]
    finally:
        transport.close()
