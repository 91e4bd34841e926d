from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.download_shopping_table_policy import DownloadShoppingTablePolicy
from ...models.download_shopping_table_table import DownloadShoppingTableTable
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    days: int | Unset = 30,
    policy: DownloadShoppingTablePolicy | Unset = UNSET,
    category: str | Unset = UNSET,
    table: DownloadShoppingTableTable | Unset = "items",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["days"] = days

    json_policy: str | Unset = UNSET
    if not isinstance(policy, Unset):
        json_policy = policy

    params["policy"] = json_policy

    params["category"] = category

    json_table: str | Unset = UNSET
    if not isinstance(table, Unset):
        json_table = table

    params["table"] = json_table

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/shopping.csv",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | str | None:
    if response.status_code == 200:
        response_200 = response.text
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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | str]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    days: int | Unset = 30,
    policy: DownloadShoppingTablePolicy | Unset = UNSET,
    category: str | Unset = UNSET,
    table: DownloadShoppingTableTable | Unset = "items",
) -> Response[Problem | str]:
    """One of its tables

     Download days, steps, positions, coverage or all items as a table.

    Args:
        days (int | Unset): How far back Default: 30.
        policy (DownloadShoppingTablePolicy | Unset): Only slates of this policy
        category (str | Unset): Only sessions about this category
        table (DownloadShoppingTableTable | Unset): One of the report's tables Default: 'items'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | str]
    """

    kwargs = _get_kwargs(
        days=days,
        policy=policy,
        category=category,
        table=table,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    days: int | Unset = 30,
    policy: DownloadShoppingTablePolicy | Unset = UNSET,
    category: str | Unset = UNSET,
    table: DownloadShoppingTableTable | Unset = "items",
) -> Problem | str | None:
    """One of its tables

     Download days, steps, positions, coverage or all items as a table.

    Args:
        days (int | Unset): How far back Default: 30.
        policy (DownloadShoppingTablePolicy | Unset): Only slates of this policy
        category (str | Unset): Only sessions about this category
        table (DownloadShoppingTableTable | Unset): One of the report's tables Default: 'items'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | str
    """

    return sync_detailed(
        client=client,
        days=days,
        policy=policy,
        category=category,
        table=table,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    days: int | Unset = 30,
    policy: DownloadShoppingTablePolicy | Unset = UNSET,
    category: str | Unset = UNSET,
    table: DownloadShoppingTableTable | Unset = "items",
) -> Response[Problem | str]:
    """One of its tables

     Download days, steps, positions, coverage or all items as a table.

    Args:
        days (int | Unset): How far back Default: 30.
        policy (DownloadShoppingTablePolicy | Unset): Only slates of this policy
        category (str | Unset): Only sessions about this category
        table (DownloadShoppingTableTable | Unset): One of the report's tables Default: 'items'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | str]
    """

    kwargs = _get_kwargs(
        days=days,
        policy=policy,
        category=category,
        table=table,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    days: int | Unset = 30,
    policy: DownloadShoppingTablePolicy | Unset = UNSET,
    category: str | Unset = UNSET,
    table: DownloadShoppingTableTable | Unset = "items",
) -> Problem | str | None:
    """One of its tables

     Download days, steps, positions, coverage or all items as a table.

    Args:
        days (int | Unset): How far back Default: 30.
        policy (DownloadShoppingTablePolicy | Unset): Only slates of this policy
        category (str | Unset): Only sessions about this category
        table (DownloadShoppingTableTable | Unset): One of the report's tables Default: 'items'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | str
    """

    return (
        await asyncio_detailed(
            client=client,
            days=days,
            policy=policy,
            category=category,
            table=table,
        )
    ).parsed
