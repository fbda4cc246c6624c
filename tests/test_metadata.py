"""What hassfest and the HACS action would check, as far as it can be checked here."""

from importlib.metadata import version as installed_version
import json
from pathlib import Path
import re
import struct
from typing import Any

from awesomeversion import AwesomeVersion
import pytest
import yaml

from custom_components.pbx.const import DOMAIN
from custom_components.pbx.systems import SYSTEMS
from custom_components.pbx.systems.base import PhoneSystem
from homeassistant import loader
from homeassistant.const import __version__ as HOME_ASSISTANT
from homeassistant.core import HomeAssistant
from homeassistant.helpers import icon, service
from homeassistant.setup import async_setup_component

from .translations import EN, texts

PACKAGE = Path("custom_components/pbx")
MANIFEST: dict[str, Any] = json.loads((PACKAGE / "manifest.json").read_text())
HACS: dict[str, Any] = json.loads(Path("hacs.json").read_text())
CODE = {path: path.read_text() for path in PACKAGE.rglob("*.py")}

# home-assistant/core, script/hassfest/manifest.py: the keys of a custom integration.
MANIFEST_KEYS = {
    "after_dependencies",
    "codeowners",
    "config_flow",
    "dependencies",
    "documentation",
    "domain",
    "integration_type",
    "iot_class",
    "issue_tracker",
    "loggers",
    "name",
    "quality_scale",
    "requirements",
    "version",
}
# hacs/integration, custom_components/hacs/utils/validate.py.
HACS_KEYS = {
    "content_in_root",
    "country",
    "filename",
    "hacs",
    "hide_default_branch",
    "homeassistant",
    "name",
    "persistent_directory",
    "render_readme",
    "zip_release",
}
TIERS = {"bronze": 20, "silver": 10, "gold": 21, "platinum": 3}


def test_manifest_keys() -> None:
    """Domain and name come first, then the alphabet, and nothing unknown."""
    keys = list(MANIFEST)
    assert keys[:2] == ["domain", "name"]
    assert keys[2:] == sorted(keys[2:])
    assert set(keys) <= MANIFEST_KEYS
    assert MANIFEST["domain"] == DOMAIN == PACKAGE.name


def test_manifest_values() -> None:
    """Values are what Home Assistant and HACS accept."""
    assert AwesomeVersion(MANIFEST["version"]).valid
    assert MANIFEST["version"] in Path("pyproject.toml").read_text()
    assert MANIFEST["documentation"].startswith("https://")
    assert "home-assistant.io" not in MANIFEST["documentation"]
    assert MANIFEST["issue_tracker"].startswith("https://")
    assert all(owner.startswith("@") for owner in MANIFEST["codeowners"])
    assert MANIFEST["iot_class"] == "local_push"
    assert MANIFEST["integration_type"] == "hub"
    assert MANIFEST["requirements"] == sorted(MANIFEST["requirements"])
    assert MANIFEST["dependencies"] == sorted(MANIFEST["dependencies"])


@pytest.mark.parametrize("requirement", MANIFEST["requirements"])
def test_requirement_is_what_is_tested(requirement: str) -> None:
    """The tests run with the versions that Home Assistant will install."""
    name, _, version = requirement.partition("==")
    assert installed_version(name) == version


def test_requirements_fit_home_assistant() -> None:
    """A version that Home Assistant pins is the version that is asked for."""
    constraints = Path(loader.__file__).with_name("package_constraints.txt").read_text()
    pinned = dict(re.findall(r"^([\w.-]+)==(\S+)$", constraints, re.MULTILINE))
    wanted = dict(item.split("==") for item in MANIFEST["requirements"])
    assert {name: pinned.get(name, wanted[name]) for name in wanted} == wanted


def test_imported_components_are_dependencies() -> None:
    """Integrations that the code imports are in the manifest."""
    imported = {
        module
        for source in CODE.values()
        for line in re.findall(
            r"^ *from homeassistant\.components(?:\.(\w+)[\w.]*)? import (\w+)",
            source,
            re.MULTILINE,
        )
        for module in [line[0] or line[1]]
    }
    # Entity platforms and the parts that every Home Assistant has need no mention.
    always_there = {
        "binary_sensor",
        "button",
        "diagnostics",
        "event",
        "homeassistant",
        "logbook",
        "repairs",
        "sensor",
        "switch",
        "system_health",
        "todo",
        "websocket_api",
    }
    declared = {*MANIFEST["dependencies"], *MANIFEST["after_dependencies"]}
    assert imported - always_there <= declared
    assert declared <= imported | {"http"}


async def test_loader_accepts_integration(hass: HomeAssistant) -> None:
    """Home Assistant's own loader reads the manifest."""
    integration = await loader.async_get_integration(hass, DOMAIN)
    assert integration.version == MANIFEST["version"]
    assert integration.config_flow
    assert await integration.resolve_dependencies() == set(MANIFEST["dependencies"])
    assert integration.has_translations


