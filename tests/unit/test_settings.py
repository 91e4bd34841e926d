from pathlib import Path

import pytest

from penat.domain.errors import InvalidInput
from penat.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def no_environment(monkeypatch):
    for name in Settings.model_fields:
        monkeypatch.delenv(f"PENAT_{name.upper()}", raising=False)


def test_the_defaults_serve_the_shipped_catalogue():
    settings = load_settings()
    assert (settings.data, settings.cache, settings.links_path) == (
        Path("data"),
        Path("chroma_cache"),
        Path("data/links.csv"),
    )
    assert settings.width_schedule is None
    assert settings.origins == ()


def test_the_environment_sets_values_and_what_is_given_wins(monkeypatch):
    monkeypatch.setenv("PENAT_CACHE", "/somewhere")
    monkeypatch.setenv("PENAT_WIDTHS", "0.5, 0.25")
    monkeypatch.setenv("PENAT_CORS_ORIGINS", "https://a.example, https://b.example")
    monkeypatch.setenv("PENAT_LINKS", "")
    settings = load_settings(port=9000)
    assert settings.cache == Path("/somewhere")
    assert settings.width_schedule == (0.5, 0.25)
    assert settings.origins == ("https://a.example", "https://b.example")
    assert settings.links is None
    assert settings.port == 9000


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "abc"), ("PORT", "70000"), ("WIDTHS", "wide"), ("WIDTHS", "-1"), ("WORKERS", "0"), ("LOG_LEVEL", "loud"),
     ("BASE_URL", "shop.example"), ("SESSION_HOURS", "0"), ("EFFECTIVE_CHOICES", "nan"),
     ("EXPLORE", "0.6"), ("EXPLORE", "nan"),
     ("SEARCH_LIMIT", "many"), ("READ_LIMIT", "0/minute"), ("WAITING", "0"), ("REQUEST_SECONDS", "0")],
)  # fmt: skip
def test_a_wrong_value_names_its_variable(monkeypatch, name, value):
    monkeypatch.setenv(f"PENAT_{name}", value)
    with pytest.raises(InvalidInput, match=f"PENAT_{name} is '{value}'"):
        load_settings()


def test_a_secret_is_never_repeated(monkeypatch):
    monkeypatch.setenv("PENAT_SECRET_KEY", "short")
    with pytest.raises(InvalidInput) as caught:
        load_settings()
    assert "PENAT_SECRET_KEY" in caught.value.detail
    assert "short" not in caught.value.detail.replace("shorter", "")


@pytest.mark.parametrize(
    ("name", "value"),
    [("OLDER_SECRET_KEYS", "long-enough-to-be-a-key too-short"), ("LIMITS_URL", "http://:secret-word@limits.example")],
)
def test_what_may_hold_a_secret_is_refused_without_it(monkeypatch, name, value):
    monkeypatch.setenv(f"PENAT_{name}", value)
    with pytest.raises(InvalidInput) as caught:
        load_settings()
    assert caught.value.detail.startswith(f"PENAT_{name}: write")
    assert not any(word in caught.value.detail for word in ("long-enough", "too-short", "secret-word"))


def test_two_schedules_are_refused(monkeypatch):
    monkeypatch.setenv("PENAT_WIDTHS", "0.25")
    monkeypatch.setenv("PENAT_EFFECTIVE_CHOICES", "20")
    with pytest.raises(InvalidInput, match="both set"):
        load_settings()
