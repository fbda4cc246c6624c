"""How large the dashboard cards are, as browsers load them. Fails when they are larger than they may be.

Run with ``python -m benchmarks.card_size``.
"""

import gzip
from pathlib import Path
import sys

MODULE = Path(__file__).parents[1] / "custom_components/pbx/frontend/pbx-cards.js"
LARGEST_KB = 60


def main() -> int:
    """Print the size of the module as it is, and compressed."""
    content = MODULE.read_bytes()
    compressed = len(gzip.compress(content, 9, mtime=0)) / 1000
    print(
        f"{len(content) / 1000:.1f} kB, {compressed:.1f} kB gzipped, at most {LARGEST_KB} kB allowed"
    )
    return int(compressed > LARGEST_KB)


if __name__ == "__main__":
    sys.exit(main())
