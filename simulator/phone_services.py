"""What applications have a PBX do besides calls: play prompts, pause the agents of its queue, and have phones not ring."""

from typing import Any, Final

from .api_request import Failed
from .live_call import ExtensionStatus, LiveCall
from .ordered import ControlledSystem
from .stories_dialled import ANSWERED
from .story import OUTSIDE, PBX, Action, Beat, Reason, Story, Truth
from .story_writer import Writer

NO_SUCH_EXTENSION: Final = "10006"
NO_SUCH_QUEUE: Final = "10013"
NO_SUCH_PROMPT: Final = "10023"


class ServicedSystem(ControlledSystem):
    """A phone system that applications can have do more than calls."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Begin with no agent paused."""
        super().__init__(*args, **more)
        self.paused: set[str] = set()
        """The agents that the queue leaves out. Every extension is an agent."""

    def play_prompt(
        self, number: str, prompts: str, permission: str, *, auto_answer: bool = False
    ) -> LiveCall:
        """Call a number and play prompts; the call plays by itself, as ``dialling`` says.

        Args:
            number: An extension, or an outside number.
            prompts: The names of the prompts with a plus between.
            permission: The extension whose right to call outside counts.
            auto_answer: Whether the phone picks up by itself.

        Raises:
            Failed: With the number that says why not.
        """
        if not (number and prompts):
            raise Failed("10004")
        if not set(prompts.split("+")) <= set(self.office.prompts):
            raise Failed(NO_SUCH_PROMPT)
        inside = number in self.office.extensions
        if inside and self.switchboard.status(number) is not ExtensionStatus.IDLE:
            raise Failed("10008")
        called, ending = self.reach(number, permission)
        by = called if inside else OUTSIDE
        w = Writer(self.rng, self.office)
        start = Beat(
            delay=0,
            action=Action.DIAL,
            by=by,
            to=called,
            trunk="" if inside else self.office.trunk,
        )
        if ending == ANSWERED:
            wait = w.seconds(0.1, 0.3) if auto_answer else w.seconds(2, 18)
            beats = [
                Beat(delay=wait, action=Action.LIFT, by=by),
                Beat(delay=0, action=Action.PICK_UP),
                Beat(delay=w.seconds(3, 15), action=Action.HANG_UP, by=PBX),
                w.record(),
            ]
        else:
            beats = [w.fail(by, Reason.NOT_ANSWERED, after=15), *w.dropped()]
        nobody = Truth(direction="", outcome="", caller=called, called=called)
        story = Story(kind="prompt", truth=nobody, beats=(start, *beats))
        return self._stage.begin(story, self.dialling.dial_speed)

    def pause_agent(self, queue: str, extension: str, *, paused: bool) -> None:
        """Have the queue leave an agent out, or count on it again. Raises Failed."""
        if not (queue and extension):
            raise Failed("10004")
        if queue != self.office.queue:
            raise Failed(NO_SUCH_QUEUE)
        if extension not in self.office.extensions:
            raise Failed(NO_SUCH_EXTENSION)
        if paused:
            self.paused.add(extension)
        else:
            self.paused.discard(extension)

    def update_extension(self, extension: str, fields: dict[str, str]) -> None:
        """Change the settings of an extension, of which there is only whether it rings. Raises Failed."""
        if not extension:
            raise Failed("10004")
        if extension not in self.office.extensions:
            raise Failed(NO_SUCH_EXTENSION)
        wanted = fields.get("dnd")
        if wanted not in {None, "on", "off"}:
            raise Failed("10017")
        if wanted is not None:
            self.set_do_not_disturb(extension, wanted == "on")
