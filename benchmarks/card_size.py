"""How large the dashboard cards are, as browsers load them. Fails when what every dashboard loads is larger than it may be.

Run with ``python -m benchmarks.card_size``.
"""

import gzip
from pathlib import Path
import re
import sys

FOLDER = Path(__file__).parents[1] / "custom_components/pbx/frontend"
ENTRY = "pbx-cards.js"
LARGEST_KB = 60
# `import("./chunk.js")` is not among them: that one is loaded when it is needed.
IMPORTED = re.compile(r"""(?:\bfrom|\bimport)\s*["']\./([\w.-]+)["']""")


def loaded_with(entry: str) -> set[str]:
    """Return the files that a browser loads together with an entry, and the entry."""
    found: set[str] = set()
    left = [entry]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += IMPORTED.findall((FOLDER / name).read_text(encoding="utf-8"))
    return found


def compressed_kb(name: str) -> float:
    """Return how large a file is when it is compressed."""
    return len(gzip.compress((FOLDER / name).read_bytes(), 9, mtime=0)) / 1000


def main() -> int:
    """Print the size of each file as it is, and compressed."""
    at_once = loaded_with(ENTRY)
    files = sorted(path.name for path in FOLDER.glob("*.js"))
    for name in sorted(files, key=lambda name: (name not in at_once, name)):
        size = (FOLDER / name).stat().st_size / 1000
        when = "at once" if name in at_once else "when needed"
        print(f"{name}: {size:.1f} kB, {compressed_kb(name):.1f} kB gzipped, {when}")
    total = sum(compressed_kb(name) for name in at_once)
    print(
        f"every dashboard loads {total:.1f} kB gzipped, at most {LARGEST_KB} kB allowed"
    )
    return int(total > LARGEST_KB)


if __name__ == "__main__":
    sys.exit(main())
