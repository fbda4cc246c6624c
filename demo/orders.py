"""Orders to phone systems, given through Home Assistant's actions, and what they come to."""

from functools import partial
from typing import Any

from .api import ApiError
from .checklist import Checklist
from .observer import Observer


async def order(
    checklist: Checklist, observer: Observer[Any], action: str, **fields: Any
) -> None:
    """Check that a system takes an order.

    Args:
        checklist: Where the check goes.
        observer: The system.
        action: The action, without ``pbx.``.
        fields: What it is given besides the system.
    """
    name = f"{observer.title}: pbx.{action}"
    try:
        answer = await _tell(observer, action, **fields)
    except ApiError as err:
        checklist.check(name, False, err)
    else:
        checklist.check(name, True, answer)


async def is_refused(
    checklist: Checklist,
    observer: Observer[Any],
    action: str,
    text: str,
    **fields: Any,
) -> None:
    """Check that an order is refused with a text that people can read in their language.

    Args:
        checklist: Where the check goes.
        observer: The system.
        action: The action, without ``pbx.``.
        text: The key of the text.
        fields: What it is given besides the system.
    """
    name = f"{observer.title}: pbx.{action} is refused"
    try:
        answer = await _tell(observer, action, **fields)
    except ApiError as err:
        checklist.check(name, f"'translation_key': '{text}'" in str(err), err)
    else:
        checklist.check(name, False, answer)


async def shows(
    checklist: Checklist, observer: Observer[Any], extension: str, state: str
) -> None:
    """Check that an extension comes to be shown in a state."""
    await checklist.comes_to(
        f"{observer.title}: an extension is {state}",
        partial(observer.part_state, f"extension-{extension}-state"),
        state,
    )


async def run_action(
    observer: Observer[Any], domain: str, action: str, /, **fields: Any
) -> None:
    """Run an action that answers nothing. Raises ApiError when it failed."""
    await observer.api.command(
        "call_service", domain=domain, service=action, service_data=fields
    )


async def _tell(observer: Observer[Any], action: str, **fields: Any) -> dict[str, Any]:
    return await observer.api.action(
        "pbx", action, config_entry_id=observer.entry_id, **fields
    )
