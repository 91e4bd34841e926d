import pytest

from penat.domain.access import digest_of, read_keys
from penat.domain.errors import InvalidInput
from penat.settings import load_settings
from penat.wiring.server import api_keys, web_config

SECRET = "0123456789abcdef"


def test_keys_are_read_with_their_scopes_and_without_their_secrets():
    anna, ci = read_keys(f"anna:curate:{SECRET},\n# a comment, with a comma\nci:read+operate:{SECRET[::-1]}\n")
    assert (anna.name, anna.scopes, anna.digest) == ("anna", frozenset({"curate"}), digest_of(SECRET))
    assert ci.scopes == {"read", "operate"}
    assert SECRET not in repr(anna)
    assert anna.digest.hex()[:8] not in repr(anna)


def test_who_may_curate_may_read_and_who_operates_may_all():
    anna, op, reader = read_keys(f"anna:curate:{SECRET},op:operate:{SECRET}1,r:read:{SECRET}2")
    assert [anna.may(scope) for scope in ("read", "curate", "operate")] == [True, True, False]
    assert [op.may(scope) for scope in ("read", "curate", "operate")] == [True, True, True]
    assert [reader.may(scope) for scope in ("read", "curate", "operate")] == [True, False, False]


def test_no_text_is_no_keys():
    assert read_keys(" \n# nobody\n") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SECRET, "key 1 has not all three parts"),
        (f"Anna:read:{SECRET}", "key 1 has no name"),
        (f"anna:{SECRET}", "key 1 has not all three parts"),
        (f"anna:rule:{SECRET}", "'anna' has a scope"),
        (f"anna::{SECRET}", "'anna' has a scope"),
        ("anna:read:short", "16 to 512"),
        ("anna:read:0123456789abc def", "16 to 512"),
        (f"anna:read:{'x' * 513}", "16 to 512"),
        (f"anna:read:{SECRET};ben:read:{SECRET}1", "'anna' needs"),
        (f"{SECRET}:curate:anna", "key 1 has no name"),
        (f"{SECRET}:curate:anna-the-curator-1", "key 1 has no name"),
        (f"anna:{SECRET}:curate", "'anna' has a scope"),
        (f"anna:read:{SECRET},anna:read:{SECRET}1", "'anna' is the second"),
        (f"anna:read:{SECRET},ben:read:{SECRET}", "'ben' is the second"),
    ],
)
def test_a_wrong_setting_names_the_key_and_the_cure_but_no_secret(text, told):
    with pytest.raises(InvalidInput, match=told) as refused:
        read_keys(text)
    assert "NAME:SCOPE+SCOPE:SECRET" in refused.value.detail
    assert SECRET not in refused.value.detail.replace("NAME:SCOPE+SCOPE:SECRET", "")
    assert refused.value.field == "api_keys"


def test_keys_may_lie_in_a_file_as_an_editor_leaves_it(tmp_path):
    path = tmp_path / "keys"
    path.write_text(f"# the curators\r\nanna:curate:{SECRET}\r\n", encoding="utf-8-sig")
    assert [key.name for key in api_keys(load_settings(api_keys=f"@{path}"))] == ["anna"]


@pytest.mark.parametrize("content", [None, b"", b"# nobody\n", b"\xff\xfe\x00"])
def test_a_setting_that_holds_no_key_is_refused_rather_than_taken_for_none(tmp_path, content):
    path = tmp_path / "keys"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InvalidInput, match="PENAT_API_KEYS"):
        api_keys(load_settings(api_keys=f"@{path}"))


def test_keys_written_after_the_sign_of_a_file_are_not_shown():
    with pytest.raises(InvalidInput, match="what follows the @") as refused:
        api_keys(load_settings(api_keys=f"@anna:curate:{SECRET}"))
    assert SECRET not in refused.value.detail


def test_no_secret_stands_in_what_settings_print(tmp_path):
    settings = load_settings(api_keys=f"anna:curate:{SECRET}", secret_key=f"{SECRET}-signs", var=tmp_path)
    assert SECRET not in repr(settings) + repr(web_config(settings))
