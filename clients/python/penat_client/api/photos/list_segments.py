from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.photo_runs_answer import PhotoRunsAnswer
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    photo_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/photos/{photo_id}/segments".format(
            photo_id=quote(str(photo_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PhotoRunsAnswer | Problem | None:
    if response.status_code == 200:
        response_200 = PhotoRunsAnswer.from_dict(response.json())

        return response_200

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

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
) -> Response[PhotoRunsAnswer | Problem]:
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
) -> Response[PhotoRunsAnswer | Problem]:
    """A photo's pieces

     List every segmenting of the photo, the oldest first, with the pieces but for their masks.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PhotoRunsAnswer | Problem]
    """

    kwargs = _get_kwargs(
        photo_id=photo_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    photo_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> PhotoRunsAnswer | Problem | None:
    """A photo's pieces

     List every segmenting of the photo, the oldest first, with the pieces but for their masks.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PhotoRunsAnswer | Problem
    """

    return sync_detailed(
        photo_id=photo_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    photo_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[PhotoRunsAnswer | Problem]:
    """A photo's pieces

     List every segmenting of the photo, the oldest first, with the pieces but for their masks.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PhotoRunsAnswer | Problem]
    """

    kwargs = _get_kwargs(
        photo_id=photo_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    photo_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> PhotoRunsAnswer | Problem | None:
    """A photo's pieces

     List every segmenting of the photo, the oldest first, with the pieces but for their masks.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PhotoRunsAnswer | Problem
    """

    return (
        await asyncio_detailed(
            photo_id=photo_id,
            client=client,
        )
    ).parsed
