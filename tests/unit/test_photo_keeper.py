"""Photos over a store in memory: taken in within limits, seen by who knows them, deleted by their owners, expired."""

import hashlib
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from penat.domain.errors import InvalidInput, NotAllowed, NotFound, StorageFull
from penat.domain.photo import PreparedPhoto
from penat.use_cases.photo_keeper import PhotoKeeper, PhotoLimits
from tests.fakes.memory_photos import MemoryPhotos

BEGIN = datetime(2026, 5, 1, tzinfo=UTC)


class Clock:
    def __init__(self):
        self.moment = BEGIN

    def __call__(self):
        self.moment += timedelta(seconds=1)
        return self.moment


def prepared(content: bytes) -> PreparedPhoto:
    if content == b"text":
        raise InvalidInput("the photo cannot be read", field="file")
    plain = b"jpeg of " + content
    return PreparedPhoto(plain, 40, 30, hashlib.sha256(plain).hexdigest())


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def keeper(clock):
    return made_keeper(clock)


def made_keeper(clock, **limits):
    numbers = count(1)
    shrink = lambda content, side: content[:side]  # noqa: E731
    return PhotoKeeper(MemoryPhotos(), prepared, clock, lambda: f"photo-{next(numbers)}", PhotoLimits(**limits), shrink)


def test_a_photo_is_kept_as_it_was_prepared_and_for_thirty_days(keeper):
    photo = keeper.add(b"chair", "owner:ann")
    assert keeper.get(photo.id) == photo
    assert (photo.owner, photo.width, photo.height, photo.size) == ("owner:ann", 40, 30, len(b"jpeg of chair"))
    assert photo.expires_at - photo.made_at == timedelta(days=30)
    assert keeper.content(photo) == b"jpeg of chair"


def test_it_is_made_smaller_only_where_it_is_larger(keeper):
    photo = keeper.add(b"chair")
    assert keeper.content(photo, 8) == b"jpeg of "
    assert keeper.content(photo, 40) == keeper.content(photo, 1000) == b"jpeg of chair"


def test_without_an_owner_who_knows_the_id_may_delete_and_others_may_not(keeper):
    photo = keeper.add(b"chair")
    assert photo.owner == f"photo:{photo.id}"
    keeper.delete(photo.id, "")
    with pytest.raises(NotFound):
        keeper.get(photo.id)


@pytest.mark.parametrize("other", ["", "owner:bob", "key:ann", "owner:", "local"])
def test_only_its_owner_may_delete_a_photo(keeper, other):
    photo = keeper.add(b"chair", "owner:ann")
    with pytest.raises(NotAllowed):
        keeper.delete(photo.id, other)
    assert keeper.get(photo.id)
    keeper.delete(photo.id, "owner:ann")
    with pytest.raises(NotFound):
        keeper.get(photo.id)


def test_the_operator_may_delete_any(keeper):
    photo = keeper.add(b"chair", "owner:ann")
    keeper.remove(photo.id)
    assert keeper.use().photos == 0
    with pytest.raises(NotFound):
        keeper.remove(photo.id)


def test_an_owner_s_photos_are_listed_newest_first_page_by_page(keeper):
    own = [keeper.add(bytes([number]), "owner:ann").id for number in range(5)]
    other = keeper.add(b"x", "owner:bob").id
    first = keeper.listed("owner:ann", 2)
    assert [one.id for one in first] == [own[4], own[3]]
    assert [one.id for one in keeper.listed("owner:ann", 9, first[-1].id)] == [own[2], own[1], own[0]]
    assert [one.id for one in keeper.listed(None, 2)] == [other, own[4]]
    assert keeper.listed("owner:ann", 9, "x' OR 1=1\x00") == []


def test_what_is_too_large_or_no_picture_is_refused_and_nothing_is_kept(clock):
    keeper = made_keeper(clock, upload_bytes=10)
    for content in (b"x" * 11, b"text"):
        with pytest.raises(InvalidInput) as caught:
            keeper.add(content, "owner:ann")
        assert caught.value.field == "file"
    assert keeper.use().photos == 0


@pytest.mark.parametrize("limits", [{"owner_photos": 2}, {"owner_bytes": 20}, {"all_photos": 2}, {"all_bytes": 20}])
def test_more_than_may_be_kept_is_refused_until_something_is_deleted(clock, limits):
    keeper = made_keeper(clock, **limits)
    first = keeper.add(b"1", "owner:ann")
    keeper.add(b"2", "owner:ann")
    with pytest.raises(StorageFull):
        keeper.add(b"3", "owner:ann")
    keeper.delete(first.id, "owner:ann")
    assert keeper.add(b"3", "owner:ann")


def test_one_owner_s_limit_is_not_another_s(clock):
    keeper = made_keeper(clock, owner_photos=1)
    assert keeper.add(b"1", "owner:ann")
    assert keeper.add(b"1", "owner:bob")
    assert keeper.add(b"1")
    assert keeper.add(b"1"), "nobody's photos are each their own owner's"


def test_a_photo_whose_time_is_over_is_gone_at_once_and_deleted_later(keeper, clock):
    photo = keeper.add(b"chair", "owner:ann")
    clock.moment += timedelta(days=30)
    with pytest.raises(NotFound):
        keeper.get(photo.id)
    assert keeper.listed("owner:ann", 9) == []
    fresh = keeper.add(b"chair", "owner:ann")
    assert (keeper.expire(), keeper.expire()) == (1, 0)
    assert keeper.content(keeper.get(fresh.id)) == b"jpeg of chair", "the bytes they shared stay"


def test_photos_can_be_kept_for_ever(clock):
    keeper = made_keeper(clock, days=None)
    photo = keeper.add(b"chair")
    clock.moment += timedelta(days=50_000)
    assert keeper.get(photo.id).expires_at is None
    assert keeper.expire() == 0


@pytest.mark.parametrize("name", ["", "x" * 65, "a/b", "\x00", "‮id", "photo 1", "../1", "'"])
def test_a_name_that_cannot_be_an_id_is_no_photo(keeper, name):
    for ask in (keeper.get, keeper.remove):
        with pytest.raises(NotFound):
            ask(name)
