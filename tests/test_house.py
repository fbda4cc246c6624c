"""The house: no circle of files, and every room as the design has it."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
PACKAGE = "custom_components.pbx"
ROOTS = (PACKAGE, "asterisk_office", "simulator", "demo")
MOST_AT_THE_TOP = 34

type Imports = dict[str, set[str]]
"""By module the modules of the same tree that it imports, those for types included."""


def modules(project: Path, root: str) -> dict[str, Path]:
    """Return the files of a package by the names of their modules."""
    found = {}
    for file in sorted(project.joinpath(*root.split(".")).rglob("*.py")):
        name = ".".join(file.relative_to(project).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = file
    return found


def imports(project: Path, root: str) -> Imports:
    """Return what every module of a package imports of it, wherever in the file the import stands."""
    files = modules(project, root)
    return {
        name: {
            target
            for imported in imported_names(name, file)
            for target in (imported, imported.rpartition(".")[0])
            if target in files and target != name
        }
        for name, file in files.items()
    }


def imported_names(module: str, file: Path) -> Iterator[str]:
    """Return the full names of everything that a file imports."""
    package = module if file.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")
            if node.level:
                parents = parents[: len(parents) - node.level + 1]
                base = ".".join([*parents, *filter(None, [node.module])])
            else:
                base = node.module or ""
            yield from (f"{base}.{alias.name}" for alias in node.names)


def circle_in(tree: Imports) -> list[str]:
    """Return a circle of modules, the first again at its end; nothing where there is none."""
    done: set[str] = set()

    def walk(name: str, way: list[str]) -> list[str]:
        if name in way:
            return [*way[way.index(name) :], name]
        if name in done:
            return []
        for target in sorted(tree[name]):
            # A package's own file comes with each of its modules, which says nothing about the way of the imports.
            if name.startswith(f"{target}."):
                continue
            if circle := walk(target, [*way, name]):
                return circle
        done.add(name)
        return []

    return next((found for name in sorted(tree) if (found := walk(name, []))), [])


def names_of(project: Path, roots: Iterable[str]) -> Iterator[str]:
    """Return the names of all modules."""
    for root in roots:
        yield from modules(project, root)


@pytest.mark.parametrize("root", ROOTS)
def test_no_circle(root: str) -> None:
    """No file imports a file that imports it, not even for a type."""
    circle = circle_in(imports(PROJECT, root))
    assert not circle, f"{' -> '.join(circle)}: hand the one what it uses of the other"


def test_circles_are_found(tmp_path: Path) -> None:
    """A circle is found though one import is for a type alone, and another inside a function."""
    house = tmp_path / "house"
    house.mkdir()
    (house / "__init__.py").write_text("")
    (house / "hall.py").write_text(
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from . import stairs\n"
    )
    (house / "stairs.py").write_text("from .attic import ROOF\n")
    (house / "attic.py").write_text("def f():\n    from house.hall import DOOR\n")
    (house / "cellar.py").write_text("from . import hall\n")
    assert circle_in(imports(tmp_path, "house")) == [
        "house.attic",
        "house.hall",
        "house.stairs",
        "house.attic",
    ]
    (house / "attic.py").write_text("ROOF = 1\n")
    assert not circle_in(imports(tmp_path, "house"))


@pytest.mark.parametrize("room", ["calls", "systems"])
def test_rooms_without_home_assistant(room: str) -> None:
    """What a call is, and how phone systems speak, is known without Home Assistant."""
    wrong = [
        name
        for name, file in modules(PROJECT, f"{PACKAGE}.{room}").items()
        for imported in imported_names(name, file)
        if imported.split(".")[0] == "homeassistant"
    ]
    assert not wrong, f"{wrong}: have the runtime pass in what is needed"


def test_calls_know_no_phone_system() -> None:
    """What a call is does not depend on who reports it."""
    wrong = [
        name
        for name, file in modules(PROJECT, f"{PACKAGE}.calls").items()
        for imported in imported_names(name, file)
        if imported.startswith(f"{PACKAGE}.systems")
    ]
    assert not wrong, f"{wrong}: what both use belongs to calls/model.py"


def test_top_level() -> None:
    """The hall stays small: a module belongs into the room of its work."""
    found = list((PROJECT / "custom_components" / "pbx").glob("*.py"))
    assert len(found) <= MOST_AT_THE_TOP


def test_names_say_something() -> None:
    """No module is named for nothing in particular."""
    names = {name.rpartition(".")[2] for name in names_of(PROJECT, ROOTS)}
    assert not names & {"utils", "util", "helpers", "helper", "misc", "common"}


def test_no_test_imports_a_test() -> None:
    """What several tests share has a module of its own."""
    wrong = [
        (name, imported)
        for name, file in modules(PROJECT, "tests").items()
        for imported in imported_names(name, file)
        if imported.startswith("tests.") and ".test_" in imported
    ]
    assert not wrong, f"{wrong}: move what both use into a module of its own"
