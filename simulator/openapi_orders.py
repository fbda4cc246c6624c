"""How Yeastar's OpenAPI takes orders, most of them by channel (vendor_docs/yeastar_p.md, section 5).

Which errcodes they are refused with is not documented. Those here are the S-Series' numbers in the words of the OpenAPI.
"""

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Final

from .api_request import Failed
from .live_call import Kind, LiveCall, Party
from .openapi_reply import (
    FAILURE,
    FORBIDDEN,
    NOT_FOUND,
    PARAMETER_ERROR,
    Refused,
    missing,
    succeeded,
    wrong,
)
from .openapi_system import Endpoints, OpenApiSystem, Reader
from .ordered import CONSULT_ENDS
from .wire_text import Reply

type Given = Mapping[str, str]
type ByChannel = Callable[[LiveCall, Party, Given], None]

_REFUSALS: Final = {
    "10006": NOT_FOUND,
    "10007": NOT_FOUND,
    "10008": FORBIDDEN,
    "10011": PARAMETER_ERROR,
    "10015": FORBIDDEN,
    "10016": FORBIDDEN,
    "10023": NOT_FOUND,
    "10031": PARAMETER_ERROR,
}


def orders(system: OpenApiSystem) -> Endpoints:
    """Return what answers the orders about calls."""

    def by_channel(order: ByChannel) -> Reader:
        def answer(given: Given) -> Reply:
            _require(given, "channel_id")
            with _refusing():
                call, party = system.find_channel(given["channel_id"])
                order(call, party, given)
            return succeeded(call_id=system.wire.call_id(call))

        return answer

    def by_line(order: Callable[[LiveCall], None]) -> Reader:
        def decide(call: LiveCall, party: Party, _: Given) -> None:
            if party.kind is not Kind.INBOUND:
                raise Failed("10007")
            order(call)

        return by_channel(decide)

    def dial(given: Given) -> Reply:
        _require(given, "caller", "callee")
        with _refusing():
            call = system.dial(
                given["caller"],
                given["callee"],
                auto_answer=given.get("auto_answer") == "yes",
                permission=given.get("dial_permission", ""),
            )
        return succeeded(call_id=system.wire.call_id(call))

    def hang_up(call: LiveCall, party: Party, _: Given) -> None:
        system.hang_up_channel(party.channel_id)

    def transfer(call: LiveCall, party: Party, given: Given) -> None:
        attended = given.get("type") == "attended"
        if given.get("type") not in {"blind", "attended"}:
            raise missing("type")
        permission = given.get("dial_permission", "")
        if attended and (how := given.get("attended_operate")):
            if how not in CONSULT_ENDS:
                raise wrong("attended_operate")
            system.end_consult(call, party, CONSULT_ENDS[how])
            return
        _require(given, "number")
        with _refusing({"10011": "number", "10031": "number"}):
            order = system.consult if attended else system.transfer
            order(call, party, given["number"], permission)

    def play_prompt(given: Given) -> Reply:
        _require(given, "number", "prompts")
        prompts = given["prompts"].split(",")
        with _refusing():
            call = system.play_prompt(
                given["number"],
                "+".join(prompts),
                given.get("dial_permission", ""),
                auto_answer=given.get("auto_answer") == "yes",
            )
        call.prompts = prompts
        return succeeded(call_id=system.wire.call_id(call))

    return {
        ("POST", "call/dial"): dial,
        ("POST", "call/hangup"): by_channel(hang_up),
        ("POST", "call/transfer"): by_channel(transfer),
        ("POST", "call/hold"): by_channel(lambda call, by, _: system.hold(call, by)),
        ("POST", "call/unhold"): by_channel(
            lambda call, by, _: system.resume(call, by)
        ),
        ("POST", "call/mute"): by_channel(
            lambda call, by, _: system.mute(call, by, muted=True)
        ),
        ("POST", "call/unmute"): by_channel(
            lambda call, by, _: system.mute(call, by, muted=False)
        ),
        ("POST", "call/accept_inbound"): by_line(system.accept),
        ("POST", "call/refuse_inbound"): by_line(system.refuse),
        ("POST", "call/play_prompt"): play_prompt,
    }


def _require(given: Given, *names: str) -> None:
    """Refuse a request that lacks fields. Raises Refused."""
    if wanting := [name for name in names if not given.get(name)]:
        raise missing(*wanting)


@contextmanager
def _refusing(fields: Mapping[str, str] | None = None) -> Generator[None]:
    """Refuse in the words of the OpenAPI what is refused by a number.

    Args:
        fields: The parameters that are wrong, by the number.
    """
    try:
        yield
    except Failed as err:
        if name := (fields or {}).get(err.errno):
            raise wrong(name) from None
        raise Refused(_REFUSALS.get(err.errno, FAILURE)) from None
