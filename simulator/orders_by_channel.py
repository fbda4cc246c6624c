"""How Yeastar's API v2.0.0 takes orders: by channel, and the call's id is answered (vendor_docs/yeastar_s.md, section 5)."""

from collections.abc import Callable, Mapping

from .api_request import Failed
from .live_call import Kind, LiveCall, Party
from .ordered import CONSULT_ENDS
from .phone_services import ServicedSystem
from .wire_text import Reply

type Fields = dict[str, str]
type Order = Callable[[LiveCall, Party, Fields], None]


def orders_by_channel(
    system: ServicedSystem,
) -> Mapping[str, Callable[[Fields], Reply]]:
    """Return what answers the orders, besides those to dial and to hang up."""

    def on_channel(order: Order) -> Callable[[Fields], Reply]:
        def answer(fields: Fields) -> Reply:
            call, party = system.find_channel(fields.get("channelid", ""))
            order(call, party, fields)
            return {"status": "Success", "callid": call.call_id}

        return answer

    def on_line(order: Callable[[LiveCall], None]) -> Callable[[Fields], Reply]:
        def decide(call: LiveCall, party: Party, _: Fields) -> None:
            if party.kind is not Kind.INBOUND:
                raise Failed("10007")
            order(call)

        return on_channel(decide)

    def end_consult(call: LiveCall, party: Party, fields: Fields) -> None:
        if fields.get("operate") not in CONSULT_ENDS:
            raise Failed("10004")
        system.end_consult(call, party, CONSULT_ENDS[fields["operate"]])

    def mute(muted: bool) -> Callable[[Fields], Reply]:
        return on_channel(lambda call, party, _: system.mute(call, party, muted=muted))

    def pause(paused: bool) -> Callable[[Fields], Reply]:
        def answer(fields: Fields) -> Reply:
            queue, agent = fields.get("queuenumber", ""), fields.get("extnumber", "")
            system.pause_agent(queue, agent, paused=paused)
            return {"status": "Success"}

        return answer

    def play_prompt(fields: Fields) -> Reply:
        call = system.play_prompt(
            fields.get("number", ""),
            fields.get("prompt", ""),
            fields.get("dialpermission", ""),
            auto_answer=fields.get("autoanswer") == "yes",
        )
        return {"status": "Success", "callid": call.call_id}

    def update_extension(fields: Fields) -> Reply:
        system.update_extension(fields.get("number", ""), fields)
        return {"status": "Success"}

    return {
        "call/hold": on_channel(lambda call, party, _: system.hold(call, party)),
        "call/unhold": on_channel(lambda call, party, _: system.resume(call, party)),
        "call/mute": mute(True),
        "call/unmute": mute(False),
        "call/transfer": on_channel(
            lambda call, party, fields: system.transfer(
                call,
                party,
                fields.get("number", ""),
                fields.get("dialpermission", ""),
            )
        ),
        "call/attended_transfer": on_channel(
            lambda call, party, fields: system.consult(
                call,
                party,
                fields.get("tonumber", ""),
                fields.get("dialpermission", ""),
            )
        ),
        "call/attended_transfer_operate": on_channel(end_consult),
        "call/accept_inbound": on_line(system.accept),
        "call/refuse_inbound": on_line(system.refuse),
        "call/playprompt": play_prompt,
        "queue/pause_agent": pause(True),
        "queue/unpause_agent": pause(False),
        "extension/update": update_extension,
    }
