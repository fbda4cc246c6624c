"""Photos of people, and vCards that hold them."""

from base64 import b64encode

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(200))
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(100))
WEBP = b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(range(60))
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def base64(photo: bytes) -> str:
    """Return a photo as it stands in a file."""
    return b64encode(photo).decode()


def inline(photo: bytes) -> str:
    """Return a photo as a card of version 3.0 has it, in lines of the usual length."""
    text = f"PHOTO;ENCODING=b;TYPE=JPEG:{base64(photo)}"
    return "\r\n ".join(text[at : at + 74] for at in range(0, len(text), 74))


def card(name: str, number: str, *more: str) -> str:
    """Return a card with further lines."""
    return "".join(
        f"{line}\r\n"
        for line in (
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"FN:{name}",
            f"TEL:{number}",
            *more,
            "END:VCARD",
        )
    )
