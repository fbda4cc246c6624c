"""A figure that was measured, and what it must be."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
import json
import os
from pathlib import Path
import platform


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What was measured, mostly a ratio of two things in the same run. ``detail`` has what it was made from, round by round."""

    name: str
    value: float
    must: float | None = None
    more_is_better: bool = False
    detail: dict[str, list[float]] = field(default_factory=dict)

    @property
    def is_reached(self) -> bool:
        """Whether it is what it must be."""
        if self.must is None:
            return True
        return (self.value >= self.must) is self.more_is_better or (
            self.value == self.must
        )


def show(figures: Sequence[Figure]) -> None:
    """Print a table."""
    width = max(len(figure.name) for figure in figures)
    print(f"\n{'':<{width}}      value       must")
    for figure in figures:
        must = "" if figure.must is None else f"{figure.must:g}"
        bound = "" if figure.must is None else ("≥" if figure.more_is_better else "≤")
        mark = "" if figure.is_reached else "  not reached"
        print(f"{figure.name:<{width}} {figure.value:>10.3g} {bound + must:>10}{mark}")
        for name, values in figure.detail.items():
            print(f"{'':<4}{name}: {', '.join(f'{value:.4g}' for value in values)}")


def save(figures: Sequence[Figure], file: Path) -> None:
    """Write the figures as JSON, with when and on what machine they were measured."""
    file.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "figures": [
            {**asdict(figure), "reached": figure.is_reached} for figure in figures
        ],
    }
    file.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
