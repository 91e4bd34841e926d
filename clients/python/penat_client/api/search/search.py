from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.search_answer import SearchAnswer
from ...models.search_request import SearchRequest
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: SearchRequest,
    penat_owner: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(penat_owner, Unset):
        headers["Penat-Owner"] = penat_owner

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/search",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | SearchAnswer | None:
    if response.status_code == 200:
        response_200 = SearchAnswer.from_dict(response.json())

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

    if response.status_code == 410:
        response_410 = Problem.from_dict(response.json())

        return response_410

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
) -> Response[Problem | SearchAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: SearchRequest,
    penat_owner: str | Unset = UNSET,
) -> Response[Problem | SearchAnswer]:
    """Items by example

     Rank items by likes, dislikes, words and a photo or a piece of one, filtered; the examples are left
    out.<br/><br/>Follow `next` with the same body for more. A greater limit keeps the order of what was
    there.

    Args:
        penat_owner (str | Unset): 16 to 200 visible characters, made at random
        body (SearchRequest): Items by example: what is liked, what is not, words, a photo and
            filters, in any combination.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SearchAnswer]
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
    body: SearchRequest,
    penat_owner: str | Unset = UNSET,
) -> Problem | SearchAnswer | None:
    """Items by example

     Rank items by likes, dislikes, words and a photo or a piece of one, filtered; the examples are left
    out.<br/><br/>Follow `next` with the same body for more. A greater limit keeps the order of what was
    there.

    Args:
        penat_owner (str | Unset): 16 to 200 visible characters, made at random
        body (SearchRequest): Items by example: what is liked, what is not, words, a photo and
            filters, in any combination.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SearchAnswer
    """

    return sync_detailed(
        client=client,
        body=body,
        penat_owner=penat_owner,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: SearchRequest,
    penat_owner: str | Unset = UNSET,
) -> Response[Problem | SearchAnswer]:
    """Items by example

     Rank items by likes, dislikes, words and a photo or a piece of one, filtered; the examples are left
    out.<br/><br/>Follow `next` with the same body for more. A greater limit keeps the order of what was
    there.

    Args:
        penat_owner (str | Unset): 16 to 200 visible characters, made at random
        body (SearchRequest): Items by example: what is liked, what is not, words, a photo and
            filters, in any combination.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SearchAnswer]
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
    body: SearchRequest,
    penat_owner: str | Unset = UNSET,
) -> Problem | SearchAnswer | None:
    """Items by example

     Rank items by likes, dislikes, words and a photo or a piece of one, filtered; the examples are left
    out.<br/><br/>Follow `next` with the same body for more. A greater limit keeps the order of what was
    there.

    Args:
        penat_owner (str | Unset): 16 to 200 visible characters, made at random
        body (SearchRequest): Items by example: what is liked, what is not, words, a photo and
            filters, in any combination.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SearchAnswer
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            penat_owner=penat_owner,
        )
    ).parsed
