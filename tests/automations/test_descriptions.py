"""What the automation editor shows of triggers and conditions: the code, the descriptions, the texts, the icons and the page agree."""

from pathlib import Path
import re
from typing import Any

import pytest
import voluptuous as vol
import yaml

from custom_components.pbx.condition import CONDITIONS
from custom_components.pbx.const import DOMAIN
from custom_components.pbx.trigger import TRIGGERS
from homeassistant.core import HomeAssistant
from homeassistant.helpers import condition, icon, trigger
from homeassistant.setup import async_setup_component

from ..translations import EN

PACKAGE = Path("custom_components/pbx")
PAGE = Path("docs/triggers-and-conditions.md").read_text(encoding="utf-8")
DESCRIBED: dict[str, dict[str, Any]] = {
    kind: {
        key: described
        for key, described in yaml.safe_load(
            (PACKAGE / f"{kind}.yaml").read_text()
        ).items()
        if not key.startswith(".")
    }
    for kind in ("triggers", "conditions")
}
KEYS = [(kind, key) for kind, keys in DESCRIBED.items() for key in keys]

VALUES: dict[str, Any] = {
    "behavior": "all",
    "business_hours": "within",
    "called_number": "8000",
    "caller": "withheld",
    "calls": 4.0,
    "campaign": "3",
    "config_entry_id": "01JD0000000000000000000000",
    "direction": "inbound",
    "extension": "1000",
    "for": {"seconds": 5},
    "group": "Family",
    "minutes": 5.0,
    "number": "030*",
    "outcome": "failed",
    "reason_code": "3",
    "ring_seconds": 5.0,
    "seconds": 30.0,
    "trunk": "siptrunk",
}
"""Something that each field accepts, as the editor may write it."""

TARGET = {"entity_id": "sensor.office_state"}


async def validate(hass: HomeAssistant, kind: str, key: str, **options: Any) -> Any:
    """Let Home Assistant read a trigger or a condition."""
    target = {"target": TARGET} if "target" in DESCRIBED[kind][key] else {}
    config = {**target, "options": options}
    if kind == "triggers":
        return await trigger.async_validate_trigger_config(
            hass, [{"platform": f"{DOMAIN}.{key}", **config}]
        )
    return await condition.async_validate_condition_config(
        hass, {"condition": f"{DOMAIN}.{key}", **config}
    )


@pytest.fixture
async def hass(hass: HomeAssistant) -> HomeAssistant:
    """Have the integration, and automations."""
    assert await async_setup_component(hass, DOMAIN, {})
    assert await async_setup_component(hass, "automation", {})
    await hass.async_block_till_done()
    return hass


async def test_keys(hass: HomeAssistant) -> None:
    """Whatever the code offers is described, named and has an icon, and nothing else."""
    for kind, offered in (("triggers", TRIGGERS), ("conditions", CONDITIONS)):
        assert set(DESCRIBED[kind]) == set(offered) == set(EN[kind])
        icons = await icon.async_get_icons(hass, kind, [DOMAIN])
        assert set(icons[DOMAIN]) == set(offered)
        assert list(EN[kind]) == sorted(EN[kind])


async def test_home_assistant_reads_descriptions(hass: HomeAssistant) -> None:
    """Home Assistant accepts the descriptions."""
    for kind, found in (
        ("triggers", await trigger.async_get_all_descriptions(hass)),
        ("conditions", await condition.async_get_all_descriptions(hass)),
    ):
        for key in DESCRIBED[kind]:
            assert found[f"{DOMAIN}.{key}"]


@pytest.mark.parametrize(("kind", "key"), KEYS)
async def test_fields(hass: HomeAssistant, kind: str, key: str) -> None:
    """The code accepts the fields that are described, and no others."""
    fields = DESCRIBED[kind][key]["fields"]
    own = {field: VALUES[field] for field in fields}
    assert await validate(hass, kind, key, **own)
    for field in VALUES.keys() - fields.keys():
        with pytest.raises(vol.Invalid):
            await validate(hass, kind, key, **own, **{field: VALUES[field]})


@pytest.mark.parametrize(("kind", "key"), KEYS)
def test_texts(kind: str, key: str) -> None:
    """Each of them and each field has a name and a description, and each choice a text."""
    texts = EN[kind][key]
    described = DESCRIBED[kind][key]["fields"]
    assert set(texts) == {"name", "description", "fields"}
    begin = "Triggers when one or more " if kind == "triggers" else "Tests if "
    assert texts["description"].startswith(begin)
    assert list(texts["fields"]) == list(described)
    for name, field in described.items():
        assert set(texts["fields"][name]) == {"name", "description"}
        select = field["selector"].get("select") or {}
        choices = EN["selector"].get(select.get("translation_key"), {})
        assert set(select.get("options", ())) <= set(choices.get("options", ()))


@pytest.mark.parametrize(("kind", "key"), KEYS)
def test_documented(kind: str, key: str) -> None:
    """Each of them has a section of the page, which says how to write it and what each field does."""
    name = EN[kind][key]["name"]
    section = re.search(
        rf"^### {re.escape(name)}$(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL
    )
    assert section, f"There is no section {name!r}"
    assert f"`pbx.{key}`" in section[1]
    for field, texts in EN[kind][key]["fields"].items():
        assert f"| {texts['name']} | `{field}` |" in section[1], field


@pytest.mark.parametrize(
    ("key", "options"),
    [
        ("missed", {"caller": "friend"}),
        ("missed", {"ring_seconds": -1}),
        ("missed", {"ring_seconds": "long"}),
        ("missed", {"business_hours": "always"}),
        ("ended", {"direction": ["sideways"]}),
        ("ended", {"outcome": "good"}),
        ("caller_repeated", {"calls": 1}),
        ("caller_repeated", {"minutes": 0}),
        ("caller_waited", {"seconds": 0}),
    ],
)
async def test_refused(hass: HomeAssistant, key: str, options: dict[str, Any]) -> None:
    """What makes no sense is refused when the automation is saved."""
    with pytest.raises(vol.Invalid):
        await validate(hass, "triggers", key, **options)


@pytest.mark.parametrize("key", TRIGGERS)
async def test_target_needed(hass: HomeAssistant, key: str) -> None:
    """A trigger needs to know whose calls it is about."""
    with pytest.raises(vol.Invalid):
        await trigger.async_validate_trigger_config(
            hass, [{"platform": f"{DOMAIN}.{key}"}]
        )
