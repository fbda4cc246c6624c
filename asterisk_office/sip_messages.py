"""The SIP messages that phones send, with SIPp's words in square brackets."""

from typing import Final

LAST_HEADERS: Final = ("Via", "From", "To", "Call-ID", "CSeq")
OWN_TAG: Final = ";tag=[pid]u[call_number]"
"""What a phone that is called adds to the dialog's To."""

_CALLERS_TAG: Final = "[pid]c[call_number]"
_CONTACT: Final = "Contact: <sip:[local_ip]:[local_port]>"
_ALLOW: Final = "Allow: INVITE, ACK, CANCEL, BYE, REFER, NOTIFY, INFO, OPTIONS"
_PBX: Final = "[remote_ip]:[remote_port]"


def sound(version: int = 1, direction: str = "sendrecv") -> str:
    """Return the description of the sound that a phone sends and wants, whose version counts up within a call."""
    return f"""\
v=0
o=phone 1 {version} IN IP4 [local_ip]
s=-
c=IN IP4 [media_ip]
t=0 0
m=audio [hears_at] RTP/AVP 0 96
a=rtpmap:0 PCMU/8000
a=rtpmap:96 telephone-event/8000
a=fmtp:96 0-15
a={direction}
"""


def message(
    first_line: str,
    *headers: str,
    body: str = "",
    body_type: str = "application/sdp",
) -> str:
    """Return a message of these lines."""
    if body:
        headers = (*headers, _ALLOW, f"Content-Type: {body_type}")
    length = "[len]" if body else "0"
    return "\n".join([first_line, *headers, f"Content-Length: {length}", "", body])


def reply(
    status: str, *, tagged: bool = True, contact: str = _CONTACT, body: str = ""
) -> str:
    """Return a reply to the last request.

    Args:
        status: Code and words.
        tagged: The request opened a dialog, so that the reply gets this phone's tag.
        contact: Where to go on.
        body: The description of its sound.
    """
    taken_over = (
        f"[last_{name}:]{OWN_TAG if tagged and name == 'To' else ''}"
        for name in LAST_HEADERS
    )
    return message(f"SIP/2.0 {status}", *taken_over, contact, body=body)


def answer_to_invite() -> str:
    """Return the answer to the INVITE of a call, where the last request was another."""
    return message(
        "SIP/2.0 200 OK",
        "Via:[$via]",
        "From:[$peer]",
        f"To:[$me]{OWN_TAG}",
        "Call-ID: [call_id]",
        "CSeq: [$cseq] INVITE",
        _CONTACT,
        body=sound(),
    )


def terminated() -> str:
    """Return the reply to an INVITE that was cancelled; the last request was the CANCEL."""
    names = [f"[last_{name}:]" for name in LAST_HEADERS[:-1]]
    names[2] += OWN_TAG
    return message("SIP/2.0 487 Request Terminated", *names, "CSeq: [$cseq] INVITE")


def register(extension: int, at: str, seconds: int) -> str:
    """Return the request that makes an extension's phone known.

    Args:
        extension: The extension.
        at: Address and port where its phone is.
        seconds: For how long; 0 makes it unknown.
    """
    return message(
        f"REGISTER sip:{_PBX} SIP/2.0",
        "Via: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]",
        f"From: <sip:{extension}@[remote_ip]>;tag=[pid]r[call_number]",
        f"To: <sip:{extension}@[remote_ip]>",
        "Call-ID: [call_id]",
        "CSeq: 1 REGISTER",
        f"Contact: <sip:{extension}@{at}>",
        f"Expires: {seconds}",
        "Max-Forwards: 70",
    )


class CalledSide:
    """Requests within a call that this phone was called in; the scenario kept peer, me and target from the INVITE."""

    def request(self, method: str, sequence: int, *headers: str, **body: str) -> str:
        """Return a request.

        Args:
            method: The method.
            sequence: The number of the request.
            headers: Lines besides those that all have.
            body: Its ``body``, and the body's ``body_type``.
        """
        return message(
            f"{method} [$target] SIP/2.0",
            "Via: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]",
            f"From: [$me]{OWN_TAG}",
            "To: [$peer]",
            "Call-ID: [call_id]",
            f"CSeq: {sequence} {method}",
            _CONTACT,
            "Max-Forwards: 70",
            *headers,
            **body,
        )


class CallingSide:
    """Requests of a call that this phone makes."""

    def __init__(self, number: str, caller: str, call_id: str = "[call_id]") -> None:
        """Call a number.

        Args:
            number: The number.
            caller: What stands in From without its tag.
            call_id: The id of the call.
        """
        self._number = number
        self._caller = caller
        self._call_id = call_id

    def request(self, method: str, sequence: int, *headers: str, **body: str) -> str:
        """Return a request within the call, as CalledSide does."""
        return self._write(
            f"{method} [next_url]", "[branch]", f"{sequence} {method}", *headers, **body
        )

    def invite(self, *headers: str) -> str:
        """Return the request that begins the call."""
        return self._first("INVITE", *headers, body=sound())

    def cancel(self) -> str:
        """Return the request that ends it before it is answered."""
        return self._first("CANCEL")

    def take_refusal(self) -> str:
        """Return what is said to a refusal."""
        return self._first("ACK")

    def _first(self, method: str, *headers: str, **body: str) -> str:
        """Return a message that belongs to the very first request: it has the same branch."""
        first_line = f"{method} sip:{self._number}@{_PBX}"
        branch = "z9hG4bK[pid]i[call_number]"
        return self._write(first_line, branch, f"1 {method}", *headers, **body)

    def _write(
        self, first_line: str, branch: str, sequence: str, *headers: str, **body: str
    ) -> str:
        tag = (
            ""
            if first_line.startswith(("INVITE sip", "CANCEL"))
            else "[peer_tag_param]"
        )
        return message(
            f"{first_line} SIP/2.0",
            f"Via: SIP/2.0/UDP [local_ip]:[local_port];branch={branch}",
            f"From: {self._caller};tag={_CALLERS_TAG}",
            f"To: <sip:{self._number}@{_PBX}>{tag}",
            f"Call-ID: {self._call_id}",
            f"CSeq: {sequence}",
            _CONTACT,
            "Max-Forwards: 70",
            *headers,
            **body,
        )
