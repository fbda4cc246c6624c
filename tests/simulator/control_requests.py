"""Requests to the simulator itself."""

from typing import Any

import aiohttp

from simulator.system import SimulatedSystem


async def control(
    sim: SimulatedSystem, name: str, given: Any = None
) -> tuple[int, Any]:
    """Use the control interface: read without anything given, else write."""
    async with aiohttp.ClientSession() as session:
        url = f"{sim.url}/simulator/{name}"
        asked = session.get(url) if given is None else session.post(url, json=given)
        async with asked as answer:
            return answer.status, await answer.json()
