from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.items_answer import ItemsAnswer
from ...models.list_items_sort import ListItemsSort
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    category: str | Unset = UNSET,
    q: str | Unset = UNSET,
    ids: str | Unset = UNSET,
    min_cents: int | Unset = UNSET,
    max_cents: int | Unset = UNSET,
    where: str | Unset = "[]",
    sort: ListItemsSort | Unset = "catalogue",
    limit: int | Unset = 24,
    cursor: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["category"] = category

    params["q"] = q

    params["ids"] = ids

    params["min_cents"] = min_cents

    params["max_cents"] = max_cents

    params["where"] = where

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort

    params["sort"] = json_sort

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/items",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ItemsAnswer | Problem | None:
    if response.status_code == 200:
        response_200 = ItemsAnswer.from_dict(response.json())

        return response_200

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
) -> Response[ItemsAnswer | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    category: str | Unset = UNSET,
    q: str | Unset = UNSET,
    ids: str | Unset = UNSET,
    min_cents: int | Unset = UNSET,
    max_cents: int | Unset = UNSET,
    where: str | Unset = "[]",
    sort: ListItemsSort | Unset = "catalogue",
    limit: int | Unset = 24,
    cursor: str | Unset = UNSET,
) -> Response[ItemsAnswer | Problem]:
    """A page of items

     Filter by category, words of the name, any column, ids and price, in some order; follow `next` for
    more.

    Args:
        category (str | Unset): Only this category
        q (str | Unset): Words all to be in the name, any case or accent
        ids (str | Unset): At most 100 ids, commas between; unknown ones left out
        min_cents (int | Unset):
        max_cents (int | Unset):
        where (str | Unset): Filters on any column, semicolons between: style:boho|japandi,
            name~oak, width>=80; a backslash takes the mark after it as it is Default: '[]'. Example:
            style:boho;width>=80.
        sort (ListItemsSort | Unset): In which order; the unpriced come last Default: 'catalogue'.
        limit (int | Unset):  Default: 24.
        cursor (str | Unset): The `next` of the page before

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ItemsAnswer | Problem]
    """

    kwargs = _get_kwargs(
        category=category,
        q=q,
        ids=ids,
        min_cents=min_cents,
        max_cents=max_cents,
        where=where,
        sort=sort,
        limit=limit,
        cursor=cursor,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    category: str | Unset = UNSET,
    q: str | Unset = UNSET,
    ids: str | Unset = UNSET,
    min_cents: int | Unset = UNSET,
    max_cents: int | Unset = UNSET,
    where: str | Unset = "[]",
    sort: ListItemsSort | Unset = "catalogue",
    limit: int | Unset = 24,
    cursor: str | Unset = UNSET,
) -> ItemsAnswer | Problem | None:
    """A page of items

     Filter by category, words of the name, any column, ids and price, in some order; follow `next` for
    more.

    Args:
        category (str | Unset): Only this category
        q (str | Unset): Words all to be in the name, any case or accent
        ids (str | Unset): At most 100 ids, commas between; unknown ones left out
        min_cents (int | Unset):
        max_cents (int | Unset):
        where (str | Unset): Filters on any column, semicolons between: style:boho|japandi,
            name~oak, width>=80; a backslash takes the mark after it as it is Default: '[]'. Example:
            style:boho;width>=80.
        sort (ListItemsSort | Unset): In which order; the unpriced come last Default: 'catalogue'.
        limit (int | Unset):  Default: 24.
        cursor (str | Unset): The `next` of the page before

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ItemsAnswer | Problem
    """

    return sync_detailed(
        client=client,
        category=category,
        q=q,
        ids=ids,
        min_cents=min_cents,
        max_cents=max_cents,
        where=where,
        sort=sort,
        limit=limit,
        cursor=cursor,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    category: str | Unset = UNSET,
    q: str | Unset = UNSET,
    ids: str | Unset = UNSET,
    min_cents: int | Unset = UNSET,
    max_cents: int | Unset = UNSET,
    where: str | Unset = "[]",
    sort: ListItemsSort | Unset = "catalogue",
    limit: int | Unset = 24,
    cursor: str | Unset = UNSET,
) -> Response[ItemsAnswer | Problem]:
    """A page of items

     Filter by category, words of the name, any column, ids and price, in some order; follow `next` for
    more.

    Args:
        category (str | Unset): Only this category
        q (str | Unset): Words all to be in the name, any case or accent
        ids (str | Unset): At most 100 ids, commas between; unknown ones left out
        min_cents (int | Unset):
        max_cents (int | Unset):
        where (str | Unset): Filters on any column, semicolons between: style:boho|japandi,
            name~oak, width>=80; a backslash takes the mark after it as it is Default: '[]'. Example:
            style:boho;width>=80.
        sort (ListItemsSort | Unset): In which order; the unpriced come last Default: 'catalogue'.
        limit (int | Unset):  Default: 24.
        cursor (str | Unset): The `next` of the page before

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ItemsAnswer | Problem]
    """

    kwargs = _get_kwargs(
        category=category,
        q=q,
        ids=ids,
        min_cents=min_cents,
        max_cents=max_cents,
        where=where,
        sort=sort,
        limit=limit,
        cursor=cursor,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    category: str | Unset = UNSET,
    q: str | Unset = UNSET,
    ids: str | Unset = UNSET,
    min_cents: int | Unset = UNSET,
    max_cents: int | Unset = UNSET,
    where: str | Unset = "[]",
    sort: ListItemsSort | Unset = "catalogue",
    limit: int | Unset = 24,
    cursor: str | Unset = UNSET,
) -> ItemsAnswer | Problem | None:
    """A page of items

     Filter by category, words of the name, any column, ids and price, in some order; follow `next` for
    more.

    Args:
        category (str | Unset): Only this category
        q (str | Unset): Words all to be in the name, any case or accent
        ids (str | Unset): At most 100 ids, commas between; unknown ones left out
        min_cents (int | Unset):
        max_cents (int | Unset):
        where (str | Unset): Filters on any column, semicolons between: style:boho|japandi,
            name~oak, width>=80; a backslash takes the mark after it as it is Default: '[]'. Example:
            style:boho;width>=80.
        sort (ListItemsSort | Unset): In which order; the unpriced come last Default: 'catalogue'.
        limit (int | Unset):  Default: 24.
        cursor (str | Unset): The `next` of the page before

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ItemsAnswer | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            category=category,
            q=q,
            ids=ids,
            min_cents=min_cents,
            max_cents=max_cents,
            where=where,
            sort=sort,
            limit=limit,
            cursor=cursor,
        )
    ).parsed
