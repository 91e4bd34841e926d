"""File names that tell where an item stands: chair-020 is made of `Chair 20.PNG`."""

from penat.ports.file_names import FileNames


class NumberedFileNames(FileNames):
    """Knows up to *count* names of every category but those *unknown*."""

    def __init__(self, count=100, unknown=()):
        self._count = count
        self._unknown = unknown

    def of(self, release, category):
        """Return the name of each item's file, row by row."""
        if category in self._unknown:
            return None
        return [f"{category.title()} {row}.PNG" for row in range(self._count)]
