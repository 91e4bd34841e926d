import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penat.domain.catalogue import ID_PATTERN
from penat.use_cases.naming import MAX_ID, Nameless, category_slugs, item_ids


def ids(*paths: str) -> list[str]:
    return item_ids([Nameless(path, path.partition("/")[0]) for path in paths])


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("chair/001.530.69.jpg", "001.530.69"),
        ("chair/Oak Side_Chair.JPG", "oak-side_chair"),
        ("chair/Fauteuil crème.png", "fauteuil-creme"),
        ("chair/-_.odd.webp", "odd"),
        ("chair/no-extension", "no-extension"),
    ],
)
def test_an_id_is_the_folded_file_name(path, wanted):
    assert ids(path) == [wanted]


def test_names_that_clash_get_their_category_and_then_a_hash_of_their_path():
    found = ids("bed/1.jpg", "chair/1.jpg", "chair/1.png", "chair/2.jpg")
    assert found[0] == "bed-1"
    assert re.fullmatch("chair-1-[0-9a-f]{8}", found[1])
    assert re.fullmatch("chair-1-[0-9a-f]{8}", found[2])
    assert found[3] == "2"


def test_a_name_without_latin_letters_is_its_category_and_a_hash():
    assert re.fullmatch("chair-[0-9a-f]{8}", ids("chair/椅子.jpg")[0])
    assert re.fullmatch("item-[0-9a-f]{8}", ids("椅子/椅子.jpg")[0])


def test_a_prefixed_id_never_meets_a_file_of_that_name():
    assert len(set(ids("bed/1.jpg", "chair/1.jpg", "table/chair-1.jpg"))) == 3


def test_a_long_name_is_cut_and_told_apart():
    found = ids(f"chair/{'x' * 200}a.jpg", f"chair/{'x' * 200}b.jpg")
    assert len(set(found)) == 2
    assert all(len(one) <= MAX_ID for one in found)


names = st.text(st.sampled_from("ab1-._ éЖ椅"), min_size=1, max_size=6)
paths = st.lists(
    st.builds("{}/{}.jpg".format, st.sampled_from(["bed", "chair", "椅子"]), names), unique=True, max_size=25
)


@settings(deadline=None)
@given(paths)
def test_ids_are_valid_all_different_and_do_not_depend_on_the_order(listed):
    found = dict(zip(listed, ids(*listed), strict=True))
    assert len(set(found.values())) == len(listed)
    assert all(re.fullmatch(ID_PATTERN, one) for one in found.values())
    assert dict(zip(listed[::-1], ids(*listed[::-1]), strict=True)) == found


def test_a_file_whose_name_clashes_with_nothing_keeps_its_id_whatever_else_there_is():
    assert ids("chair/oak.jpg")[0] == ids("chair/oak.jpg", "bed/1.jpg", "chair/1.jpg")[0] == "oak"


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=80), unique=True, max_size=20))
def test_slugs_suit_chroma_and_are_all_different(categories):
    slugs = category_slugs(categories)
    assert len(set(slugs.values())) == len(categories)
    assert all(re.fullmatch("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]", slug) for slug in slugs.values())


def test_slugs_read_well():
    slugs = category_slugs(["chair", "Plant pot", "tv", "Stühle"])
    assert list(slugs.values()) == ["chair", "plant-pot", "category-tv", "stuhle"]
    assert len(set(category_slugs(["a b", "a-b", "A B"]).values())) == 3
