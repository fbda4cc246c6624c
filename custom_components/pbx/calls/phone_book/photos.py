"""Photos of people: which pictures are taken, and how vCards hold them.

A card says in ``ENCODING`` that its ``PHOTO`` is in Base64 (versions 2.1 and 3.0), or has it in a ``data:`` address (version 4.0).
Pages: https://www.rfc-editor.org/rfc/rfc2426#section-3.1.4 and https://www.rfc-editor.org/rfc/rfc6350#section-6.2.4
"""

from base64 import b64decode
import binascii
from hashlib import sha256
import re

from ..limits import MAX_PHOTO_BYTES

_STARTS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "image/webp"),
)
_DATA_ADDRESS = re.compile(rb"data:[^,]*;\s*base64\s*\\?,", re.IGNORECASE)


def content_type(photo: bytes) -> str | None:
    """Return what kind of picture it is by its first bytes; None for what is not taken, such as SVG, which may hold a program."""
    kinds = (kind for start, kind in _STARTS if start.match(photo))
    return next(kinds, None)


def digest_of(photo: bytes) -> str:
    """Return the name under which a photo is kept: the same for the same picture."""
    return sha256(photo).hexdigest()


def photo_in(value: bytes, *, encoded: bool) -> bytes | None:
    """Return the photo in a card; None when it is too large, no picture that is taken, or an address on the internet.

    Args:
        value: What the card has for it.
        encoded: Whether the card says that it is in Base64.
    """
    if address := _DATA_ADDRESS.match(value):
        value = value[address.end() :]
    elif not encoded:
        return None
    try:
        # Some programs leave the signs at the end out, which are harmless when they are too many.
        photo = b64decode(value + b"==")
    except binascii.Error:
        return None
    if len(photo) > MAX_PHOTO_BYTES or content_type(photo) is None:
        return None
    return photo
