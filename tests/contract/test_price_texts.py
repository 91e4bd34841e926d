"""Prices as shops write them, read exactly or refused with the reason."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penat.adapters.price_texts import PriceToAsk, convention, currency_of, hundredths, taken_apart


def read(text, *others, meant=None, said=None):
    """Return (hundredths, currency) of a price in a column with *others*."""
    column = [taken_apart(one) for one in (text, *others)]
    decimals = convention(enumerate(column, 2), said)
    return hundredths(column[0], decimals), currency_of(column[0], meant)


@pytest.mark.parametrize(
    ("text", "cents", "currency"),
    [
        ("$4,899.00", 489900, "USD"),
        ("$2095", 209500, "USD"),
        ("€1.299", 129900, "EUR"),
        ("€1,299", 129900, "EUR"),
        ("1299 USD", 129900, "USD"),
        ("usd 1299.5", 129950, "USD"),
        ("1.299,95 EUR", 129995, "EUR"),
        ("1\u202f299,00 €", 129900, "EUR"),
        ("1\xa0299,00 €", 129900, "EUR"),
        ("CHF 1'299.–", 129900, "CHF"),
        ("Fr. 1’299.50", 129950, "CHF"),
        ("299,- €", 29900, "EUR"),
        ("¥12,000", 1200000, "JPY"),
        ("£0.99", 99, "GBP"),
        ("1.234.567,89 €", 123456789, "EUR"),
        ("12,345,678", 1234567800, None),
        ("1.299.000", 129900000, None),
        ("0", 0, None),
    ],
)
def test_a_price_is_read_as_its_shop_means_it(text, cents, currency):
    assert read(text) == (cents, currency)


def test_crowns_need_to_be_told_apart():
    assert read("2 095,00 kr", meant="SEK") == (209500, "SEK")
    with pytest.raises(ValueError, match="several currencies"):
        read("2 095,00 kr")
    assert read("$5.00", meant="CAD") == (500, "CAD")


def test_the_whole_column_tells_what_one_cell_does_not():
    """Alone "1.299" may be a slip; beside "12,50" the point parts thousands; beside "12.50" it is refused."""
    assert read("1.299", "12,50") == (129900, None)
    with pytest.raises(ValueError, match="may be 1299 or have too many decimals"):
        read("1.299")
    with pytest.raises(ValueError, match=r"'1\.299' is not a plain number"):
        read("1.299", "12.50")
    assert read("1.299", said=",") == (129900, None)


def test_two_ways_of_writing_cents_name_both_lines():
    with pytest.raises(ValueError, match=r"line 3 writes cents behind a point \(1\.50\), line 2 behind a comma"):
        read("1,50", "1.50")


@pytest.mark.parametrize(
    "text", ["call us", "on request", "N/A", "—", "$100 - $200", "100–200 €", "from $99", "ab 99 €"]
)
def test_what_has_no_one_price_is_to_be_asked_for(text):
    with pytest.raises(PriceToAsk):
        taken_apart(text)


@pytest.mark.parametrize(
    "text", ["-5", "$-5", "(5)", "− 5", "1e3", "5x", "1 00", "12,34,56", "1.2,3.4", "٣", "0.001", "5 %", "9" * 30]
)
def test_what_is_no_price_is_refused(text):
    with pytest.raises(ValueError, match="price"):
        read(text)


@settings(deadline=None)
@given(st.integers(0, 10**11), st.sampled_from(["{:,}.{:02d}", "${:,}.{:02d}", "{:,}.{:02d} GBP"]))
def test_grouped_prices_survive_exactly(cents, form):
    assert read(form.format(cents // 100, cents % 100))[0] == cents


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_a_price_or_refused(text):
    with suppress(ValueError, PriceToAsk):
        assert read(text)[0] >= 0
