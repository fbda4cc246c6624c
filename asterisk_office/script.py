"""What a phone does, step by step, written as a scenario for SIPp."""

from typing import Self

from . import sip_messages as sip


class Script:
    """Steps in their order. Each method adds one, and returns the script.

    Steps that somebody at the phone would notice are logged with their time: see ``leg.py``.
    """

    def __init__(self, variables: str = "answers") -> None:
        """Begin without a step.

        Args:
            variables: What the steps keep; SIPp insists on a mention of each.
        """
        self._steps: list[str] = []
        self._variables = variables

    def as_xml(self) -> str:
        """Return the scenario."""
        return "\n".join(
            [
                '<?xml version="1.0" encoding="UTF-8"?>',
                '<scenario name="phone">',
                '<Global variables="answers"/>',
                *self._steps,
                f'<Reference variables="{self._variables}"/>',
                "</scenario>",
            ]
        )

    def waits(self, seconds: float) -> Self:
        """Go on as it is."""
        self._add(f'<pause milliseconds="{seconds * 1000:.0f}"/>')
        return self

    def _add(self, step: str) -> None:
        self._steps.append(step)

    def _send(self, text: str, *, again: bool = False) -> None:
        repeat = ' retrans="500"' if again else ""
        self._add(f"<send{repeat}><![CDATA[\n{text}\n]]></send>")

    def _receive(self, what: str, *actions: str) -> None:
        inside = f"<action>{''.join(actions)}</action>" if actions else ""
        self._add(f"<recv {what}>{inside}</recv>")

    def _log(self, event: str) -> None:
        self._act(logged(event))

    def _act(self, action: str) -> None:
        self._add(f"<nop><action>{action}</action></nop>")


class Registering(Script):
    """A phone that makes itself known."""

    def __init__(self, extension: int, at: str, seconds: int) -> None:
        """Register.

        Args:
            extension: The extension.
            at: Address and port where the phone is called.
            seconds: For how long; 0 to be no longer known.
        """
        super().__init__()
        self._send(sip.register(extension, at, seconds), again=True)
        self._receive('response="100" optional="true"')
        self._receive('response="200"')


class Provider(Script):
    """The provider's own machine, which people never hear: it lets the phone system register and answers when asked."""

    def __init__(self) -> None:
        """Answer one question."""
        super().__init__()
        self._receive('request="REGISTER|OPTIONS" regexp_match="true"')
        self._send(sip.reply("200 OK", contact="[last_Contact:]\nExpires: 300"))


def logged(event: str) -> str:
    """Return the action that logs an event."""
    return f'<log message="[timestamp] [call_number] {event}"/>'
