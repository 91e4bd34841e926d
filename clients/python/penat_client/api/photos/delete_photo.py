from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    photo_id: str,
    *,
    penat_owner: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(penat_owner, Unset):
        headers["Penat-Owner"] = penat_owner

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/api/v1/photos/{photo_id}".format(
            photo_id=quote(str(photo_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | Problem | None:
    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    photo_id: str,
    *,
    client: AuthenticatedClient,
    penat_owner: str | Unset = UNSET,
) -> Response[Any | Problem]:
    """Delete a photo

     Take it away for good, with its bytes and everything found in it; only its owner may.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        penat_owner (str | Unset): 16 to 200 visible characters, made at random

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem]
    """

    kwargs = _get_kwargs(
        photo_id=photo_id,
        penat_owner=penat_owner,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    photo_id: str,
    *,
    client: AuthenticatedClient,
    penat_owner: str | Unset = UNSET,
) -> Any | Problem | None:
    """Delete a photo

     Take it away for good, with its bytes and everything found in it; only its owner may.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        penat_owner (str | Unset): 16 to 200 visible characters, made at random

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem
    """

    return sync_detailed(
        photo_id=photo_id,
        client=client,
        penat_owner=penat_owner,
    ).parsed


async def asyncio_detailed(
    photo_id: str,
    *,
    client: AuthenticatedClient,
    penat_owner: str | Unset = UNSET,
) -> Response[Any | Problem]:
    """Delete a photo

     Take it away for good, with its bytes and everything found in it; only its owner may.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        penat_owner (str | Unset): 16 to 200 visible characters, made at random

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem]
    """

    kwargs = _get_kwargs(
        photo_id=photo_id,
        penat_owner=penat_owner,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    photo_id: str,
    *,
    client: AuthenticatedClient,
    penat_owner: str | Unset = UNSET,
) -> Any | Problem | None:
    """Delete a photo

     Take it away for good, with its bytes and everything found in it; only its owner may.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        penat_owner (str | Unset): 16 to 200 visible characters, made at random

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem
    """

    return (
        await asyncio_detailed(
            photo_id=photo_id,
            client=client,
            penat_owner=penat_owner,
        )
    ).parsed
