from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.next_request import NextRequest
from ...models.problem import Problem
from ...models.turn_answer import TurnAnswer
from ...types import Response


def _get_kwargs(
    round_id: str,
    *,
    body: NextRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/annotation/rounds/{round_id}/undo".format(
            round_id=quote(str(round_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | TurnAnswer | None:
    if response.status_code == 200:
        response_200 = TurnAnswer.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

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
) -> Response[Problem | TurnAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    round_id: str,
    *,
    client: AuthenticatedClient,
    body: NextRequest,
) -> Response[Problem | TurnAnswer]:
    """Take an answer back

     Forget the annotator's last answer and give its question again, with what they had said of it.

    Args:
        round_id (str):  Example: 5f0c9a1b2d3e4f60.
        body (NextRequest): Who asks for a question.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | TurnAnswer]
    """

    kwargs = _get_kwargs(
        round_id=round_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    round_id: str,
    *,
    client: AuthenticatedClient,
    body: NextRequest,
) -> Problem | TurnAnswer | None:
    """Take an answer back

     Forget the annotator's last answer and give its question again, with what they had said of it.

    Args:
        round_id (str):  Example: 5f0c9a1b2d3e4f60.
        body (NextRequest): Who asks for a question.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | TurnAnswer
    """

    return sync_detailed(
        round_id=round_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    round_id: str,
    *,
    client: AuthenticatedClient,
    body: NextRequest,
) -> Response[Problem | TurnAnswer]:
    """Take an answer back

     Forget the annotator's last answer and give its question again, with what they had said of it.

    Args:
        round_id (str):  Example: 5f0c9a1b2d3e4f60.
        body (NextRequest): Who asks for a question.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | TurnAnswer]
    """

    kwargs = _get_kwargs(
        round_id=round_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    round_id: str,
    *,
    client: AuthenticatedClient,
    body: NextRequest,
) -> Problem | TurnAnswer | None:
    """Take an answer back

     Forget the annotator's last answer and give its question again, with what they had said of it.

    Args:
        round_id (str):  Example: 5f0c9a1b2d3e4f60.
        body (NextRequest): Who asks for a question.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | TurnAnswer
    """

    return (
        await asyncio_detailed(
            round_id=round_id,
            client=client,
            body=body,
        )
    ).parsed
