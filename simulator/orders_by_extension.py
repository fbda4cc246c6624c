"""How OpenVox and Yeastar's older API take orders: by the numbers of extensions (vendor_docs/openvox_uc.md, section 5)."""

from collections.abc import Callable, Mapping

from .api_request import Failed
from .live_call import LiveCall, Party
from .phone_services import ServicedSystem
from .wire_text import Reply

type Fields = dict[str, str]
type Answer = Callable[[Fields], Reply]


def orders_by_extension(system: ServicedSystem) -> Mapping[str, Answer]:
    """Return what answers the orders, besides those to dial and to hang up."""

    def on_extension(order: Callable[[LiveCall, Party], None]) -> Answer:
        def answer(fields: Fields) -> Reply:
            order(*system.find_extension(fields.get("extid", "")))
            return {"status": "Success"}

        return answer

    def mute(muted: bool) -> Answer:
        return on_extension(lambda call, party: system.mute(call, party, muted=muted))

    def transfer(fields: Fields) -> Reply:
        transferor, number = fields.get("transferor", ""), fields.get("transferto", "")
        call_id = fields.get("callid", "")
        if not (call_id and transferor and number):
            raise Failed("10004")
        call = system.switchboard.find(call_id)
        if call is None:
            raise Failed("10007")
        found, party = system.find_extension(transferor)
        others = [
            other for other in call.live if other is not party and other.connected
        ]
        if found is not call or not others:
            raise Failed("10015")
        system.transfer(call, others[0], number, transferor)
        return {"status": "Success"}

    def play_inside(fields: Fields) -> Reply:
        if fields.get("extid", "") not in {"", *system.office.extensions}:
            raise Failed("10006")
        system.play_prompt(
            fields.get("extid", ""),
            fields.get("prompt", ""),
            "",
            auto_answer=fields.get("autoanswer") == "yes",
        )
        return {"status": "Success"}

    def play_outside(fields: Fields) -> Reply:
        # No extension is named whose right it would be to call outside.
        number, prompt = fields.get("outto", ""), fields.get("prompt", "")
        system.play_prompt(number, prompt, "any")
        return {"status": "Success"}

    def pause(paused: bool) -> Answer:
        def answer(fields: Fields) -> Reply:
            queue, agent = fields.get("queueid", ""), fields.get("extid", "")
            system.pause_agent(queue, agent, paused=paused)
            return {"status": "Success"}

        return answer

    def update_extension(fields: Fields) -> Reply:
        system.update_extension(fields.get("extid", ""), fields)
        return {"status": "Success"}

    return {
        "extension/hold": on_extension(system.hold),
        "extension/unhold": on_extension(system.resume),
        "extension/mute": mute(True),
        "extension/unmute": mute(False),
        "calltransfer": transfer,
        "extension/playprompt": play_inside,
        "outbound/playprompt": play_outside,
        "queue/pause_agent": pause(True),
        "queue/unpause_agent": pause(False),
        "extension/update": update_extension,
    }
