"""Every blueprint: that Home Assistant accepts it, and that its form is fit for people."""

from pathlib import Path
import re

import pytest

from homeassistant.core import HomeAssistant

from . import FOLDER, read

BLUEPRINTS = sorted(FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("path", BLUEPRINTS, ids=lambda path: path.stem)
def test_form(hass: HomeAssistant, path: Path) -> None:
    """Home Assistant takes it, every input has a name and a selector and is used, and what is folded away has a default."""
    blueprint = read(path)
    assert blueprint.validate() is None
    about = blueprint.metadata
    assert about["homeassistant"]["min_version"] == "2026.10.0"
    assert about["author"] == "PBX for Home Assistant"
    assert about["description"]
    for name, field in blueprint.inputs.items():
        assert field["name"], name
        assert field["selector"], name
    used = set(re.findall(r"!input (\w+)", path.read_text(encoding="utf-8")))
    assert used == set(blueprint.inputs)
    folded = about["input"].get("more", {}).get("input", {})
    assert all("default" in field for field in folded.values())


def test_each_is_documented_and_tried() -> None:
    """Each blueprint is on the page about automations, and has tests."""
    page = Path("docs/automations.md").read_text(encoding="utf-8")
    tests = "".join(
        path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py")
    )
    for path in BLUEPRINTS:
        assert f"(../blueprints/automation/pbx/{path.name})" in page
        assert f'"{path.stem}"' in tests
