from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.job_answer import JobAnswer
from ...models.problem import Problem
from ...models.seed_segment_request import SeedSegmentRequest
from ...models.seed_segments import SeedSegments
from ...types import Response


def _get_kwargs(
    image_id: str,
    *,
    body: SeedSegmentRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/segment/{image_id}".format(
            image_id=quote(str(image_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> JobAnswer | Problem | SeedSegments | None:
    if response.status_code == 200:
        response_200 = SeedSegments.from_dict(response.json())

        return response_200

    if response.status_code == 202:
        response_202 = JobAnswer.from_dict(response.json())

        return response_202

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

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

    if response.status_code == 507:
        response_507 = Problem.from_dict(response.json())

        return response_507

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[JobAnswer | Problem | SeedSegments]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    image_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SeedSegmentRequest,
) -> Response[JobAnswer | Problem | SeedSegments]:
    """Segment an image and embed its pieces

     Do what POST /api/v1/photos/ID/segments does, and tell it in fewer words.

    Args:
        image_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        body (SeedSegmentRequest): How pieces are looked for.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[JobAnswer | Problem | SeedSegments]
    """

    kwargs = _get_kwargs(
        image_id=image_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    image_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SeedSegmentRequest,
) -> JobAnswer | Problem | SeedSegments | None:
    """Segment an image and embed its pieces

     Do what POST /api/v1/photos/ID/segments does, and tell it in fewer words.

    Args:
        image_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        body (SeedSegmentRequest): How pieces are looked for.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        JobAnswer | Problem | SeedSegments
    """

    return sync_detailed(
        image_id=image_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    image_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SeedSegmentRequest,
) -> Response[JobAnswer | Problem | SeedSegments]:
    """Segment an image and embed its pieces

     Do what POST /api/v1/photos/ID/segments does, and tell it in fewer words.

    Args:
        image_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        body (SeedSegmentRequest): How pieces are looked for.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[JobAnswer | Problem | SeedSegments]
    """

    kwargs = _get_kwargs(
        image_id=image_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    image_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SeedSegmentRequest,
) -> JobAnswer | Problem | SeedSegments | None:
    """Segment an image and embed its pieces

     Do what POST /api/v1/photos/ID/segments does, and tell it in fewer words.

    Args:
        image_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        body (SeedSegmentRequest): How pieces are looked for.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        JobAnswer | Problem | SeedSegments
    """

    return (
        await asyncio_detailed(
            image_id=image_id,
            client=client,
            body=body,
        )
    ).parsed
