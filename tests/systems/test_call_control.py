"""What a phone system that takes no orders says to each."""

from collections.abc import Awaitable, Callable

import pytest

from custom_components.pbx.calls.model import Call, CallState
from custom_components.pbx.systems.call_control import CallControl, TransferEnd
from custom_components.pbx.systems.errors import NotSupported

CALL = Call(call_id="1", ids=frozenset({"1"}), state=CallState.RINGING)
ORDERS: dict[str, Callable[[CallControl], Awaitable[object]]] = {
    "dial": lambda system: system.dial("1000", "1001"),
    "hang_up": lambda system: system.hang_up(CALL),
    "transfer": lambda system: system.transfer(CALL, "1000", "1001"),
    "end_transfer": lambda system: system.end_transfer(
        CALL, "1000", TransferEnd.COMPLETE
    ),
    "hold": lambda system: system.hold(CALL, "1000"),
    "resume": lambda system: system.resume(CALL, "1000"),
    "mute": lambda system: system.mute(CALL, "1000", muted=True),
    "accept": lambda system: system.accept(CALL),
    "refuse": lambda system: system.refuse(CALL),
    "route": lambda system: system.route(CALL, "1001"),
    "play_prompt": lambda system: system.play_prompt("1000", ["gong"]),
    "announce": lambda system: system.announce("1000", "http://192.0.2.1/gong.wav"),
    "pause_agent": lambda system: system.pause_agent("1000", None, paused=True),
    "set_do_not_disturb": lambda system: system.set_do_not_disturb("1000", on=True),
}


@pytest.mark.parametrize("order", ORDERS)
async def test_nothing_is_taken(order: str) -> None:
    """The order is named, so that whoever reads the log knows what was wanted."""
    with pytest.raises(NotSupported, match=f"^{order}$"):
        await ORDERS[order](CallControl())
