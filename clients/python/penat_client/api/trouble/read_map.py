from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.map_answer import MapAnswer
from ...models.problem import Problem
from ...models.read_map_method import ReadMapMethod
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    method: ReadMapMethod | Unset = "pca",
    category: str | Unset = UNSET,
    colour: str | Unset = "category",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_method: str | Unset = UNSET
    if not isinstance(method, Unset):
        json_method = method

    params["method"] = json_method

    params["category"] = category

    params["colour"] = colour

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/map",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> MapAnswer | Problem | None:
    if response.status_code == 200:
        response_200 = MapAnswer.from_dict(response.json())

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[MapAnswer | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    method: ReadMapMethod | Unset = "pca",
    category: str | Unset = UNSET,
    colour: str | Unset = "category",
) -> Response[MapAnswer | Problem]:
    """A map of the items

     Place items that look alike near one another; `pca` is worked out at once, `tsne` beforehand by an
    operator.<br/><br/>With `category`, `pca` is worked out for its items alone, which spreads them
    better.

    Args:
        method (ReadMapMethod | Unset): tsne only where it was made for the release Default:
            'pca'.
        category (str | Unset): Only this category
        colour (str | Unset): category, price, or a column Default: 'category'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MapAnswer | Problem]
    """

    kwargs = _get_kwargs(
        method=method,
        category=category,
        colour=colour,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    method: ReadMapMethod | Unset = "pca",
    category: str | Unset = UNSET,
    colour: str | Unset = "category",
) -> MapAnswer | Problem | None:
    """A map of the items

     Place items that look alike near one another; `pca` is worked out at once, `tsne` beforehand by an
    operator.<br/><br/>With `category`, `pca` is worked out for its items alone, which spreads them
    better.

    Args:
        method (ReadMapMethod | Unset): tsne only where it was made for the release Default:
            'pca'.
        category (str | Unset): Only this category
        colour (str | Unset): category, price, or a column Default: 'category'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MapAnswer | Problem
    """

    return sync_detailed(
        client=client,
        method=method,
        category=category,
        colour=colour,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    method: ReadMapMethod | Unset = "pca",
    category: str | Unset = UNSET,
    colour: str | Unset = "category",
) -> Response[MapAnswer | Problem]:
    """A map of the items

     Place items that look alike near one another; `pca` is worked out at once, `tsne` beforehand by an
    operator.<br/><br/>With `category`, `pca` is worked out for its items alone, which spreads them
    better.

    Args:
        method (ReadMapMethod | Unset): tsne only where it was made for the release Default:
            'pca'.
        category (str | Unset): Only this category
        colour (str | Unset): category, price, or a column Default: 'category'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MapAnswer | Problem]
    """

    kwargs = _get_kwargs(
        method=method,
        category=category,
        colour=colour,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    method: ReadMapMethod | Unset = "pca",
    category: str | Unset = UNSET,
    colour: str | Unset = "category",
) -> MapAnswer | Problem | None:
    """A map of the items

     Place items that look alike near one another; `pca` is worked out at once, `tsne` beforehand by an
    operator.<br/><br/>With `category`, `pca` is worked out for its items alone, which spreads them
    better.

    Args:
        method (ReadMapMethod | Unset): tsne only where it was made for the release Default:
            'pca'.
        category (str | Unset): Only this category
        colour (str | Unset): category, price, or a column Default: 'category'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MapAnswer | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            method=method,
            category=category,
            colour=colour,
        )
    ).parsed
