from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.job_answer import JobAnswer
from ...models.problem import Problem
from ...models.segment_request import SegmentRequest
from ...models.segments_answer import SegmentsAnswer
from ...types import Response


def _get_kwargs(
    photo_id: str,
    *,
    body: SegmentRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/photos/{photo_id}/segments".format(
            photo_id=quote(str(photo_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> JobAnswer | Problem | SegmentsAnswer | None:
    if response.status_code == 200:
        response_200 = SegmentsAnswer.from_dict(response.json())

        return response_200

    if response.status_code == 201:
        response_201 = SegmentsAnswer.from_dict(response.json())

        return response_201

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
) -> Response[JobAnswer | Problem | SegmentsAnswer]:
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
    body: SegmentRequest,
) -> Response[JobAnswer | Problem | SegmentsAnswer]:
    """Find the pieces in a photo

     Find, cut out and embed the pieces of furniture, and keep them: 201, or 200 where it was done
    before.<br/><br/>The same wish is done once. What takes longer than a request, and whatever is asked
    for in the `background`, is<br/>answered with 202 and a job.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        body (SegmentRequest): How pieces are looked for, and whether as a job even where it would
            not take long.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[JobAnswer | Problem | SegmentsAnswer]
    """

    kwargs = _get_kwargs(
        photo_id=photo_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    photo_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SegmentRequest,
) -> JobAnswer | Problem | SegmentsAnswer | None:
    """Find the pieces in a photo

     Find, cut out and embed the pieces of furniture, and keep them: 201, or 200 where it was done
    before.<br/><br/>The same wish is done once. What takes longer than a request, and whatever is asked
    for in the `background`, is<br/>answered with 202 and a job.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        body (SegmentRequest): How pieces are looked for, and whether as a job even where it would
            not take long.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        JobAnswer | Problem | SegmentsAnswer
    """

    return sync_detailed(
        photo_id=photo_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    photo_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SegmentRequest,
) -> Response[JobAnswer | Problem | SegmentsAnswer]:
    """Find the pieces in a photo

     Find, cut out and embed the pieces of furniture, and keep them: 201, or 200 where it was done
    before.<br/><br/>The same wish is done once. What takes longer than a request, and whatever is asked
    for in the `background`, is<br/>answered with 202 and a job.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        body (SegmentRequest): How pieces are looked for, and whether as a job even where it would
            not take long.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[JobAnswer | Problem | SegmentsAnswer]
    """

    kwargs = _get_kwargs(
        photo_id=photo_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    photo_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SegmentRequest,
) -> JobAnswer | Problem | SegmentsAnswer | None:
    """Find the pieces in a photo

     Find, cut out and embed the pieces of furniture, and keep them: 201, or 200 where it was done
    before.<br/><br/>The same wish is done once. What takes longer than a request, and whatever is asked
    for in the `background`, is<br/>answered with 202 and a job.

    Args:
        photo_id (str):  Example: 734b86aa-3a3a-4805-add1-cee210a67a10.
        body (SegmentRequest): How pieces are looked for, and whether as a job even where it would
            not take long.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        JobAnswer | Problem | SegmentsAnswer
    """

    return (
        await asyncio_detailed(
            photo_id=photo_id,
            client=client,
            body=body,
        )
    ).parsed
