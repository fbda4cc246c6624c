"""Checks of recordings: they are among the media, and what is heard is what the phone system has."""

import asyncio
from datetime import datetime
from typing import Any, Final

from tzlocal import get_localzone

from simulator.sound import sound_of

from .check_log import get_calls
from .checklist import Checklist
from .observer import Observer
from .patience import until

ROOT: Final = "media-source://pbx"
SPEED: Final = 60


async def run(checklist: Checklist, observers: list[Observer]) -> None:
    """Check the recordings of all PBXes, at the same time."""
    async with asyncio.TaskGroup() as tasks:
        for observer in observers:
            if observer.system.is_pbx:
                tasks.create_task(check_recording(checklist, observer))


async def check_recording(checklist: Checklist, observer: Observer) -> None:
    """Check a recording of a call that is played now, by both ways to it."""
    title, simulator = observer.title, observer.system.simulator
    simulator.configure("recording", True)
    truth = await simulator.play("inbound_answered", speed=SPEED)

    async def recorded() -> list[dict[str, Any]]:
        calls = await get_calls(observer, number=truth.caller)
        return [call for call in calls if call["recording"]]

    [call, *_] = await until(f"{title} has a recording", recorded, bool)
    expected = sound_of(call["recording"])
    [shown] = [
        one
        for one in await _opened(
            observer, f"{ROOT}/{observer.entry_id}/days/{_today()}"
        )
        if truth.caller in one["title"]
    ]
    media = await observer.api.command(
        "media_source/resolve_media", media_content_id=shown["media_content_id"]
    )
    heard = await observer.api.download(media["url"])
    checklist.check(f"{title}: a recording among the media", heard == expected, media)
    player = await observer.api.command(
        "pbx/recording/url",
        config_entry_id=observer.entry_id,
        call_id=call["call_id"],
    )
    heard = await observer.api.download(player["url"])
    checklist.check(f"{title}: a recording for the cards", heard == expected, player)


async def _opened(observer: Observer, folder: str) -> list[dict[str, Any]]:
    answer = await observer.api.command(
        "media_source/browse_media", media_content_id=folder
    )
    return list(answer["children"])


def _today() -> str:
    return datetime.now(get_localzone()).date().isoformat()
