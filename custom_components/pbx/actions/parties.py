"""Who an order is about, as people write it: an extension, a number to call."""

from ..calls.phone_book.number_to_dial import NotDialled, number_to_dial
from ..data import PbxData
from .request import invalid


def require_extension(pbx: PbxData, extension: str, error: str) -> None:
    """Raise ServiceValidationError where a system has no such extension.

    Args:
        pbx: The system.
        extension: The extension.
        error: The key of the error's text.
    """
    known = pbx.extensions.names
    # While the list is not known, the system itself says whether there is such an extension.
    if not extension or (known is not None and extension not in known):
        raise invalid(error, system=pbx.entry.title)


def numbers_to_dial(pbx: PbxData, written: str) -> tuple[str, str]:
    """Return a number as a person means it, and as the system is given it.

    Args:
        pbx: The system.
        written: The number, as a person wrote it.

    Raises:
        ServiceValidationError: It is no number to dial.
    """
    try:
        number = number_to_dial(written)
    except NotDialled as err:
        if err.character is None:
            raise invalid("dial_number_missing") from err
        raise invalid("dial_number_invalid", character=err.character) from err
    return number, pbx.tracker.dial_plan.dialled(number)
