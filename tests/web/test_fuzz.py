"""Whatever JSON arrives, the answer is the documented one: never a 500, never a stray shape."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penat.web.answers import MatchesAnswer, Problem, Step

FIELDS = [
    "category", "shown", "policy", "widths", "effective_choices", "price", "in_stock", "text", "item", "seed",
    "session", "categories", "limit", "min_cents", "bed", "odd",
]  # fmt: skip
LIKELY = st.sampled_from(
    [
        "chair",
        "bed",
        "chair-003",
        "kernel",
        "rank_gamma",
        "walnut armchair",
        0,
        1,
        2,
        9,
        24,
        -1,
        0.25,
        2**53,
        True,
        None,
        [],
    ]
)
leaves = LIKELY | st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=3),
    max_leaves=6,
)
bodies = st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=8), values, max_size=5) | values
bounded = settings(
    max_examples=150, derandomize=True, deadline=None, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip


def answered(response, model, status):
    """Hold a response against the model, or against the problem model when it is one."""
    assert response.status_code < 500 or response.status_code == 503
    success = response.status_code == status
    assert response.mimetype == ("application/json" if success else "application/problem+json")
    (model if success else Problem).model_validate_json(response.data)


@given(body=bodies)
@bounded
def test_any_beginning_is_answered(client, body):
    answered(client.post("/api/v1/sessions", json=body), Step, 201)


@given(body=bodies, item=values)
@bounded
def test_any_pick_is_answered(client, body, item):
    session = client.post("/api/v1/sessions", json={"seed": 1, "shown": 3}).json["session"]
    answered(client.post("/api/v1/sessions/pick", json={"session": session, "item": item}), Step, 200)
    answered(client.post("/api/v1/sessions/pick", json=body), Step, 200)


@given(body=bodies)
@bounded
def test_any_question_for_matches_is_answered(client, body):
    answered(client.post("/api/v1/matches", json=body), MatchesAnswer, 200)
    if isinstance(body, dict):
        answered(client.post("/api/v1/matches", json={**body, "item": "chair-003"}), MatchesAnswer, 200)


@given(body=st.binary(max_size=200))
@bounded
def test_any_bytes_are_answered(client, body):
    answered(client.post("/api/v1/sessions", data=body, content_type="application/json"), Step, 201)


@given(
    query=st.dictionaries(
        st.sampled_from(["q", "ids", "limit", "min_cents", "category", "cursor", "where", "sort", "min_score", "x"]),
        st.text(max_size=12),
    )
)
@bounded
def test_any_query_is_answered(client, query):
    assert client.get("/api/v1/items", query_string=query).status_code in (200, 404, 422)
    assert client.get("/api/v1/items/chair-003/similar", query_string=query).status_code in (200, 404, 422)
