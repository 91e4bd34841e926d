from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.download_photo_side import DownloadPhotoSide
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    photo_id: str,
    *,
    side: DownloadPhotoSide | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_side: int | Unset = UNSET
    if not isinstance(side, Unset):
        json_side = side

    params["side"] = json_side

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/photos/{photo_id}/picture".format(
            photo_id=quote(str(photo_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | Problem | str | None:
    if response.status_code == 200:
        response_200 = cast(str, response.content)
        return response_200

    if response.status_code == 304:
        response_304 = cast(Any, None)
        return response_304

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | Problem | str]:
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
    side: DownloadPhotoSide | Unset = UNSET,
) -> Response[Any | Problem | str]:
    """A photo's picture

     Give it as JPEG, the longer side at most `side`; kept by the browser for an hour, and by nobody
    between.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        side (DownloadPhotoSide | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | str]
    """

    kwargs = _get_kwargs(
        photo_id=photo_id,
        side=side,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    photo_id: str,
    *,
    client: AuthenticatedClient | Client,
    side: DownloadPhotoSide | Unset = UNSET,
) -> Any | Problem | str | None:
    """A photo's picture

     Give it as JPEG, the longer side at most `side`; kept by the browser for an hour, and by nobody
    between.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        side (DownloadPhotoSide | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | str
    """

    return sync_detailed(
        photo_id=photo_id,
        client=client,
        side=side,
    ).parsed


async def asyncio_detailed(
    photo_id: str,
    *,
    client: AuthenticatedClient | Client,
    side: DownloadPhotoSide | Unset = UNSET,
) -> Response[Any | Problem | str]:
    """A photo's picture

     Give it as JPEG, the longer side at most `side`; kept by the browser for an hour, and by nobody
    between.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        side (DownloadPhotoSide | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | str]
    """

    kwargs = _get_kwargs(
        photo_id=photo_id,
        side=side,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    photo_id: str,
    *,
    client: AuthenticatedClient | Client,
    side: DownloadPhotoSide | Unset = UNSET,
) -> Any | Problem | str | None:
    """A photo's picture

     Give it as JPEG, the longer side at most `side`; kept by the browser for an hour, and by nobody
    between.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        side (DownloadPhotoSide | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | str
    """

    return (
        await asyncio_detailed(
            photo_id=photo_id,
            client=client,
            side=side,
        )
    ).parsed
