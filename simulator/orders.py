"""Applications that have a PBX hang up, besides dial."""

from .api_request import Failed
from .dialling import DiallingSystem
from .live_call import Kind, LiveCall, Party
from .wire_text import Reply


class OrderedSystem(DiallingSystem):
    """A phone system that applications can have dial and hang up.

    A call ends with the channel that is hung up; whoever only rings beside others rings no more, and the call goes on. Which
    numbers are answered for what is gone is not documented; here it is that of a call that does not exist.
    """

    def hang_up_channel(self, channel_id: str) -> LiveCall:
        """Hang up a channel, and return its call. Raises Failed with the number that says why not."""
        if not channel_id:
            raise Failed("10004")
        found = [
            (call, party)
            for call, party in self._live()
            if party.channel_id == channel_id
        ]
        self._hang_up(found)
        return found[0][0]

    def hang_up_extension(self, fields: dict[str, str]) -> Reply:
        """Answer extension/hangup, which Yeastar's v1 and OpenVox have: the extension leaves the calls that it is in."""
        number = fields.get("extid", "")
        if not number:
            raise Failed("10004")
        if number not in self.office.extensions:
            raise Failed("10006")
        self._hang_up(
            [
                (call, party)
                for call, party in self._live()
                if party.kind is Kind.EXTENSION and party.number == number
            ]
        )
        return {"status": "Success"}

    def hang_up_inbound(self, fields: dict[str, str]) -> Reply:
        """Answer inbound/hangup of the same."""
        return self._hang_up_line(Kind.INBOUND, fields)

    def hang_up_outbound(self, fields: dict[str, str]) -> Reply:
        """Answer outbound/hangup of the same."""
        return self._hang_up_line(Kind.OUTBOUND, fields)

    def _hang_up_line(self, kind: Kind, fields: dict[str, str]) -> Reply:
        line_id = fields.get(f"{kind}id", "")
        if not line_id:
            raise Failed("10004")
        self._hang_up(
            [
                (call, party)
                for call, party in self._live()
                if party.kind is kind and line_id in {party.unique_id, call.call_id}
            ]
        )
        return {"status": "Success"}

    def _live(self) -> list[tuple[LiveCall, Party]]:
        calls = self.switchboard.in_progress
        return [(call, party) for call in calls for party in call.live]

    def _hang_up(self, found: list[tuple[LiveCall, Party]]) -> None:
        if not found:
            raise Failed("10007")
        for call, party in found:
            # It may have ended with a party before.
            if call.in_progress:
                self._stage.hang_up(call, party)
