from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.matches_answer import MatchesAnswer
from ...models.matches_request import MatchesRequest
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    *,
    body: MatchesRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/matches",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MatchesAnswer | Problem | None:
    if response.status_code == 200:
        response_200 = MatchesAnswer.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 410:
        response_410 = Problem.from_dict(response.json())

        return response_410

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
) -> Response[MatchesAnswer | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: MatchesRequest,
) -> Response[MatchesAnswer | Problem]:
    """What goes with an item

     Find what goes best with it in each other category, among the items inside its price
    limits.<br/><br/>`nearest` ranks by distance, `blend` also by what rooms taught. Without a `method`
    it is the blend where it was<br/>learned on this release's model and shown to be better, else
    nearest; the answer says which.

    Args:
        body (MatchesRequest): What goes with an item, named by its id or by the session that
            chose it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MatchesAnswer | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: MatchesRequest,
) -> MatchesAnswer | Problem | None:
    """What goes with an item

     Find what goes best with it in each other category, among the items inside its price
    limits.<br/><br/>`nearest` ranks by distance, `blend` also by what rooms taught. Without a `method`
    it is the blend where it was<br/>learned on this release's model and shown to be better, else
    nearest; the answer says which.

    Args:
        body (MatchesRequest): What goes with an item, named by its id or by the session that
            chose it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MatchesAnswer | Problem
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: MatchesRequest,
) -> Response[MatchesAnswer | Problem]:
    """What goes with an item

     Find what goes best with it in each other category, among the items inside its price
    limits.<br/><br/>`nearest` ranks by distance, `blend` also by what rooms taught. Without a `method`
    it is the blend where it was<br/>learned on this release's model and shown to be better, else
    nearest; the answer says which.

    Args:
        body (MatchesRequest): What goes with an item, named by its id or by the session that
            chose it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MatchesAnswer | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: MatchesRequest,
) -> MatchesAnswer | Problem | None:
    """What goes with an item

     Find what goes best with it in each other category, among the items inside its price
    limits.<br/><br/>`nearest` ranks by distance, `blend` also by what rooms taught. Without a `method`
    it is the blend where it was<br/>learned on this release's model and shown to be better, else
    nearest; the answer says which.

    Args:
        body (MatchesRequest): What goes with an item, named by its id or by the session that
            chose it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MatchesAnswer | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
