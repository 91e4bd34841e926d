"""The JavaScript of the front-end developer's tutorial, run in a page of the server."""

from tests.docs.tutorial_blocks import TUTORIALS, blocks


def test_the_tutorials_script_ends_with_a_chair_and_what_goes_with_it(visit):
    (code,) = blocks(TUTORIALS / "front_end.md", "js")
    visit.open()
    found = visit.page.evaluate(f"async () => {{ {code} }}")
    assert found["chosen"]
    assert "bed" in found["categories"]
