"""The office itself: what its phones do, and what Asterisk records of it, is what the scenes tell."""

import pytest

from asterisk_office.mailbox import new_messages
from asterisk_office.office import Office
from asterisk_office.people import EVA
from asterisk_office.performance import play
from asterisk_office.scenes import SCENES


@pytest.mark.parametrize(
    "name", [name for name, scene in SCENES.items() if not scene.calls]
)
async def test_scene(name: str, office: Office) -> None:
    """Scenes without a call come to their end; those with calls are tried with a Home Assistant beside them."""
    await play(SCENES[name], office)


async def test_message(office: Office) -> None:
    """A caller who speaks to the mailbox leaves a message, one who hangs up on it does not."""
    folder = office.asterisk.mailboxes
    known = len(new_messages(folder, "1001"))
    await play(SCENES["voicemail_message"], office)
    await play(SCENES["voicemail_no_message"], office)
    [message] = new_messages(folder, "1001")[known:]
    assert EVA.number in message.caller_id
    assert message.seconds > 0
