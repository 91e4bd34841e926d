"""What a person said by deleting pictures: directories with what is left in them, held against what was shown."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from penat.domain.annotated_files import Answer
from penat.domain.catalogue import ID_PATTERN

SAMPLES = "samples.json"
_DIRECTORY = re.compile(rf"(\d+)_({ID_PATTERN})")
_PICTURE = re.compile(rf"(?:(\d+)_)?({ID_PATTERN})")
_SUFFIX = re.compile(r"\.(?:jpe?g|png|webp|gif|bmp|tiff?|avif|heic)$")
_MAYBE = re.compile(rf"(?:^|/)\d+_|{_SUFFIX.pattern}")
_COPY = re.compile(r"(?: - copy| copy| ?\(\d+\)|~\d+| \d+)+$")
_JUNK = ("thumbs.db", "ehthumbs.db", "desktop.ini", "@eadir", "__macosx", "$recycle.bin")


@dataclass(frozen=True, slots=True)
class Note:
    """Something odd in a judged directory: where, and what to do about it."""

    path: str
    reason: str


@dataclass(frozen=True)
class Reading:
    """What directories say: answers in the directories' order, what was odd, and the mains whose directory is gone.

    `held` are directories that say nothing yet, because a picture of theirs turned up elsewhere; each has its note.
    """

    answers: tuple[Answer, ...]
    notes: tuple[Note, ...]
    held: tuple[str, ...]
    gone: tuple[str, ...]


class _File(NamedTuple):
    """A picture by its name: where it lies, the number and the id in its name, None for what cannot be read."""

    directory: str
    path: str
    number: int | None
    item: str | None


def directory_name(index: int, main: str) -> str:
    """Return the name of the directory of one question."""
    return f"{index}_{main}"


def picture_name(index: int, item: str, suffix: str) -> str:
    """Return the name of one picture shown in it, *suffix* with its dot."""
    return f"{index}_{item}{suffix}"


def is_junk(name: str) -> bool:
    """Return whether a file manager, not a person, made the file of that name."""
    return name.startswith(".") or name.casefold() in _JUNK


def read_directories(
    samples: Mapping[str, Sequence[str]], found: Mapping[str, Sequence[str]], loose: Sequence[str] = ()
) -> Reading:
    """Return what directories say. *found*: directory -> paths in it; *loose*: files beside them.

    What was shown and is not there is not alike, unless it may lie elsewhere: then its directory is held back, so that
    no picture that was moved or renamed turns into a "not alike" that nobody meant.
    """
    return _Reader(samples).read(found, loose)


class _Reader:
    """Reads directories once, collecting what is there, what is odd and what must wait."""

    def __init__(self, samples: Mapping[str, Sequence[str]]) -> None:
        self._samples = samples
        self._notes: list[Note] = []
        self._held: set[str] = set()
        self._main: dict[str, str] = {}
        self._kept: dict[str, set[str]] = {}
        self._places: dict[str, list[tuple[str, int]]] = defaultdict(list)

    def read(self, found: Mapping[str, Sequence[str]], loose: Sequence[str]) -> Reading:
        self._claim(found)
        unclear = [file for name, paths in found.items() for file in self._sorted_in(name, paths)]
        unclear += [_file("", path) for path in loose if not is_junk(path)]
        displaced = [file for file in unclear if self._is_shown_here(file)]
        for file in displaced:
            self._settle_displaced(file)
        for file in unclear:
            if file not in displaced:
                self._settle_stray(file)
        answers = [self._answer(name) for name in self._main if name not in self._held]
        present = set(self._main.values())
        gone = tuple(main for main in self._samples if main not in present)
        return Reading(tuple(one for one in answers if one), tuple(self._notes), tuple(sorted(self._held)), gone)

    def _claim(self, found: Mapping[str, Sequence[str]]) -> None:
        """Find which directory is whose; the numbers in front are for people, the ids tell."""
        owners: dict[str, list[str]] = defaultdict(list)
        for name in sorted((one for one in found if not is_junk(one)), key=_natural):
            match = _DIRECTORY.fullmatch(name)
            if match and match[2] in self._samples:
                owners[match[2]].append(name)
            else:
                self._note(name, self._guess(name, found[name]))
        for main, names in owners.items():
            self._main |= dict.fromkeys(names, main)
            self._kept |= {name: set() for name in names}
            if len(names) > 1:
                for name in names:
                    self._hold(name, f"there are {len(names)} directories of {main}; keep the one you judged")
        for name, main in self._main.items():
            for index, item in enumerate(self._samples[main]):
                self._places[item].append((name, index))

    def _guess(self, name: str, paths: Sequence[str]) -> str:
        """Return the cure for a directory that cannot be one."""
        first = [file.item for file in (_file(name, path) for path in paths) if file.number == 0]
        if len(first) == 1 and first[0] in self._samples:
            return f"is no directory of {SAMPLES}; if it was renamed, give it back a name such as 0_{first[0]}"
        return f"is no directory of {SAMPLES}; move it out, or delete it"

    def _sorted_in(self, name: str, paths: Sequence[str]) -> list[_File]:
        """Keep what lies where it was put, and return what does not."""
        unclear = []
        for path in sorted(paths, key=_natural):
            file = _file(name, path)
            if is_junk(path.rpartition("/")[2]):
                continue
            shown, item = self._shown(name), file.item
            if "/" not in path and item is not None and item in shown and file.number == shown.index(item):
                self._kept[name].add(item)
            else:
                unclear.append(file)
        return unclear

    def _shown(self, name: str) -> Sequence[str]:
        return self._samples[self._main[name]] if name in self._main else ()

    def _is_shown_here(self, file: _File) -> bool:
        return "/" not in file.path and file.item in self._shown(file.directory)

    def _settle_displaced(self, file: _File) -> None:
        """Take a picture whose number was changed for what its id says, unless it may come from elsewhere."""
        assert file.item is not None
        origins = [] if file.number is None else self._lacking(file)
        if origins:
            for name in (*origins, file.directory):
                self._hold(name, f"waits until {_where(file)} is clear")
            self._note(_where(file), f"has the number it had in {' or '.join(origins)}; move it back, or delete it")
            return
        if file.item not in self._kept[file.directory]:
            self._note(_where(file), f"was renamed; it is taken for {file.item}, which was shown here")
        self._kept[file.directory].add(file.item)

    def _settle_stray(self, file: _File) -> None:
        """Say what a file is doing where it does not belong, and hold back what it may have come from."""
        if file.directory not in self._main and file.directory and file.item is None:
            return  # its whole directory was told of
        origins = self._lacking(file)
        if origins:
            cure = f"was shown in {' or '.join(origins)}; move it back there if it is alike, else delete it"
        elif file.directory in self._main and _MAYBE.search(file.path.casefold()) and self._missing(file.directory):
            origins = [file.directory]
            cure = "was not shown under this name; give it back its name INDEX_ID, or delete it"
        elif file.directory and file.directory not in self._main:
            return
        else:
            cure = "was not put here; it is left alone"
        self._note(_where(file), cure)
        for name in origins:
            self._hold(name, f"waits until {_where(file)} is moved back or deleted; nothing of it was taken")

    def _lacking(self, file: _File) -> list[str]:
        """Return the directories that *file* may have been taken from."""
        if file.item is None:
            return []
        return [
            name
            for name, index in self._places.get(file.item, ())
            if (name != file.directory or "/" in file.path)
            and file.number in (None, index)
            and file.item not in self._kept[name]
        ]

    def _missing(self, name: str) -> list[str]:
        return [item for item in self._shown(name) if item not in self._kept[name]]

    def _answer(self, name: str) -> Answer | None:
        main, missing = self._main[name], self._missing(name)
        shown = tuple(self._samples[main])
        if len(missing) == len(shown):
            self._hold(name, "is empty; delete the directory if it is not to be saved, else put its main picture back")
            return None
        if main in missing:
            self._note(name, f"its main picture {main} was deleted; it is taken as not alike the others")
        return Answer(shown, tuple(missing))

    def _hold(self, name: str, reason: str) -> None:
        if name not in self._held:
            self._held.add(name)
            self._note(name, reason)

    def _note(self, path: str, reason: str) -> None:
        self._notes.append(Note(path, reason))


def _file(directory: str, path: str) -> _File:
    """Return a file with the number and id that its name holds; copies and changed endings are seen through."""
    name = path.rpartition("/")[2].casefold()
    stem = _COPY.sub("", _SUFFIX.sub("", name))
    match = _PICTURE.fullmatch(stem)
    if match is None:
        return _File(directory, path, None, None)
    return _File(directory, path, None if match[1] is None else int(match[1]), match[2])


def _where(file: _File) -> str:
    return f"{file.directory}/{file.path}" if file.directory else file.path


def _natural(name: str) -> tuple[int, str]:
    """Return what orders names by the number they begin with."""
    digits = re.match(r"\d{1,18}", name)
    return (int(digits[0]) if digits else 10**18, name)
