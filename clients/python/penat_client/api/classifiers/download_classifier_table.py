from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    set_id: str,
    *,
    threshold: float | Unset = UNSET,
    precision: float | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["threshold"] = threshold

    params["precision"] = precision

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/labels/{set_id}/classifier.csv".format(
            set_id=quote(str(set_id), safe=""),
        ),
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
    set_id: str,
    *,
    client: AuthenticatedClient,
    threshold: float | Unset = UNSET,
    precision: float | Unset = UNSET,
) -> Response[Problem | str]:
    """What it says of every item

     Download it as a table, applied or not.

    Args:
        set_id (str):  Example: rattan-chairs.
        threshold (float | Unset):
        precision (float | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | str]
    """

    kwargs = _get_kwargs(
        set_id=set_id,
        threshold=threshold,
        precision=precision,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    set_id: str,
    *,
    client: AuthenticatedClient,
    threshold: float | Unset = UNSET,
    precision: float | Unset = UNSET,
) -> Problem | str | None:
    """What it says of every item

     Download it as a table, applied or not.

    Args:
        set_id (str):  Example: rattan-chairs.
        threshold (float | Unset):
        precision (float | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | str
    """

    return sync_detailed(
        set_id=set_id,
        client=client,
        threshold=threshold,
        precision=precision,
    ).parsed


async def asyncio_detailed(
    set_id: str,
    *,
    client: AuthenticatedClient,
    threshold: float | Unset = UNSET,
    precision: float | Unset = UNSET,
) -> Response[Problem | str]:
    """What it says of every item

     Download it as a table, applied or not.

    Args:
        set_id (str):  Example: rattan-chairs.
        threshold (float | Unset):
        precision (float | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | str]
    """

    kwargs = _get_kwargs(
        set_id=set_id,
        threshold=threshold,
        precision=precision,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    set_id: str,
    *,
    client: AuthenticatedClient,
    threshold: float | Unset = UNSET,
    precision: float | Unset = UNSET,
) -> Problem | str | None:
    """What it says of every item

     Download it as a table, applied or not.

    Args:
        set_id (str):  Example: rattan-chairs.
        threshold (float | Unset):
        precision (float | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | str
    """

    return (
        await asyncio_detailed(
            set_id=set_id,
            client=client,
            threshold=threshold,
            precision=precision,
        )
    ).parsed
