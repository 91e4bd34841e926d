from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.furnish_answer import FurnishAnswer
from ...models.furnish_request import FurnishRequest
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    photo_id: str,
    *,
    body: FurnishRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/photos/{photo_id}/furnish".format(
            photo_id=quote(str(photo_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> FurnishAnswer | Problem | None:
    if response.status_code == 200:
        response_200 = FurnishAnswer.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = Problem.from_dict(response.json())

        return response_500

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[FurnishAnswer | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    photo_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: FurnishRequest,
) -> Response[FurnishAnswer | Problem]:
    """What goes with a room

     Find, for each category the room lacks, the items that go best with all its pieces, inside the
    prices.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        body (FurnishRequest): What a room is to be furnished with; `{}` asks for what it lacks,
            at any price.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FurnishAnswer | Problem]
    """

    kwargs = _get_kwargs(
        photo_id=photo_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    photo_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: FurnishRequest,
) -> FurnishAnswer | Problem | None:
    """What goes with a room

     Find, for each category the room lacks, the items that go best with all its pieces, inside the
    prices.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        body (FurnishRequest): What a room is to be furnished with; `{}` asks for what it lacks,
            at any price.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FurnishAnswer | Problem
    """

    return sync_detailed(
        photo_id=photo_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    photo_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: FurnishRequest,
) -> Response[FurnishAnswer | Problem]:
    """What goes with a room

     Find, for each category the room lacks, the items that go best with all its pieces, inside the
    prices.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        body (FurnishRequest): What a room is to be furnished with; `{}` asks for what it lacks,
            at any price.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FurnishAnswer | Problem]
    """

    kwargs = _get_kwargs(
        photo_id=photo_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    photo_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: FurnishRequest,
) -> FurnishAnswer | Problem | None:
    """What goes with a room

     Find, for each category the room lacks, the items that go best with all its pieces, inside the
    prices.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        body (FurnishRequest): What a room is to be furnished with; `{}` asks for what it lacks,
            at any price.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FurnishAnswer | Problem
    """

    return (
        await asyncio_detailed(
            photo_id=photo_id,
            client=client,
            body=body,
        )
    ).parsed
