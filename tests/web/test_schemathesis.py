"""Every operation of the OpenAPI document, called with what the document allows and with what it does not."""

from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.fakes.memory_source import InMemorySource
from tests.fakes.word_embedder import WordEmbedder
from tests.web.conftest import Shop, small_catalogue

shop = Shop(InMemorySource(small_catalogue()), Path("no-pictures-here"), embedder=WordEmbedder({}))
# What is wrong may also be refused for its length (413), before anything else about it is looked at.
refusals = {"expected-statuses": ["400", "404", "405", "410", "413", "415", "422"]}
config = SchemathesisConfig.from_dict({"checks": {"negative_data_rejection": refusals}})
schema = schemathesis.openapi.from_wsgi("/openapi.json", shop.app(), config=config)


@schema.parametrize()
@settings(
    max_examples=100, derandomize=True, deadline=None, database=None,
    phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_every_operation_keeps_to_its_document(case):
    # A made-up session or item is valid by its shape and refused by its content, which is right.
    case.call_and_validate(excluded_checks=[positive_data_acceptance])
