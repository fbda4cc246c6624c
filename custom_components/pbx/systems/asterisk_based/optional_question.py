"""Questions that not every phone system answers."""

from collections.abc import Awaitable, Callable

from ..errors import BadReply, NoAnswer, NotSupported


class OptionalQuestion[Answer]:
    """A question without whose answer everything else works. A system that refuses it is not asked again."""

    def __init__(self, ask: Callable[[], Awaitable[Answer]]) -> None:
        """Begin.

        Args:
            ask: Puts the question.
        """
        self._ask = ask
        self._refused = False

    async def answer(self) -> Answer | None:
        """Return what the system says; None where it does not. Raises CannotConnect."""
        if self._refused:
            return None
        try:
            return await self._ask()
        except NoAnswer:
            return None
        except BadReply, NotSupported:
            self._refused = True
            return None
