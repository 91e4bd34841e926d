from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.photos_answer import PhotosAnswer
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 24,
    cursor: str | Unset = UNSET,
    penat_owner: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(penat_owner, Unset):
        headers["Penat-Owner"] = penat_owner

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/photos",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PhotosAnswer | Problem | None:
    if response.status_code == 200:
        response_200 = PhotosAnswer.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

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
) -> Response[PhotosAnswer | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 24,
    cursor: str | Unset = UNSET,
    penat_owner: str | Unset = UNSET,
) -> Response[PhotosAnswer | Problem]:
    """Your photos

     List the owner's own, the newest first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (str | Unset): The `next` of the page before
        penat_owner (str | Unset): 16 to 200 visible characters, made at random

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PhotosAnswer | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        penat_owner=penat_owner,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 24,
    cursor: str | Unset = UNSET,
    penat_owner: str | Unset = UNSET,
) -> PhotosAnswer | Problem | None:
    """Your photos

     List the owner's own, the newest first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (str | Unset): The `next` of the page before
        penat_owner (str | Unset): 16 to 200 visible characters, made at random

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PhotosAnswer | Problem
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        penat_owner=penat_owner,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 24,
    cursor: str | Unset = UNSET,
    penat_owner: str | Unset = UNSET,
) -> Response[PhotosAnswer | Problem]:
    """Your photos

     List the owner's own, the newest first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (str | Unset): The `next` of the page before
        penat_owner (str | Unset): 16 to 200 visible characters, made at random

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PhotosAnswer | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        penat_owner=penat_owner,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 24,
    cursor: str | Unset = UNSET,
    penat_owner: str | Unset = UNSET,
) -> PhotosAnswer | Problem | None:
    """Your photos

     List the owner's own, the newest first.

    Args:
        limit (int | Unset):  Default: 24.
        cursor (str | Unset): The `next` of the page before
        penat_owner (str | Unset): 16 to 200 visible characters, made at random

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PhotosAnswer | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            penat_owner=penat_owner,
        )
    ).parsed
