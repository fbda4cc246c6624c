"""What Asterisk's manager interface said during a scene, as text to read and to test with."""

from collections.abc import Iterator, Sequence
import json
from typing import Final

from custom_components.pbx.systems.asterisk.manager import Message

from .control import Heard
from .scene import Scene

_NOISE: Final = {
    "ChallengeSent",
    "Newexten",
    "RTCPReceived",
    "RTCPSent",
    "SuccessfulAuth",
    "TestEvent",
    "VarSet",
}
"""What a listener has Asterisk leave out."""

_WAYS: Final = {
    "BackGround",
    "ConfBridge",
    "Park",
    "Pickup",
    "Playback",
    "Queue",
    "VoiceMail",
    "VoiceMailMain",
    "WaitExten",
}
"""Applications whose Newexten tells where a caller is."""


def written(scene: Scene, heard: Sequence[Heard]) -> str:
    """Return the recording of a scene.

    Its first two lines are what happens, and the truth as JSON. Blocks follow, each after a line with the seconds since the first; what
    was ordered, and what else happened, is in such a line.

    Args:
        scene: The scene.
        heard: What was heard while it was played.
    """
    truth = json.dumps([call.as_json() for call in scene.calls])
    told = [one for one in heard if not _is_noise(one.message)]
    blocks = (_block(one.at - told[0].at, one.message) for one in told)
    return f"# {scene.text}\n# truth {truth}\n\n{''.join(blocks)}"


def _is_noise(message: Message | str) -> bool:
    if isinstance(message, str):
        return False
    is_way = message.get("Application") in _WAYS
    return message.get("Event") in _NOISE and not is_way


def _block(seconds: float, message: Message | str) -> str:
    if isinstance(message, str):
        return f"# {seconds:.3f} {message}\n\n"
    return f"# {seconds:.3f}\n" + "\n".join(_lines(message)) + "\n\n"


def _lines(message: Message) -> Iterator[str]:
    for key, value in message.items():
        for line in value.split("\n"):
            yield f"{key}: {line}"
