from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.found_images import FoundImages
from ...models.problem import Problem
from ...models.search_form import SearchForm
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: SearchForm,
    penat_owner: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(penat_owner, Unset):
        headers["Penat-Owner"] = penat_owner

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/search",
    }

    _kwargs["files"] = body.to_multipart()

    headers["Content-Type"] = "multipart/form-data; boundary=+++"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> FoundImages | Problem | None:
    if response.status_code == 200:
        response_200 = FoundImages.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

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
) -> Response[FoundImages | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: SearchForm,
    penat_owner: str | Unset = UNSET,
) -> Response[FoundImages | Problem]:
    """Images near to a picture

     Find the catalogue's items and your own stored segments that are near to a picture; nothing of it is
    kept.

    Args:
        penat_owner (str | Unset): 16 to 200 visible characters, made at random
        body (SearchForm): A picture to look with.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FoundImages | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        penat_owner=penat_owner,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: SearchForm,
    penat_owner: str | Unset = UNSET,
) -> FoundImages | Problem | None:
    """Images near to a picture

     Find the catalogue's items and your own stored segments that are near to a picture; nothing of it is
    kept.

    Args:
        penat_owner (str | Unset): 16 to 200 visible characters, made at random
        body (SearchForm): A picture to look with.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FoundImages | Problem
    """

    return sync_detailed(
        client=client,
        body=body,
        penat_owner=penat_owner,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: SearchForm,
    penat_owner: str | Unset = UNSET,
) -> Response[FoundImages | Problem]:
    """Images near to a picture

     Find the catalogue's items and your own stored segments that are near to a picture; nothing of it is
    kept.

    Args:
        penat_owner (str | Unset): 16 to 200 visible characters, made at random
        body (SearchForm): A picture to look with.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FoundImages | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        penat_owner=penat_owner,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: SearchForm,
    penat_owner: str | Unset = UNSET,
) -> FoundImages | Problem | None:
    """Images near to a picture

     Find the catalogue's items and your own stored segments that are near to a picture; nothing of it is
    kept.

    Args:
        penat_owner (str | Unset): 16 to 200 visible characters, made at random
        body (SearchForm): A picture to look with.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FoundImages | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            penat_owner=penat_owner,
        )
    ).parsed
