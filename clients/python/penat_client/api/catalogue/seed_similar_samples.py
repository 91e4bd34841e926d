from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.similar_samples import SimilarSamples
from ...types import UNSET, Response, Unset


def _get_kwargs(
    category: str,
    *,
    sample_id: str,
    limit: int | Unset = 20,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["sample_id"] = sample_id

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/datasets/{category}/similarity/search".format(
            category=quote(str(category), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | SimilarSamples | None:
    if response.status_code == 200:
        response_200 = SimilarSamples.from_dict(response.json())

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
) -> Response[Problem | SimilarSamples]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    category: str,
    *,
    client: AuthenticatedClient | Client,
    sample_id: str,
    limit: int | Unset = 20,
) -> Response[Problem | SimilarSamples]:
    """Similar samples of a dataset

     List what is similar to a sample; nothing for one that has no vector here.

    Args:
        category (str):  Example: chair.
        sample_id (str):
        limit (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SimilarSamples]
    """

    kwargs = _get_kwargs(
        category=category,
        sample_id=sample_id,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    category: str,
    *,
    client: AuthenticatedClient | Client,
    sample_id: str,
    limit: int | Unset = 20,
) -> Problem | SimilarSamples | None:
    """Similar samples of a dataset

     List what is similar to a sample; nothing for one that has no vector here.

    Args:
        category (str):  Example: chair.
        sample_id (str):
        limit (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SimilarSamples
    """

    return sync_detailed(
        category=category,
        client=client,
        sample_id=sample_id,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    category: str,
    *,
    client: AuthenticatedClient | Client,
    sample_id: str,
    limit: int | Unset = 20,
) -> Response[Problem | SimilarSamples]:
    """Similar samples of a dataset

     List what is similar to a sample; nothing for one that has no vector here.

    Args:
        category (str):  Example: chair.
        sample_id (str):
        limit (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SimilarSamples]
    """

    kwargs = _get_kwargs(
        category=category,
        sample_id=sample_id,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    category: str,
    *,
    client: AuthenticatedClient | Client,
    sample_id: str,
    limit: int | Unset = 20,
) -> Problem | SimilarSamples | None:
    """Similar samples of a dataset

     List what is similar to a sample; nothing for one that has no vector here.

    Args:
        category (str):  Example: chair.
        sample_id (str):
        limit (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SimilarSamples
    """

    return (
        await asyncio_detailed(
            category=category,
            client=client,
            sample_id=sample_id,
            limit=limit,
        )
    ).parsed
