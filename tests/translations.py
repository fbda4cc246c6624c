"""Fail a test that shows people a text which translations/en.json does not have.

Home Assistant's own tests have such a check; it is not among what they share with others.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
import json
from pathlib import Path
from string import Formatter
from typing import Any
from unittest.mock import patch

from custom_components.pbx.const import DOMAIN
from homeassistant.config_entries import OptionsFlowManager
from homeassistant.core import ServiceRegistry
from homeassistant.data_entry_flow import FlowHandler, FlowManager, FlowResultType
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir

TRANSLATIONS = Path("custom_components/pbx/translations/en.json")

EN: dict[str, Any] = json.loads(TRANSLATIONS.read_text())


def texts(branch: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Return every text below a branch, with its path."""
    if isinstance(branch, str):
        yield path, branch
        return
    for key, below in branch.items():
        yield from texts(below, f"{path}.{key}")


def text(*path: str) -> str:
    """Return a text. Fails when it is not there."""
    value: Any = EN
    for key in path:
        assert key in value, f"en.json has no {'.'.join(path)}"
        value = value[key]
    assert isinstance(value, str), f"{'.'.join(path)} is no text"
    return value


def check(placeholders: Mapping[str, Any] | None, *path: str) -> None:
    """Fail when a text is not there, or needs something that it is not given."""
    names = {name for _, name, _, _ in Formatter().parse(text(*path)) if name}
    missing = names - set(placeholders or {})
    assert not missing, f"{'.'.join(path)} is not given {missing}"


def check_flow_result(category: str, result: Mapping[str, Any]) -> None:
    """Check every text of a step in a flow."""
    placeholders = result.get("description_placeholders")
    if result["type"] is FlowResultType.MENU:
        step = (category, "step", result["step_id"])
        check(placeholders, *step, "title")
        if "description" in EN[category]["step"][result["step_id"]]:
            check(placeholders, *step, "description")
        for option in result["menu_options"]:
            check(placeholders, *step, "menu_options", option)
            check(placeholders, *step, "menu_option_descriptions", option)
    if result["type"] is FlowResultType.SHOW_PROGRESS:
        check(placeholders, category, "step", result["step_id"], "title")
        check(placeholders, category, "progress", result["progress_action"])
    if result["type"] is FlowResultType.FORM:
        step = (category, "step", result["step_id"])
        check(placeholders, *step, "title")
        if "description" in EN[category]["step"][result["step_id"]]:
            check(placeholders, *step, "description")
        schema = result["data_schema"]
        for field in schema.schema if schema else ():
            check(placeholders, *step, "data", str(field))
            check(placeholders, *step, "data_description", str(field))
        for error in (result["errors"] or {}).values():
            check(placeholders, category, "error", error)
    if result["type"] is FlowResultType.ABORT and not result.get("translation_domain"):
        check(placeholders, category, "abort", result["reason"])
    if result["type"] is FlowResultType.CREATE_ENTRY and result.get("description"):
        check(placeholders, category, "create_entry", result["description"])


@contextmanager
def checked_translations() -> Iterator[None]:
    """Check the texts of flows, of repair issues and of what actions raise."""
    handle_step = FlowManager._async_handle_step
    get_or_create = ir.IssueRegistry.async_get_or_create
    call_service = ServiceRegistry.async_call

    async def checked_step(
        manager: FlowManager[Any, Any], flow: FlowHandler[Any, Any], *args: Any
    ) -> Any:
        result = await handle_step(manager, flow, *args)
        if isinstance(manager, OptionsFlowManager):
            entry = manager.hass.config_entries.async_get_known_entry(flow.handler)
            category, domain = "options", entry.domain
        else:
            category, domain = "config", flow.handler
        if domain == DOMAIN:
            check_flow_result(category, result)
        return result

    def checked_issue(
        registry: ir.IssueRegistry, domain: str, issue_id: str, **issue: Any
    ) -> ir.IssueEntry:
        entry = get_or_create(registry, domain, issue_id, **issue)
        if domain == DOMAIN:
            key = entry.translation_key or ""
            check(entry.translation_placeholders, "issues", key, "title")
            check(entry.translation_placeholders, "issues", key, "description")
        return entry

    async def checked_call(registry: ServiceRegistry, *args: Any, **kwargs: Any) -> Any:
        awaitable: Callable[..., Awaitable[Any]] = call_service
        try:
            return await awaitable(registry, *args, **kwargs)
        except HomeAssistantError as err:
            if err.translation_domain == DOMAIN:
                check(
                    err.translation_placeholders,
                    "exceptions",
                    err.translation_key or "",
                    "message",
                )
            raise

    with (
        patch.object(FlowManager, "_async_handle_step", checked_step),
        patch.object(ir.IssueRegistry, "async_get_or_create", checked_issue),
        patch.object(ServiceRegistry, "async_call", checked_call),
    ):
        yield
