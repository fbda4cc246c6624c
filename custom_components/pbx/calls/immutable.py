"""Values that nothing changes once they are made."""

from dataclasses import dataclass, field
from typing import dataclass_transform


@dataclass_transform(
    frozen_default=True, kw_only_default=True, field_specifiers=(field,)
)
def immutable[T](cls: type[T]) -> type[T]:
    """Make a class an immutable value: equal and hashed by its fields, which are named when it is made.

    Type checkers refuse to change a field, as they do for a frozen dataclass. Python does not: a frozen dataclass takes several
    times as long to make, and a report makes about twenty values.
    """
    return dataclass(slots=True, kw_only=True, unsafe_hash=True)(cls)
