"""Documents: links lead somewhere, the front page stays short, and every phone system has a page."""

from pathlib import Path
import re

import pytest

from custom_components.pbx.systems import SYSTEMS

MOST_WORDS = 1_800
LONGEST_LINE = 130
PAGES = sorted(
    [
        Path("README.md"),
        Path("CONTRIBUTING.md"),
        Path("CHANGELOG.md"),
        *Path("docs").glob("*.md"),
    ]
)

_LINK = re.compile(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_NOT_PROSE = ("|", "!", "#", "<", "*One line")


def text_of(page: Path) -> str:
    """Return a page without its blocks of code."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> list[str]:
    """Return where a page's links and pictures lead, those to other sites left out."""
    found = [link or source for link, source in _LINK.findall(text_of(page))]
    return [link for link in found if not re.match(r"[a-z]+:", link)]


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in headings
    }


def test_front_page_is_short() -> None:
    """README is a front page; everything else has a page of its own."""
    assert len(Path("README.md").read_text(encoding="utf-8").split()) <= MOST_WORDS


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links(page: Path) -> None:
    """Every link leads to a file that is there, and to a heading in it."""
    broken = []
    for link in links(page):
        name, _, anchor = link.partition("#")
        target = (page.parent / name) if name else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert not broken


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_lines_can_be_read(page: Path) -> None:
    """Lines of prose are short; tables, pictures and code are as long as they must be."""
    long = [
        line
        for line in text_of(page).splitlines()
        if len(line) > LONGEST_LINE and not line.lstrip().startswith(_NOT_PROSE)
    ]
    assert not long


def test_every_page_is_found() -> None:
    """Every page in docs/ is linked from somewhere."""
    linked = {
        (page.parent / link.partition("#")[0]).resolve()
        for page in PAGES
        for link in links(page)
        if link.partition("#")[0]
    }
    assert {page.resolve() for page in Path("docs").glob("*.md")} <= linked


@pytest.mark.parametrize("key", SYSTEMS)
def test_every_phone_system_has_a_page(key: str) -> None:
    """Each phone system has a page of its own, linked from the front page."""
    assert f"docs/{key.replace('_', '-')}.md" in links(Path("README.md"))
