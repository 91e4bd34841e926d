from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.item import Item
    from ..models.near_segment import NearSegment
    from ..models.search_result import SearchResult
    from ..models.search_summary import SearchSummary


T = TypeVar("T", bound="SearchAnswer")


@_attrs_define
class SearchAnswer:
    """The items found, best first; `like` and `unlike` are the examples themselves, which are no results.

    `segments` are the asker's own that are nearest to the photo or segment asked with, null where there was none,
    and for a picture sent along while the database is away.

        Attributes:
            results (list[SearchResult]):
            like (list[Item]):
            unlike (list[Item]):
            summary (SearchSummary): What the results up to the last one given hold. `total` items pass the filters; `elbow`
                is where scores bend.
            next_ (None | str):
            segments (list[NearSegment] | None):
    """

    results: list[SearchResult]
    like: list[Item]
    unlike: list[Item]
    summary: SearchSummary
    next_: None | str
    segments: list[NearSegment] | None

    def to_dict(self) -> dict[str, Any]:
        results = []
        for results_item_data in self.results:
            results_item = results_item_data.to_dict()
            results.append(results_item)

        like = []
        for like_item_data in self.like:
            like_item = like_item_data.to_dict()
            like.append(like_item)

        unlike = []
        for unlike_item_data in self.unlike:
            unlike_item = unlike_item_data.to_dict()
            unlike.append(unlike_item)

        summary = self.summary.to_dict()

        next_: None | str
        next_ = self.next_

        segments: list[dict[str, Any]] | None
        if isinstance(self.segments, list):
            segments = []
            for segments_type_0_item_data in self.segments:
                segments_type_0_item = segments_type_0_item_data.to_dict()
                segments.append(segments_type_0_item)

        else:
            segments = self.segments

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "results": results,
                "like": like,
                "unlike": unlike,
                "summary": summary,
                "next": next_,
                "segments": segments,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item import Item  # noqa: PLC0415
        from ..models.near_segment import NearSegment  # noqa: PLC0415
        from ..models.search_result import SearchResult  # noqa: PLC0415
        from ..models.search_summary import SearchSummary  # noqa: PLC0415

        d = dict(src_dict)
        results = []
        _results = d.pop("results")
        for results_item_data in _results:
            results_item = SearchResult.from_dict(results_item_data)

            results.append(results_item)

        like = []
        _like = d.pop("like")
        for like_item_data in _like:
            like_item = Item.from_dict(like_item_data)

            like.append(like_item)

        unlike = []
        _unlike = d.pop("unlike")
        for unlike_item_data in _unlike:
            unlike_item = Item.from_dict(unlike_item_data)

            unlike.append(unlike_item)

        summary = SearchSummary.from_dict(d.pop("summary"))

        def _parse_next_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_ = _parse_next_(d.pop("next"))

        def _parse_segments(data: object) -> list[NearSegment] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                segments_type_0 = []
                _segments_type_0 = data
                for segments_type_0_item_data in _segments_type_0:
                    segments_type_0_item = NearSegment.from_dict(segments_type_0_item_data)

                    segments_type_0.append(segments_type_0_item)

                return segments_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[NearSegment] | None, data)

        segments = _parse_segments(d.pop("segments"))

        search_answer = cls(
            results=results,
            like=like,
            unlike=unlike,
            summary=summary,
            next_=next_,
            segments=segments,
        )

        return search_answer
