"""Every operation of the OpenAPI document, called with what the document allows and with what it does not."""

import tempfile
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import positive_data_acceptance

from penat.domain.access import read_keys
from tests.fakes.memory_source import InMemorySource
from tests.fakes.word_embedder import WordEmbedder
from tests.web.conftest import Shop, small_catalogue

place = tempfile.TemporaryDirectory()  # goes with the process
shop = Shop(InMemorySource(small_catalogue()), Path(place.name), embedder=WordEmbedder({}))
KEY = "k" * 24
keys = read_keys(f"anna:curate:{KEY}")
# What is wrong may also be refused for its length (413) or its missing key (401), before anything else is looked at.
refusals = {"expected-statuses": ["400", "401", "404", "405", "410", "413", "415", "422"]}
LIMITS = ("guarded_limit", "upload_limit", "session_limit", "search_limit", "read_limit")
config = SchemathesisConfig.from_dict({"checks": {"negative_data_rejection": refusals}})
schema = schemathesis.openapi.from_wsgi(
    "/openapi.json",
    shop.app(keys=keys, **dict.fromkeys(LIMITS, "1000000/second")),
    config=config,
)


@schema.parametrize()
@settings(
    max_examples=100, derandomize=True, deadline=None, database=None,
    phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_every_operation_keeps_to_its_document(case):
    # A made-up session or item is valid by its shape and refused by its content, which is right.
    case.call_and_validate(headers={"Authorization": f"Bearer {KEY}"}, excluded_checks=[positive_data_acceptance])
