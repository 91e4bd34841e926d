import pytest

from tests.web.checks import begin

ORIGIN = "https://shop.example"


def preflight(client, origin=ORIGIN):
    headers = {
        "Origin": origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type",
    }  # fmt: skip
    return client.options("/api/v1/sessions", headers=headers)


def test_a_listed_origin_may_ask_and_read_the_release(shop):
    client = shop.client(cors_origins=(ORIGIN, "http://localhost:5173"))
    answer = client.get("/api/v1/catalogue", headers={"Origin": ORIGIN})
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert "Penat-Release" in answer.headers["Access-Control-Expose-Headers"]
    assert "Origin" in answer.vary


def test_a_listed_origin_passes_the_preflight(shop):
    answer = preflight(shop.client(cors_origins=(ORIGIN,)))
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    assert "content-type" in answer.headers["Access-Control-Allow-Headers"].lower()


def test_problems_can_be_read_from_a_listed_origin_too(shop):
    client = shop.client(cors_origins=(ORIGIN,))
    for answer in (client.get("/nothing", headers={"Origin": ORIGIN}),
                   client.post("/api/v1/sessions", data="{", headers={"Origin": ORIGIN})):  # fmt: skip
        assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "https://shop.example.evil", "http://shop.example", "https://shopxexample", "null"],
)
@pytest.mark.parametrize("origins", [(ORIGIN,), (ORIGIN, "http://localhost:5173")])
def test_another_origin_is_not_let_in(shop, origin, origins):
    client = shop.client(cors_origins=origins)
    for answer in (client.get("/api/v1/catalogue", headers={"Origin": origin}), preflight(client, origin)):
        assert answer.headers.get("Access-Control-Allow-Origin") != origin


def test_without_listed_origins_there_are_no_cors_headers(client):
    answer = client.get("/api/v1/catalogue", headers={"Origin": ORIGIN})
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_star_lets_every_origin_in(shop):
    answer = shop.client(cors_origins=("*",)).get("/api/v1/catalogue", headers={"Origin": "https://any.example"})
    assert answer.headers["Access-Control-Allow-Origin"] in ("*", "https://any.example")


def image_of(client, **headers):
    return client.get("/api/v1/items/chair-000", headers=headers).json["image"]


FORWARDED = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "shop.example", "X-Forwarded-Prefix": "/penat"}


def test_picture_urls_follow_the_host_that_was_asked(client):
    assert image_of(client, Host="10.0.0.7:8080").startswith("http://10.0.0.7:8080/images/")


def test_a_trusted_proxy_is_believed(shop):
    assert image_of(shop.client(trusted_proxies=1), **FORWARDED).startswith("https://shop.example/penat/images/")


def test_an_untrusted_proxy_is_not_believed(client):
    assert image_of(client, **FORWARDED).startswith("http://localhost/images/")


def test_only_the_trusted_hop_is_believed(shop):
    forged = {"X-Forwarded-Host": "evil.example, shop.example", "X-Forwarded-Proto": "http, https"}
    assert image_of(shop.client(trusted_proxies=1), **forged).startswith("https://shop.example/images/")


def test_the_base_url_wins(shop):
    client = shop.client(base_url="https://api.example/p/")
    assert image_of(client, Host="inner:8080").startswith("https://api.example/p/images/")
    step = begin(client)
    assert step["slate"][0]["item"]["thumbnail"].startswith("https://api.example/p/thumbnails/")
    assert client.get("/openapi.json").json["servers"] == [{"url": "https://api.example/p"}]


@pytest.mark.parametrize("host", ['a"b', "a b", "<script>", "a/b", "ü", "a\\b", "a@b"])
def test_a_host_no_url_could_hold_is_left_out(client, host):
    response = client.get("/api/v1/items/chair-000", environ_overrides={"HTTP_HOST": host.encode().decode("latin-1")})
    assert response.status_code in (200, 400)
    if response.status_code == 200:
        assert response.json["image"].startswith("/images/")
