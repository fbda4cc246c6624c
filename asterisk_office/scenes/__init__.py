"""Scenes of real calls, grouped by subject."""

from itertools import chain
from typing import Final

from ..scene import Scene
from . import (
    forwarding,
    inbound,
    internal,
    interruptions,
    mailboxes,
    menu,
    originate,
    outbound,
    parking,
    questions,
    queues,
    ring_groups,
    transfers,
    two_calls,
    upkeep,
)

SCENES: Final[dict[str, Scene]] = {
    scene.name: scene
    for scene in chain.from_iterable(
        subject.SCENES.all
        for subject in (
            inbound,
            ring_groups,
            mailboxes,
            menu,
            queues,
            outbound,
            internal,
            transfers,
            forwarding,
            parking,
            two_calls,
            originate,
            interruptions,
            upkeep,
            questions,
        )
    )
}
"""All scenes by their names."""
