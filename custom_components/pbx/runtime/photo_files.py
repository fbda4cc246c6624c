"""Keeps the photos of phone books on the disk: a file for each, so that a book loads without them."""

from collections.abc import Container, Mapping
from pathlib import Path
import shutil

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import STORAGE_DIR
from homeassistant.util.file import write_utf8_file

from ..calls.limits import MAX_PHOTOS_BYTES
from ..const import DOMAIN


class PhotoFiles:
    """The photos of all phone books, those of each in a folder of its own. All of it takes a moment, and is for the executor."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Say where the folders are."""
        self._folder = Path(hass.config.path(STORAGE_DIR, f"{DOMAIN}.photos"))

    def read(self, owner: str, digest: str) -> bytes | None:
        """Return a photo of an owner's book; None when it is gone."""
        try:
            return (self._folder / owner / digest).read_bytes()
        except OSError:
            return None

    def keep(
        self, owner: str, wanted: Container[str], new: Mapping[str, bytes]
    ) -> frozenset[str]:
        """Write the new photos of an owner's book, as far as there is room for them.

        Args:
            owner: The owner.
            wanted: The digests of the photos that the book shall have.
            new: The photos that may be new, by their digests.

        Returns:
            The digests of those of the wanted photos that there are.
        """
        folder = self._folder / owner
        sizes = {
            file.name: file.stat().st_size
            for file in _files(folder)
            if file.name in wanted
        }
        room = MAX_PHOTOS_BYTES - sum(sizes.values())
        for digest, photo in new.items():
            if digest in sizes or len(photo) > room:
                continue
            if not folder.is_dir():
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                folder.mkdir(mode=0o700)
            write_utf8_file(str(folder / digest), photo, private=True, mode="wb")
            sizes[digest] = len(photo)
            room -= len(photo)
        return frozenset(sizes)

    def leave_out(self, owner: str, wanted: Container[str]) -> None:
        """Remove the photos that an owner's book has no more."""
        for file in _files(self._folder / owner):
            if file.name not in wanted:
                file.unlink()

    def remove(self, owner: str) -> None:
        """Remove all photos of an owner's book, and the last folder with the last book."""
        shutil.rmtree(self._folder / owner, ignore_errors=True)
        if self._folder.is_dir() and not any(self._folder.iterdir()):
            self._folder.rmdir()


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []
