"""What a phone does when it calls."""

from typing import Final, Self, override

from . import sip_messages as sip
from .conversation import Conversation
from .people import Caller
from .script import logged

_REFUSALS: Final = (
    *(400, 403, 404, 408, 410, 480, 484, 485, 486, 487, 488),
    *(500, 502, 503, 504, 600, 603, 604, 606),
)


class Calling(Conversation):
    """A phone, or somebody outside, that calls."""

    def __init__(
        self, number: str, caller: Caller, *, second_line: bool = False
    ) -> None:
        """Call.

        Args:
            number: The number that is dialled.
            caller: Who calls.
            second_line: Only when the phone's first line says so, and in a dialog that it can refer to.
        """
        super().__init__("answers", first_sequence=2)
        self.number = number
        self.caller = caller
        # SIPp knows calls that belong together by what follows the slashes.
        call_id = "consult///[call_id]" if second_line else "[call_id]"
        address = f"sip:{caller.number}@[local_ip]:[local_port]"
        shown_as = f'"{caller.name}" <{address}>'
        hidden = '"Anonymous" <sip:anonymous@anonymous.invalid>'
        shown, headers = {
            "number": (shown_as, ()),
            "nothing": ("<sip:[local_ip]:[local_port]>", ()),
            "withheld": (hidden, ("Privacy: id",)),
            "withheld but told": (
                hidden,
                (
                    "Privacy: id",
                    f"P-Asserted-Identity: <sip:{caller.number}@[local_ip]>",
                ),
            ),
        }[caller.shown]
        self._side = sip.CallingSide(number, shown, call_id)
        if second_line:
            self._add(
                '<recvCmd><action><ereg regexp="go" search_in="msg" assign_to="go"/></action></recvCmd>'
                '<Reference variables="go"/>'
            )
        self._log("invited")
        self._send(self._side.invite(*headers), again=True)
        self._receive('response="100" optional="true"')

    def is_answered(self) -> Self:
        """Wait for an answer."""
        self._hears_ringing()
        self._receive(
            'response="200" rrs="true"',
            '<ereg regexp="tag=([^;[:space:]]*)" search_in="hdr" header="To:" assign_to="to,tag"/>',
            logged("answered"),
        )
        self._add('<Reference variables="to,tag"/>')
        self._send(self._write_request("ACK", 1))
        self._talks()
        return self

    def is_refused(self) -> Self:
        """Wait for a refusal, whichever."""
        self._hears_ringing()
        *others, last = _REFUSALS
        for code in others:
            self._receive(
                f'response="{code}" optional="true" next="refused"',
                logged(f"was_refused {code}"),
            )
        self._receive(f'response="{last}"', logged(f"was_refused {last}"))
        self._add('<label id="refused"/>')
        self._send(self._side.take_refusal())
        return self

    def gives_up(self, seconds: float) -> Self:
        """Let it ring for a while, and give up."""
        self._receive('response="183" optional="true"')
        self._receive('response="180"', logged("rang"))
        self.waits(seconds)
        self._send(self._side.cancel(), again=True)
        self._receive('response="200"')
        self._receive('response="487"')
        self._log("cancelled")
        self._send(self._side.take_refusal())
        return self

    def hands_over(self) -> Self:
        """Tell the first line how to refer to this call, and wait for its end."""
        self._add(
            "<sendCmd><![CDATA[\nCall-ID: [call_id]\n"
            "Replace: consult///[call_id]%3Bto-tag%3D[$tag]%3Bfrom-tag%3D[pid]c[call_number]\n\n]]></sendCmd>"
        )
        return self.is_hung_up()

    def _hears_ringing(self) -> Self:
        # Each may come twice, in either order.
        for code in (180, 183, 180, 183, 181):
            heard = (logged("rang"),) if code == 180 else ()
            self._receive(f'response="{code}" optional="true"', *heard)
        return self

    @override
    def _write_request(
        self, method: str, sequence: int, *headers: str, **body: str
    ) -> str:
        return self._side.request(method, sequence, *headers, **body)
