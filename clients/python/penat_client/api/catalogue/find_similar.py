from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.similar_answer import SimilarAnswer
from ...types import UNSET, Response, Unset


def _get_kwargs(
    item_id: str,
    *,
    limit: int | Unset = 20,
    group: bool | Unset = False,
    category: str | Unset = UNSET,
    min_score: float | Unset = 0.0,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["group"] = group

    params["category"] = category

    params["min_score"] = min_score

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/items/{item_id}/similar".format(
            item_id=quote(str(item_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | SimilarAnswer | None:
    if response.status_code == 200:
        response_200 = SimilarAnswer.from_dict(response.json())

        return response_200

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

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
) -> Response[Problem | SimilarAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    item_id: str,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    group: bool | Unset = False,
    category: str | Unset = UNSET,
    min_score: float | Unset = 0.0,
) -> Response[Problem | SimilarAnswer]:
    """The most similar items

     List those of the same category or another, nearest first, exactly; `group=1` gives one of each
    design.

    Args:
        item_id (str):  Example: oak-armchair-12.
        limit (int | Unset):  Default: 20.
        group (bool | Unset):  Default: False.
        category (str | Unset): Of this one, not the item's own
        min_score (float | Unset):  Default: 0.0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SimilarAnswer]
    """

    kwargs = _get_kwargs(
        item_id=item_id,
        limit=limit,
        group=group,
        category=category,
        min_score=min_score,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    item_id: str,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    group: bool | Unset = False,
    category: str | Unset = UNSET,
    min_score: float | Unset = 0.0,
) -> Problem | SimilarAnswer | None:
    """The most similar items

     List those of the same category or another, nearest first, exactly; `group=1` gives one of each
    design.

    Args:
        item_id (str):  Example: oak-armchair-12.
        limit (int | Unset):  Default: 20.
        group (bool | Unset):  Default: False.
        category (str | Unset): Of this one, not the item's own
        min_score (float | Unset):  Default: 0.0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SimilarAnswer
    """

    return sync_detailed(
        item_id=item_id,
        client=client,
        limit=limit,
        group=group,
        category=category,
        min_score=min_score,
    ).parsed


async def asyncio_detailed(
    item_id: str,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    group: bool | Unset = False,
    category: str | Unset = UNSET,
    min_score: float | Unset = 0.0,
) -> Response[Problem | SimilarAnswer]:
    """The most similar items

     List those of the same category or another, nearest first, exactly; `group=1` gives one of each
    design.

    Args:
        item_id (str):  Example: oak-armchair-12.
        limit (int | Unset):  Default: 20.
        group (bool | Unset):  Default: False.
        category (str | Unset): Of this one, not the item's own
        min_score (float | Unset):  Default: 0.0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SimilarAnswer]
    """

    kwargs = _get_kwargs(
        item_id=item_id,
        limit=limit,
        group=group,
        category=category,
        min_score=min_score,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    item_id: str,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    group: bool | Unset = False,
    category: str | Unset = UNSET,
    min_score: float | Unset = 0.0,
) -> Problem | SimilarAnswer | None:
    """The most similar items

     List those of the same category or another, nearest first, exactly; `group=1` gives one of each
    design.

    Args:
        item_id (str):  Example: oak-armchair-12.
        limit (int | Unset):  Default: 20.
        group (bool | Unset):  Default: False.
        category (str | Unset): Of this one, not the item's own
        min_score (float | Unset):  Default: 0.0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SimilarAnswer
    """

    return (
        await asyncio_detailed(
            item_id=item_id,
            client=client,
            limit=limit,
            group=group,
            category=category,
            min_score=min_score,
        )
    ).parsed