def test_hacs_json() -> None:
    """Only keys that HACS knows, and a Home Assistant that is new enough."""
    assert set(HACS) <= HACS_KEYS
    assert HACS["name"]
    assert AwesomeVersion(HACS["homeassistant"]) <= AwesomeVersion(HOME_ASSISTANT)


def test_hacs_structure() -> None:
    """One integration, with its licence and something to read."""
    folders = [path for path in Path("custom_components").iterdir() if path.is_dir()]
    assert [path.name for path in folders if path.name != "__pycache__"] == [DOMAIN]
    assert Path("README.md").stat().st_size > 1000
    assert "Apache License" in Path("LICENSE").read_text()
    assert (PACKAGE / "config_flow.py").exists()
    assert not (PACKAGE / "strings.json").exists()


@pytest.mark.parametrize("system", SYSTEMS.values(), ids=SYSTEMS)
def test_set_up_is_documented(system: type[PhoneSystem]) -> None:
    """The set-up form links to a section of the README."""
    headings = re.findall(r"^#+ (.+)$", Path("README.md").read_text(), re.MULTILINE)
    anchors = {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in headings
    }
    assert system.documentation in anchors


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.json")), ids=lambda path: path.name
)
def test_json_can_be_read(path: Path) -> None:
    """Every JSON file holds an object without repeated keys."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        assert sorted(keys) == sorted(set(keys))
        return dict(pairs)

    assert json.loads(path.read_text(), object_pairs_hook=unique)


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [
        ("icon.png", 256, 256),
        ("icon@2x.png", 512, 512),
        ("dark_icon.png", 256, 256),
        ("dark_icon@2x.png", 512, 512),
    ],
)
def test_icon_size(name: str, width: int, height: int) -> None:
    """Icons are squares of the sizes that Home Assistant asks for."""
    data = (PACKAGE / "brand" / name).read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24]) == (width, height)


@pytest.mark.parametrize(
    ("name", "shortest", "longest"),
    [
        ("logo.png", 128, 256),
        ("logo@2x.png", 256, 512),
        ("dark_logo.png", 128, 256),
        ("dark_logo@2x.png", 256, 512),
    ],
)
def test_logo_size(name: str, shortest: int, longest: int) -> None:
    """The shorter side of a logo is within Home Assistant's limits."""
    data = (PACKAGE / "brand" / name).read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert shortest <= min(struct.unpack(">II", data[16:24])) <= longest


async def test_services_are_described(hass: HomeAssistant) -> None:
    """Every action and every field of it has a name, a description and an icon."""
    assert await async_setup_component(hass, DOMAIN, {})
    described = await service.async_get_all_descriptions(hass)
    actions = described[DOMAIN]
    assert set(actions) == set(hass.services.async_services()[DOMAIN])
    assert set(actions) == set(EN["services"])
    for name, action in actions.items():
        assert {"name", "description"} <= set(EN["services"][name])
        assert set(action["fields"]) == set(EN["services"][name].get("fields", {}))
        for field in EN["services"][name].get("fields", {}).values():
            assert {"name", "description"} <= set(field)
    icons = await icon.async_get_icons(hass, "services", [DOMAIN])
    assert set(icons[DOMAIN]) == set(actions)


def test_services_yaml_has_no_texts() -> None:
    """Texts are in the translations, structure is in services.yaml."""
    services = yaml.safe_load((PACKAGE / "services.yaml").read_text())
    assert set(services) == set(EN["services"])
    assert not [name for name in services if "description" in services[name]]


def test_icons() -> None:
    """Icons are Material design icons, and belong to an entity that has a name."""
    icons = json.loads((PACKAGE / "icons.json").read_text())
    assert all(name.startswith("mdi:") for path, name in texts(icons))
    for platform, entities in icons["entity"].items():
        assert set(entities) <= set(EN["entity"][platform])
        for entity in entities.values():
            assert entity["default"] not in entity.get("state", {}).values()


def test_quality_scale() -> None:
    """Every rule of the quality scale has an answer, and every exemption a reason."""
    rules = yaml.safe_load((PACKAGE / "quality_scale.yaml").read_text())["rules"]
    assert len(rules) == sum(TIERS.values())
    statuses = [
        ({"status": rule, "comment": ""} if isinstance(rule, str) else rule)
        for rule in rules.values()
    ]
    assert {status["status"] for status in statuses} <= {"done", "todo", "exempt"}
    assert all(status["comment"] for status in statuses if status["status"] == "exempt")


@pytest.mark.parametrize(
    "path", sorted(Path(".github/workflows").glob("*.yml")), ids=lambda path: path.stem
)
def test_workflows(path: Path) -> None:
    """Workflows have no rights but those they name, and pin what they use."""
    workflow = yaml.safe_load(path.read_text())
    assert workflow["permissions"] == {}
    used = re.findall(r"uses: (\S+)", path.read_text())
    assert used
    assert all(re.search(r"@[0-9a-f]{40}$", action) for action in used)
