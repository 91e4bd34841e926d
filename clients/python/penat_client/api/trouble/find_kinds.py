from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.kinds_answer import KindsAnswer
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    category: str | Unset = UNSET,
    limit: int | Unset = 24,
    cursor: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["category"] = category

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/trouble/kinds",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> KindsAnswer | Problem | None:
    if response.status_code == 200:
        response_200 = KindsAnswer.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 410:
        response_410 = Problem.from_dict(response.json())

        return response_410

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
) -> Response[KindsAnswer | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    category: str | Unset = UNSET,
    limit: int | Unset = 24,
    cursor: str | Unset = UNSET,
) -> Response[KindsAnswer | Problem]:
    """Kinds inside categories

     List groups that stand apart inside their category, such as bedspreads among beds.

    Args:
        category (str | Unset): Only this category
        limit (int | Unset):  Default: 24.
        cursor (str | Unset): The `next` of the page before

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KindsAnswer | Problem]
    """

    kwargs = _get_kwargs(
        category=category,
        limit=limit,
        cursor=cursor,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    category: str | Unset = UNSET,
    limit: int | Unset = 24,
    cursor: str | Unset = UNSET,
) -> KindsAnswer | Problem | None:
    """Kinds inside categories

     List groups that stand apart inside their category, such as bedspreads among beds.

    Args:
        category (str | Unset): Only this category
        limit (int | Unset):  Default: 24.
        cursor (str | Unset): The `next` of the page before

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KindsAnswer | Problem
    """

    return sync_detailed(
        client=client,
        category=category,
        limit=limit,
        cursor=cursor,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    category: str | Unset = UNSET,
    limit: int | Unset = 24,
    cursor: str | Unset = UNSET,
) -> Response[KindsAnswer | Problem]:
    """Kinds inside categories

     List groups that stand apart inside their category, such as bedspreads among beds.

    Args:
        category (str | Unset): Only this category
        limit (int | Unset):  Default: 24.
        cursor (str | Unset): The `next` of the page before

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KindsAnswer | Problem]
    """

    kwargs = _get_kwargs(
        category=category,
        limit=limit,
        cursor=cursor,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    category: str | Unset = UNSET,
    limit: int | Unset = 24,
    cursor: str | Unset = UNSET,
) -> KindsAnswer | Problem | None:
    """Kinds inside categories

     List groups that stand apart inside their category, such as bedspreads among beds.

    Args:
        category (str | Unset): Only this category
        limit (int | Unset):  Default: 24.
        cursor (str | Unset): The `next` of the page before

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KindsAnswer | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            category=category,
            limit=limit,
            cursor=cursor,
        )
    ).parsed
