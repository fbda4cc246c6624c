"""What any phone does within a call."""

from abc import ABC, abstractmethod
from typing import Final, Self

from . import sip_messages as sip
from .script import Script

TONE_FILE: Final = "tone.ulaw"
"""What is heard of a phone, so that a mailbox has something to keep."""

KEY_GAP: Final = 0.15
"""Seconds before a key is pressed."""


class Conversation(Script, ABC):
    """A script of one side of a call."""

    def __init__(self, variables: str, first_sequence: int) -> None:
        """Begin without a step.

        Args:
            variables: What the steps keep.
            first_sequence: The number of the first request that this side sends within the call.
        """
        super().__init__(variables)
        self._sequence = first_sequence
        self._sound_version = 1

    def hangs_up(self) -> Self:
        """End the call."""
        self._log("hung_up")
        self._request("BYE")
        self._receive('response="200"')
        return self

    def is_hung_up(self) -> Self:
        """Wait until the other side ends the call."""
        self._receive('request="BYE"')
        return self._takes_hang_up()

    def _takes_hang_up(self) -> Self:
        self._log("was_hung_up")
        self._send(sip.reply("200 OK", tagged=False))
        # To be there if the other side did not hear that.
        return self.waits(0.2)

    def holds(self, seconds: float) -> Self:
        """Put the other side on hold and take it back."""
        return self.begins_to_hold().waits(seconds).resumes()

    def begins_to_hold(self) -> Self:
        """Put the other side on hold."""
        self._asks_for("sendonly", "held")
        return self

    def resumes(self) -> Self:
        """Take the other side back."""
        self._asks_for("sendrecv", "resumed")
        return self

    def holds_when_told(self) -> Self:
        """Put the other side on hold when the phone system tells the phone to."""
        self._is_told("hold")
        return self.begins_to_hold()

    def resumes_when_told(self) -> Self:
        """Take the other side back when the phone system tells the phone to."""
        self._is_told("talk")
        return self.resumes()

    def _is_told(self, what: str) -> None:
        self._receive(
            'request="NOTIFY"',
            f'<ereg regexp="^ *{what}" search_in="hdr" header="Event:" check_it="true" assign_to="told"/>',
        )
        self._add('<Reference variables="told"/>')
        self._send(sip.reply("200 OK", tagged=False))

    def presses(self, keys: str) -> Self:
        """Press keys."""
        for key in keys:
            # Not afterwards, when the call may end at once.
            self.waits(KEY_GAP)
            self._request(
                "INFO",
                body=f"Signal={key}\nDuration=160\n",
                body_type="application/dtmf-relay",
            )
            self._receive('response="200"')
        return self

    def transfers_to(self, target: str) -> Self:
        """Send the other side to a number with the phone's transfer key, and hang up.

        Args:
            target: The number, or a number with what it replaces.
        """
        number, _, replaced = target.partition("?")
        address = (
            f"{number}@[remote_ip]:[remote_port]{f'?{replaced}' if replaced else ''}"
        )
        self._request(
            "REFER",
            f"Refer-To: <sip:{address}>",
            "Referred-By: <sip:[local_ip]>",
            "Refer-Sub: false",
        )
        self._receive('response="200" optional="true" next="sent"')
        self._receive('response="202"')
        self._add('<label id="sent"/>')
        self._log("transferred")
        return self.waits(0.4).hangs_up()

    @abstractmethod
    def _write_request(
        self, method: str, sequence: int, *headers: str, **body: str
    ) -> str:
        """Return a request within the call."""

    def _request(self, method: str, *headers: str, **body: str) -> None:
        text = self._write_request(method, self._sequence, *headers, **body)
        self._sequence += 1
        self._send(text, again=True)

    def _asks_for(self, direction: str, event: str) -> None:
        """Change which way the sound goes."""
        self._sound_version += 1
        self._request("INVITE", body=sip.sound(self._sound_version, direction))
        self._receive('response="100" optional="true"')
        self._receive('response="200"')
        self._send(self._write_request("ACK", self._sequence - 1))
        self._log(event)

    def _talks(self) -> None:
        """Send sound from now on."""
        self._act(f'<exec rtp_stream="{TONE_FILE},-1,0"/>')
