"""What Home Assistant's browser of media asks, and what it is answered."""

from typing import Any

from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

ROOT = "media-source://pbx"

type Answer = dict[str, Any]


async def ask(client: MockHAClientWebSocket, command: str, media: str) -> Answer:
    """Ask about a medium and return the answer, which may be that it is refused."""
    await client.send_json_auto_id(
        {"type": f"media_source/{command}", "media_content_id": media}
    )
    answer: Answer = await client.receive_json()
    return answer


async def opened(client: MockHAClientWebSocket, media: str = ROOT) -> list[Answer]:
    """Return what is in a folder."""
    answer = await ask(client, "browse_media", media)
    assert answer["success"], answer
    children: list[Answer] = answer["result"]["children"]
    return children


async def titles(client: MockHAClientWebSocket, media: str = ROOT) -> list[str]:
    """Return what is in a folder, by title."""
    return [child["title"] for child in await opened(client, media)]
