from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.outfit_request import OutfitRequest
from ...models.outfits_answer import OutfitsAnswer
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    *,
    body: OutfitRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/outfits",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OutfitsAnswer | Problem | None:
    if response.status_code == 200:
        response_200 = OutfitsAnswer.from_dict(response.json())

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
) -> Response[OutfitsAnswer | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: OutfitRequest,
) -> Response[OutfitsAnswer | Problem]:
    """An outfit under one budget

     Find the items that are together closest to the chosen one, one a category, within the
    budget.<br/><br/>The optimum is exact; with `harmony`, where the items are to go with one another
    too, `harmony` in the answer<br/>says what is proven. Kept items stay; items without a price are
    left out. Where nothing is within the budget,<br/>`relaxed` says the smallest change that helps.

    Args:
        body (OutfitRequest): One item of each category that goes with an item, or with what a
            session chose, under one budget.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OutfitsAnswer | Problem]
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
    body: OutfitRequest,
) -> OutfitsAnswer | Problem | None:
    """An outfit under one budget

     Find the items that are together closest to the chosen one, one a category, within the
    budget.<br/><br/>The optimum is exact; with `harmony`, where the items are to go with one another
    too, `harmony` in the answer<br/>says what is proven. Kept items stay; items without a price are
    left out. Where nothing is within the budget,<br/>`relaxed` says the smallest change that helps.

    Args:
        body (OutfitRequest): One item of each category that goes with an item, or with what a
            session chose, under one budget.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OutfitsAnswer | Problem
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: OutfitRequest,
) -> Response[OutfitsAnswer | Problem]:
    """An outfit under one budget

     Find the items that are together closest to the chosen one, one a category, within the
    budget.<br/><br/>The optimum is exact; with `harmony`, where the items are to go with one another
    too, `harmony` in the answer<br/>says what is proven. Kept items stay; items without a price are
    left out. Where nothing is within the budget,<br/>`relaxed` says the smallest change that helps.

    Args:
        body (OutfitRequest): One item of each category that goes with an item, or with what a
            session chose, under one budget.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OutfitsAnswer | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: OutfitRequest,
) -> OutfitsAnswer | Problem | None:
    """An outfit under one budget

     Find the items that are together closest to the chosen one, one a category, within the
    budget.<br/><br/>The optimum is exact; with `harmony`, where the items are to go with one another
    too, `harmony` in the answer<br/>says what is proven. Kept items stay; items without a price are
    left out. Where nothing is within the budget,<br/>`relaxed` says the smallest change that helps.

    Args:
        body (OutfitRequest): One item of each category that goes with an item, or with what a
            session chose, under one budget.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OutfitsAnswer | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
