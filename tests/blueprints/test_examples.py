"""The examples in the documentation of automations, as Home Assistant takes them."""

from pathlib import Path
import re
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.const import DOMAIN
from homeassistant.core import HomeAssistant
from homeassistant.helpers.service import async_get_all_descriptions
from homeassistant.setup import async_setup_component
from homeassistant.util import yaml as yaml_util

PAGE = Path("docs/automations.md")
EXAMPLES = re.findall(
    r"^```yaml\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)
AUTOMATION = "automation.example"
ASKED_FOR_BY_HAND = {"triggers": {"trigger": "event", "event_type": "asked"}}


@pytest.fixture
def expected_lingering_timers() -> bool:
    """Let automations wait for their time of day when a test is over."""
    return True


def parsed(example: str) -> dict[str, Any]:
    """Return what an example says."""
    written = yaml_util.parse_yaml(example)
    assert isinstance(written, dict)
    return written


@pytest.mark.usefixtures("entry")
@pytest.mark.parametrize("example", EXAMPLES)
async def test_example(hass: HomeAssistant, example: str) -> None:
    """Each example is an automation that Home Assistant runs."""
    config = {
        "id": "example",
        "alias": "Example",
        **ASKED_FOR_BY_HAND,
        **parsed(example),
    }
    assert await async_setup_component(hass, "automation", {"automation": config})
    await hass.async_block_till_done()
    state = hass.states.get(AUTOMATION)
    assert state
    assert state.state == "on"


async def test_actions(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """What the examples ask of the integration's own actions is among the fields of these."""
    own = [
        action
        for example in EXAMPLES
        for action in parsed(example)["actions"]
        if action["action"].startswith(f"{DOMAIN}.")
    ]
    described = (await async_get_all_descriptions(hass))[DOMAIN]
    assert own
    for action in own:
        fields = described[action["action"].removeprefix(f"{DOMAIN}.")]["fields"]
        assert action["data"].keys() <= fields.keys()


def test_there_are_examples() -> None:
    """The page has examples, so that there is something to try."""
    assert len(EXAMPLES) > 5
