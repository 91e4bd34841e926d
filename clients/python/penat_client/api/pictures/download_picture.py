from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.download_picture_width import DownloadPictureWidth
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    digest: str,
    *,
    width: DownloadPictureWidth | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_width: int | Unset = UNSET
    if not isinstance(width, Unset):
        json_width = width

    params["width"] = json_width

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/images/{digest}.jpg".format(
            digest=quote(str(digest), safe=""),
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
    digest: str,
    *,
    client: AuthenticatedClient | Client,
    width: DownloadPictureWidth | Unset = UNSET,
) -> Response[Any | Problem | str]:
    """A display picture

     At most 1024 px wide, or as `width` says; WebP where `Accept` names it, else JPEG.

    Args:
        digest (str):  Example: 3f0a9c1b22d4e5f6.
        width (DownloadPictureWidth | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | str]
    """

    kwargs = _get_kwargs(
        digest=digest,
        width=width,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    digest: str,
    *,
    client: AuthenticatedClient | Client,
    width: DownloadPictureWidth | Unset = UNSET,
) -> Any | Problem | str | None:
    """A display picture

     At most 1024 px wide, or as `width` says; WebP where `Accept` names it, else JPEG.

    Args:
        digest (str):  Example: 3f0a9c1b22d4e5f6.
        width (DownloadPictureWidth | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | str
    """

    return sync_detailed(
        digest=digest,
        client=client,
        width=width,
    ).parsed


async def asyncio_detailed(
    digest: str,
    *,
    client: AuthenticatedClient | Client,
    width: DownloadPictureWidth | Unset = UNSET,
) -> Response[Any | Problem | str]:
    """A display picture

     At most 1024 px wide, or as `width` says; WebP where `Accept` names it, else JPEG.

    Args:
        digest (str):  Example: 3f0a9c1b22d4e5f6.
        width (DownloadPictureWidth | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | str]
    """

    kwargs = _get_kwargs(
        digest=digest,
        width=width,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    digest: str,
    *,
    client: AuthenticatedClient | Client,
    width: DownloadPictureWidth | Unset = UNSET,
) -> Any | Problem | str | None:
    """A display picture

     At most 1024 px wide, or as `width` says; WebP where `Accept` names it, else JPEG.

    Args:
        digest (str):  Example: 3f0a9c1b22d4e5f6.
        width (DownloadPictureWidth | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | str
    """

    return (
        await asyncio_detailed(
            digest=digest,
            client=client,
            width=width,
        )
    ).parsed
