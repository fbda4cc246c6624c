"""What a phone does when it is called."""

from typing import Final, Self, override

from . import sip_messages as sip
from .conversation import Conversation
from .script import logged

_KEPT_OF_INVITE: Final = """\
<ereg regexp=".*" search_in="hdr" header="Via:" assign_to="via"/>
<ereg regexp=".*" search_in="hdr" header="From:" assign_to="peer"/>
<ereg regexp=".*" search_in="hdr" header="To:" assign_to="me"/>
<ereg regexp="sip:[^&gt;]*" search_in="hdr" header="Contact:" assign_to="target"/>
<ereg regexp="[0-9]+" search_in="hdr" header="CSeq:" assign_to="cseq"/>
<test assign_to="engaged" variable="answers" compare="greater_than" value="0"/>
"""


class Called(Conversation):
    """A phone, or somebody outside, that is called."""

    def __init__(self) -> None:
        """Wait for the call."""
        super().__init__("answers,via,peer,me,target,cseq,engaged", first_sequence=1)
        self._side = sip.CalledSide()
        self._receive('request="INVITE"', _KEPT_OF_INVITE, logged("invited"))

    def rings(self, seconds: float = 0) -> Self:
        """Ring."""
        self._send(sip.reply("180 Ringing"))
        self._log("rang")
        return self.waits(seconds)

    def announces(self, seconds: float) -> Self:
        """Let the caller hear something that is no answer."""
        self._send(sip.reply("183 Session Progress", body=sip.sound()))
        return self.waits(seconds)

    def answers(self) -> Self:
        """Answer the call."""
        return self._answers(sip.reply("200 OK", body=sip.sound()))

    def answers_when_told(self) -> Self:
        """Ring until the phone system tells the phone to pick up, and answer the call."""
        self._is_told("talk")
        return self._answers(sip.answer_to_invite())

    def _answers(self, text: str) -> Self:
        self._send(text, again=True)
        self._receive('request="ACK"')
        self._act('<add assign_to="answers" value="1"/>')
        self._log("answered")
        self._talks()
        return self

    def refuses(self, code: int, words: str) -> Self:
        """Refuse the call."""
        self._refuses(sip.reply(f"{code} {words}"))
        self._log(f"refused {code}")
        return self

    def forwards_to(self, number: str) -> Self:
        """Tell the phone system whom to call instead."""
        contact = f"Contact: <sip:{number}@[remote_ip]:[remote_port]>"
        self._refuses(sip.reply("302 Moved Temporarily", contact=contact))
        self._log("refused 302")
        return self

    def is_cancelled(self) -> Self:
        """Ring until the caller gives up or somebody else answers."""
        self._receive('request="CANCEL"')
        return self._takes_cancellation()

    def answers_unless_cancelled(
        self, ring: float, longest_talk: float, follows: int = 0
    ) -> Self:
        """Ring, and answer unless the caller gives up before or somebody else answers; talk until one has had enough.

        Args:
            ring: For how many seconds it rings.
            longest_talk: After how many seconds the called hangs up, counted from when it last held or resumed.
            follows: How often it holds and resumes when the phone system tells it to.
        """
        self.rings()
        self._receives_within(ring, "CANCEL", otherwise="patience")
        self._takes_cancellation()
        self._add('<nop next="end"/>')
        self._add('<label id="patience"/>')
        self.answers()
        for time in range(follows):
            self._is_told_within(longest_talk, f"hold{time}")
            self.begins_to_hold()
            self._is_told_within(longest_talk, f"resume{time}")
            self.resumes()
        self._receives_within(longest_talk, "BYE", otherwise="enough")
        self._takes_hang_up()
        self._add('<nop next="end"/>')
        self._add('<label id="enough"/>')
        self.hangs_up()
        self._add('<label id="end"/>')
        return self.waits(0.1)

    def refuses_numbers(self, ending: str, code: int, words: str) -> Self:
        """Refuse calls to numbers with some ending, and go on with others."""
        found, others = f"ends{ending}", f"others{ending}"
        self._act(
            f'<ereg regexp="{ending}@" search_in="var" variable="me" assign_to="{found}"/>'
        )
        self._add(f'<nop next="is{ending}" test="{found}"/>')
        self._add(f'<nop next="{others}"/>')
        self._add(f'<label id="is{ending}"/>')
        self.refuses(code, words)
        self._add('<nop next="end"/>')
        self._add(f'<label id="{others}"/>')
        return self

    def answers_only_first(self, ring: float) -> Self:
        """Answer the first call until its end; let a further call ring until it is given up."""
        self.rings()
        self._add('<nop next="engaged" test="engaged"/>')
        self.waits(ring).answers().is_hung_up()
        self._add('<nop next="end"/>')
        self._add('<label id="engaged"/>')
        self.is_cancelled()
        self._add('<label id="end"/>')
        return self.waits(0.1)

    def has_colleague_called(self, number: str) -> Self:
        """Put the caller on hold, have the second line call a colleague, and join the two when that line is ready.

        Args:
            number: Whom the second line calls.
        """
        self.begins_to_hold()
        self._add(
            "<sendCmd><![CDATA[\nCall-ID: [call_id]\nCommand: go\n\n]]></sendCmd>"
        )
        self._add(
            '<recvCmd><action><ereg regexp="Replace: ([^[:space:]]*)" search_in="msg" assign_to="whole,dialog"/>'
            "</action></recvCmd>"
        )
        self.transfers_to(f"{number}?Replaces=[$dialog]")
        self._add('<Reference variables="whole"/>')
        return self

    def _receives_within(self, seconds: float, request: str, otherwise: str) -> None:
        """Wait for a request, and go on at a label if it does not come."""
        self._receive(
            f'request="{request}" timeout="{seconds * 1000:.0f}" ontimeout="{otherwise}"'
        )

    def _is_told_within(self, seconds: float, step: str) -> None:
        """Wait until the phone system tells the phone to do something; end if it hangs up, or tells nothing."""
        waits = f'timeout="{seconds * 1000:.0f}" ontimeout="enough"'
        self._receive(f'request="NOTIFY" optional="true" {waits} next="{step}"')
        self._receive(f'request="BYE" {waits}')
        self._takes_hang_up()
        self._add('<nop next="end"/>')
        self._add(f'<label id="{step}"/>')
        self._send(sip.reply("200 OK", tagged=False))

    def _takes_cancellation(self) -> Self:
        self._send(sip.reply("200 OK", tagged=False))
        self._refuses(sip.terminated())
        self._log("was_cancelled")
        return self

    def _refuses(self, text: str) -> None:
        self._send(text, again=True)
        self._receive('request="ACK"')

    @override
    def _write_request(
        self, method: str, sequence: int, *headers: str, **body: str
    ) -> str:
        return self._side.request(method, sequence, *headers, **body)
