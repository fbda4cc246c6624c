"""Texts that people read: all there, all used, and as hassfest wants them."""

import ast
import json
from pathlib import Path
import re
from string import Formatter

import pytest

from custom_components.pbx.const import DOMAIN
from homeassistant.core import HomeAssistant
from homeassistant.helpers import translation

from .translations import EN, texts

PACKAGE = Path("custom_components/pbx")
CODE = {path: path.read_text() for path in PACKAGE.rglob("*.py")}

TRANSLATION_SECTIONS = {
    "common",
    "conditions",
    "config",
    "device",
    "entity",
    "exceptions",
    "issues",
    "options",
    "selector",
    "services",
    "system_health",
    "title",
    "triggers",
}


def literals() -> set[str]:
    """Return every string that stands in the code, and every word in services.yaml."""
    words = re.findall(r"\w+", (PACKAGE / "services.yaml").read_text())
    return set(words) | {
        node.value
        for source in CODE.values()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_translation_sections() -> None:
    """Only sections that Home Assistant knows."""
    assert set(EN) <= TRANSLATION_SECTIONS


@pytest.mark.parametrize("language", ["de", "fr", "zh-Hans"])
def test_other_languages(language: str) -> None:
    """Each language has the same texts, and each text the same placeholders."""
    path = PACKAGE / "translations" / f"{language}.json"
    translated = dict(texts(json.loads(path.read_text(encoding="utf-8"))))
    english = dict(texts(EN))
    assert list(translated) == list(english)
    for key, text in translated.items():
        assert placeholders(text) == placeholders(english[key]), key
        assert text == text.strip()
        assert text, key


def test_all_languages() -> None:
    """The integration speaks the languages of its cards."""
    cards = {path.name for path in Path("card/src/translations").glob("*.json")}
    assert {path.name for path in (PACKAGE / "translations").iterdir()} == cards


def placeholders(text: str) -> list[str]:
    """Return what is filled into a text."""
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name)


def test_translation_keys_are_slugs() -> None:
    """Keys are lower case words."""
    parts = {part for path, _ in texts(EN) for part in path.lstrip(".").split(".")}
    assert not [part for part in parts if not re.fullmatch(r"[a-z0-9_]+", part)]


@pytest.mark.parametrize(
    "pattern",
    [r"https?://", r"<[a-zA-Z/]", r"'\{\w+\}'", r"\[%key:", r"^\s|\s$", r"^$"],
    ids=["url", "html", "quoted_placeholder", "reference", "edge_space", "empty"],
)
def test_translation_texts(pattern: str) -> None:
    """Texts hold nothing that hassfest refuses."""
    assert not [path for path, text in texts(EN) if re.search(pattern, text)]


def test_translation_fields_are_explained() -> None:
    """Every field of every form has a label and a description."""
    steps = [
        step
        for category in ("config", "options")
        for step in EN[category]["step"].values()
    ]
    assert steps
    for step in steps:
        assert set(step.get("data", {})) == set(step.get("data_description", {}))


def test_exceptions_are_translated() -> None:
    """Errors that name a key have a text, and every text has an error."""
    used = {
        keyword.value.value
        for source in CODE.values()
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if keyword.arg == "translation_key"
        and isinstance(keyword.value, ast.Constant)
        and getattr(call.func, "id", "").endswith(
            ("Error", "Failed", "NotReady", "AuthFailed")
        )
    }
    assert used <= set(EN["exceptions"])
    assert set(EN["exceptions"]) <= literals()


@pytest.mark.parametrize(
    "section",
    [
        ("config", "error"),
        ("config", "step"),
        ("config", "create_entry"),
        ("options", "error"),
        ("options", "step"),
        ("issues",),
        ("selector",),
        ("services",),
    ],
    ids=".".join,
)
def test_texts_are_used(section: tuple[str, ...]) -> None:
    """Every text of a section belongs to something that the code names."""
    branch = EN
    for key in section:
        branch = branch[key]
    assert branch
    assert set(branch) <= literals()


@pytest.mark.parametrize("category", sorted(set(EN) - {"title"}))
async def test_home_assistant_loads_translations(
    hass: HomeAssistant, category: str
) -> None:
    """Home Assistant finds the texts of every section."""
    found = await translation.async_get_translations(hass, "en", category, {DOMAIN})
    assert {
        f"component.{DOMAIN}.{category}{path}" for path, _ in texts(EN[category])
    } == set(found)
