"""Orders to a Yeastar P-Series about extensions: to let them be, and to leave them out of queues.

Extensions and queues are named by ids of the PBX's own there. See
https://help.yeastar.com/en/p-series-appliance-edition/developer-guide/edit-an-extension.html and
https://help.yeastar.com/en/p-series-software-edition/developer-guide/agent-management-pause-or-unpause-queue-service.html.
"""

import re
from typing import Final, override

from ..base import PhoneSystem
from ..errors import OrderProblem, OrderRefused
from ..lenient_values import Fields, number, text, whole
from .error_codes import NOT_FOUND, explained_refusal
from .open_api import OpenApi
from .presence import AVAILABLE, DO_NOT_DISTURB, read_do_not_disturb

EXTENSIONS: Final = "extension/list"
QUEUES: Final = "queue/list"
QUEUES_KEY: Final = "queue_list"
"""What the answer calls its list, otherwise than the others'."""

_REASON_CODE: Final = re.compile(r"\*\d+", re.ASCII)
"""A feature code, which stands for a reason that the PBX knows. It refuses other reasons."""

_PAUSE_PROBLEMS: Final = {
    "ext_id": OrderProblem.NOT_IN_QUEUE,
    "queue_ids": OrderProblem.NO_SUCH_QUEUE,
    NOT_FOUND: OrderProblem.NOT_IN_QUEUE,
}
_PRESENCE_PROBLEMS: Final = {
    "id": OrderProblem.NO_SUCH_EXTENSION,
    NOT_FOUND: OrderProblem.NO_SUCH_EXTENSION,
}


class OrderedPeople(PhoneSystem):
    """A P-Series as it takes orders about extensions."""

    api: OpenApi

    @override
    async def set_do_not_disturb(self, extension: str, *, on: bool) -> None:
        row = await self._extension(extension)
        if bool(read_do_not_disturb(row.get("presence_status"))) is on:
            # Whoever is at lunch is not available because of that.
            return
        fields = {
            "id": whole(row.get("id")),
            "presence_status": DO_NOT_DISTURB if on else AVAILABLE,
        }
        with explained_refusal(_PRESENCE_PROBLEMS):
            await self.api.order("extension/update", fields)

    @override
    async def pause_agent(
        self, extension: str, queue: str | None, *, paused: bool, reason: str = ""
    ) -> None:
        row = await self._extension(extension)
        query: dict[str, str | int] = {"operation": "pause" if paused else "unpause"}
        if queue is not None:
            query["queue_ids"] = text((await self._queue(queue)).get("id")) or ""
        if paused and _REASON_CODE.fullmatch(reason):
            query["reason"] = reason
        with explained_refusal(_PAUSE_PROBLEMS):
            await self.api.order_by_get(
                "agent/pause", ext_id=text(row.get("id")) or "", **query
            )

    async def _extension(self, extension: str) -> Fields:
        rows = await self.api.ask_all(EXTENSIONS)
        return _find(rows, extension, OrderProblem.NO_SUCH_EXTENSION)

    async def _queue(self, queue: str) -> Fields:
        rows = await self.api.ask_all(QUEUES, QUEUES_KEY)
        return _find(rows, queue, OrderProblem.NO_SUCH_QUEUE)


def _find(rows: list[Fields], wanted: str, problem: OrderProblem) -> Fields:
    """Return the row with a number. Raises OrderRefused when there is none."""
    for row in rows:
        if number(row.get("number")) == wanted:
            return row
    raise OrderRefused.because("The phone system has none with this number", problem)
