from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.export_labels_format import ExportLabelsFormat
from ...models.export_labels_response_200_item import ExportLabelsResponse200Item
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    set_id: str,
    *,
    format_: ExportLabelsFormat | Unset = "json",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_format_: str | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_

    params["format"] = json_format_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/labels/{set_id}/export".format(
            set_id=quote(str(set_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | list[ExportLabelsResponse200Item] | None:
    if response.status_code == 200:
        response_200 = []
        _response_200 = response.json()
        for response_200_item_data in _response_200:
            response_200_item = ExportLabelsResponse200Item.from_dict(response_200_item_data)

            response_200.append(response_200_item)

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


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | list[ExportLabelsResponse200Item]]:
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
    format_: ExportLabelsFormat | Unset = "json",
) -> Response[Problem | list[ExportLabelsResponse200Item]]:
    """A set's labels as a file

     Give them as CSV, or as one `{"pos": […], "neg": […]}`, as judgements are.

    Args:
        set_id (str):  Example: rattan-chairs.
        format_ (ExportLabelsFormat | Unset):  Default: 'json'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | list[ExportLabelsResponse200Item]]
    """

    kwargs = _get_kwargs(
        set_id=set_id,
        format_=format_,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    set_id: str,
    *,
    client: AuthenticatedClient,
    format_: ExportLabelsFormat | Unset = "json",
) -> Problem | list[ExportLabelsResponse200Item] | None:
    """A set's labels as a file

     Give them as CSV, or as one `{"pos": […], "neg": […]}`, as judgements are.

    Args:
        set_id (str):  Example: rattan-chairs.
        format_ (ExportLabelsFormat | Unset):  Default: 'json'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | list[ExportLabelsResponse200Item]
    """

    return sync_detailed(
        set_id=set_id,
        client=client,
        format_=format_,
    ).parsed


async def asyncio_detailed(
    set_id: str,
    *,
    client: AuthenticatedClient,
    format_: ExportLabelsFormat | Unset = "json",
) -> Response[Problem | list[ExportLabelsResponse200Item]]:
    """A set's labels as a file

     Give them as CSV, or as one `{"pos": […], "neg": […]}`, as judgements are.

    Args:
        set_id (str):  Example: rattan-chairs.
        format_ (ExportLabelsFormat | Unset):  Default: 'json'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | list[ExportLabelsResponse200Item]]
    """

    kwargs = _get_kwargs(
        set_id=set_id,
        format_=format_,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    set_id: str,
    *,
    client: AuthenticatedClient,
    format_: ExportLabelsFormat | Unset = "json",
) -> Problem | list[ExportLabelsResponse200Item] | None:
    """A set's labels as a file

     Give them as CSV, or as one `{"pos": […], "neg": […]}`, as judgements are.

    Args:
        set_id (str):  Example: rattan-chairs.
        format_ (ExportLabelsFormat | Unset):  Default: 'json'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | list[ExportLabelsResponse200Item]
    """

    return (
        await asyncio_detailed(
            set_id=set_id,
            client=client,
            format_=format_,
        )
    ).parsed
