"""Sends the commands of cards."""

from typing import Any

from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

type Answer = dict[str, Any]


async def ask(client: MockHAClientWebSocket, command: str, **fields: Any) -> Answer:
    """Send a command and return its result."""
    await client.send_json_auto_id({"type": command, **fields})
    answer = await client.receive_json()
    assert answer["success"], answer
    result: Answer = answer["result"]
    return result


async def refused(client: MockHAClientWebSocket, command: str, **fields: Any) -> str:
    """Send a command that is refused and return why."""
    await client.send_json_auto_id({"type": command, **fields})
    answer = await client.receive_json()
    assert not answer["success"], answer
    code: str = answer["error"]["code"]
    return code
