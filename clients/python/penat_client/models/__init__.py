"""Contains all the data models used in inputs/outputs"""

from .agreement_answer import AgreementAnswer
from .answer_request import AnswerRequest
from .apply_request import ApplyRequest
from .asked_item import AskedItem
from .begin_again import BeginAgain
from .begin_request import BeginRequest
from .begin_request_sampler import BeginRequestSampler
from .bin_facts import BinFacts
from .box import Box
from .brief_segment import BriefSegment
from .catalogue_answer import CatalogueAnswer
from .category_facts import CategoryFacts
from .change_query_request import ChangeQueryRequest
from .change_room_request import ChangeRoomRequest
from .change_room_request_facts import ChangeRoomRequestFacts
from .change_set_request import ChangeSetRequest
from .checked_query import CheckedQuery
from .checks_answer import ChecksAnswer
from .classifier_answer import ClassifierAnswer
from .column_facts import ColumnFacts
from .columns_answer import ColumnsAnswer
from .columns_answer_columns import ColumnsAnswerColumns
from .confirm_room_request import ConfirmRoomRequest
from .confirm_room_request_facts import ConfirmRoomRequestFacts
from .copies_facts import CopiesFacts
from .copies_facts_sort import CopiesFactsSort
from .cost_answer import CostAnswer
from .cut_facts import CutFacts
from .deleted_answer import DeletedAnswer
from .dependency_answer import DependencyAnswer
from .dispute_facts import DisputeFacts
from .download_photo_side import DownloadPhotoSide
from .download_picture_width import DownloadPictureWidth
from .download_shopping_table_policy import DownloadShoppingTablePolicy
from .download_shopping_table_table import DownloadShoppingTableTable
from .duplicates_answer import DuplicatesAnswer
from .event_request import EventRequest
from .event_request_kind import EventRequestKind
from .export_judgements_format import ExportJudgementsFormat
from .export_judgements_response_200_item import ExportJudgementsResponse200Item
from .export_labels_format import ExportLabelsFormat
from .export_labels_response_200_item import ExportLabelsResponse200Item
from .facet import Facet
from .facet_values_type_0 import FacetValuesType0
from .facets_answer import FacetsAnswer
from .field_problem import FieldProblem
from .fit_request import FitRequest
from .found_image import FoundImage
from .found_image_kind import FoundImageKind
from .found_images import FoundImages
from .furnish_answer import FurnishAnswer
from .furnish_answer_matches import FurnishAnswerMatches
from .furnish_answer_nearest_cents import FurnishAnswerNearestCents
from .furnish_answer_notes import FurnishAnswerNotes
from .furnish_request import FurnishRequest
from .furnish_request_price import FurnishRequestPrice
from .harmony_answer import HarmonyAnswer
from .harmony_answer_shortlist import HarmonyAnswerShortlist
from .health_answer import HealthAnswer
from .hub_item import HubItem
from .hubness_facts import HubnessFacts
from .hubs_answer import HubsAnswer
from .import_rooms_request import ImportRoomsRequest
from .import_rooms_request_rooms import ImportRoomsRequestRooms
from .import_rooms_request_rooms_additional_property import ImportRoomsRequestRoomsAdditionalProperty
from .item import Item
from .items_answer import ItemsAnswer
from .job_answer import JobAnswer
from .job_facts import JobFacts
from .job_facts_mode import JobFactsMode
from .job_facts_state import JobFactsState
from .job_result import JobResult
from .kind_facts import KindFacts
from .kinds_answer import KindsAnswer
from .label_counts import LabelCounts
from .label_facts import LabelFacts
from .label_set_facts import LabelSetFacts
from .label_sets_answer import LabelSetsAnswer
from .labels_answer import LabelsAnswer
from .legend import Legend
from .list_items_sort import ListItemsSort
from .make_set_request import MakeSetRequest
from .map_answer import MapAnswer
from .map_answer_method import MapAnswerMethod
from .marked_answer import MarkedAnswer
from .marks_request import MarksRequest
from .matched_item import MatchedItem
from .matches_answer import MatchesAnswer
from .matches_answer_matches import MatchesAnswerMatches
from .matches_answer_method import MatchesAnswerMethod
from .matches_answer_nearest_cents import MatchesAnswerNearestCents
from .matches_answer_notes import MatchesAnswerNotes
from .matches_request import MatchesRequest
from .matches_request_method_type_0 import MatchesRequestMethodType0
from .matches_request_price import MatchesRequestPrice
from .mislabelled_answer import MislabelledAnswer
from .near_segment import NearSegment
from .next_request import NextRequest
from .noted import Noted
from .outfit_answer import OutfitAnswer
from .outfit_answer_items import OutfitAnswerItems
from .outfit_request import OutfitRequest
from .outfit_request_keep import OutfitRequestKeep
from .outfit_request_price import OutfitRequestPrice
from .outfits_answer import OutfitsAnswer
from .outfits_answer_items import OutfitsAnswerItems
from .outfits_answer_swaps import OutfitsAnswerSwaps
from .outlier_facts import OutlierFacts
from .outliers_answer import OutliersAnswer
from .pairing_facts import PairingFacts
from .photo_brief import PhotoBrief
from .photo_facts import PhotoFacts
from .photo_form import PhotoForm
from .photo_runs_answer import PhotoRunsAnswer
from .photo_size import PhotoSize
from .photo_step import PhotoStep
from .photo_steps import PhotoSteps
from .photos_answer import PhotosAnswer
from .pick_request import PickRequest
from .piece_answer import PieceAnswer
from .piece_box import PieceBox
from .piece_proposed import PieceProposed
from .price_histogram import PriceHistogram
from .price_limits import PriceLimits
from .problem import Problem
from .proposals_answer import ProposalsAnswer
from .proposed_item import ProposedItem
from .queries_answer import QueriesAnswer
from .queries_answer_refused import QueriesAnswerRefused
from .query_change import QueryChange
from .question import Question
from .read_map_method import ReadMapMethod
from .read_shopping_policy import ReadShoppingPolicy
from .ready_answer import ReadyAnswer
from .relaxed_answer import RelaxedAnswer
from .removed_answer import RemovedAnswer
from .rerun_answer import RerunAnswer
from .restart import Restart
from .restart_policy import RestartPolicy
from .restart_price_type_0 import RestartPriceType0
from .restore_request import RestoreRequest
from .restore_round_request import RestoreRoundRequest
from .restore_set_request import RestoreSetRequest
from .rocchio import Rocchio
from .room_deleted_answer import RoomDeletedAnswer
from .room_entry import RoomEntry
from .room_entry_boxes import RoomEntryBoxes
from .room_facts import RoomFacts
from .room_facts_facts import RoomFactsFacts
from .room_piece_facts import RoomPieceFacts
from .room_piece_told import RoomPieceTold
from .room_saved_answer import RoomSavedAnswer
from .room_undone_answer import RoomUndoneAnswer
from .rooms_answer import RoomsAnswer
from .rooms_file import RoomsFile
from .rooms_imported_answer import RoomsImportedAnswer
from .round_deleted_answer import RoundDeletedAnswer
from .round_facts import RoundFacts
from .round_facts_answers import RoundFactsAnswers
from .round_facts_origin import RoundFactsOrigin
from .rounds_answer import RoundsAnswer
from .run_facts import RunFacts
from .run_facts_mode import RunFactsMode
from .run_request import RunRequest
from .run_summary import RunSummary
from .run_timings import RunTimings
from .sampler_facts import SamplerFacts
from .save_query_request import SaveQueryRequest
from .saved_query_facts import SavedQueryFacts
from .saved_query_facts_query import SavedQueryFactsQuery
from .search_answer import SearchAnswer
from .search_form import SearchForm
from .search_request import SearchRequest
from .search_request_fusion import SearchRequestFusion
from .search_request_order import SearchRequestOrder
from .search_request_strategy import SearchRequestStrategy
from .search_result import SearchResult
from .search_summary import SearchSummary
from .search_summary_categories import SearchSummaryCategories
from .search_summary_columns import SearchSummaryColumns
from .search_summary_columns_additional_property import SearchSummaryColumnsAdditionalProperty
from .seed_segment import SeedSegment
from .seed_segment_request import SeedSegmentRequest
from .seed_segment_request_mode import SeedSegmentRequestMode
from .seed_segments import SeedSegments
from .segment_box import SegmentBox
from .segment_facts import SegmentFacts
from .segment_mask import SegmentMask
from .segment_request import SegmentRequest
from .segment_request_mode import SegmentRequestMode
from .segment_summary import SegmentSummary
from .segments_answer import SegmentsAnswer
from .session_request import SessionRequest
from .session_request_policy import SessionRequestPolicy
from .set_deleted_answer import SetDeletedAnswer
from .shopping_answer import ShoppingAnswer
from .shopping_coverage import ShoppingCoverage
from .shopping_day import ShoppingDay
from .shopping_deeds import ShoppingDeeds
from .shopping_item import ShoppingItem
from .shopping_position import ShoppingPosition
from .shopping_step import ShoppingStep
from .shown_item import ShownItem
from .similar_answer import SimilarAnswer
from .similar_item import SimilarItem
from .similar_sample import SimilarSample
from .similar_samples import SimilarSamples
from .size import Size
from .skip_request import SkipRequest
from .step import Step
from .step_policy import StepPolicy
from .suspect_facts import SuspectFacts
from .tables_answer import TablesAnswer
from .trait_answer import TraitAnswer
from .turn_answer import TurnAnswer
from .undo_marks_request import UndoMarksRequest
from .undo_room_request import UndoRoomRequest
from .uploaded_image import UploadedImage
from .where import Where
from .why_answer import WhyAnswer
from .why_answer_basis import WhyAnswerBasis
from .wrong_facts import WrongFacts

__all__ = (
    "AgreementAnswer",
    "AnswerRequest",
    "ApplyRequest",
    "AskedItem",
    "BeginAgain",
    "BeginRequest",
    "BeginRequestSampler",
    "BinFacts",
    "Box",
    "BriefSegment",
    "CatalogueAnswer",
    "CategoryFacts",
    "ChangeQueryRequest",
    "ChangeRoomRequest",
    "ChangeRoomRequestFacts",
    "ChangeSetRequest",
    "CheckedQuery",
    "ChecksAnswer",
    "ClassifierAnswer",
    "ColumnFacts",
    "ColumnsAnswer",
    "ColumnsAnswerColumns",
    "ConfirmRoomRequest",
    "ConfirmRoomRequestFacts",
    "CopiesFacts",
    "CopiesFactsSort",
    "CostAnswer",
    "CutFacts",
    "DeletedAnswer",
    "DependencyAnswer",
    "DisputeFacts",
    "DownloadPhotoSide",
    "DownloadPictureWidth",
    "DownloadShoppingTablePolicy",
    "DownloadShoppingTableTable",
    "DuplicatesAnswer",
    "EventRequest",
    "EventRequestKind",
    "ExportJudgementsFormat",
    "ExportJudgementsResponse200Item",
    "ExportLabelsFormat",
    "ExportLabelsResponse200Item",
    "Facet",
    "FacetsAnswer",
    "FacetValuesType0",
    "FieldProblem",
    "FitRequest",
    "FoundImage",
    "FoundImageKind",
    "FoundImages",
    "FurnishAnswer",
    "FurnishAnswerMatches",
    "FurnishAnswerNearestCents",
    "FurnishAnswerNotes",
    "FurnishRequest",
    "FurnishRequestPrice",
    "HarmonyAnswer",
    "HarmonyAnswerShortlist",
    "HealthAnswer",
    "HubItem",
    "HubnessFacts",
    "HubsAnswer",
    "ImportRoomsRequest",
    "ImportRoomsRequestRooms",
    "ImportRoomsRequestRoomsAdditionalProperty",
    "Item",
    "ItemsAnswer",
    "JobAnswer",
    "JobFacts",
    "JobFactsMode",
    "JobFactsState",
    "JobResult",
    "KindFacts",
    "KindsAnswer",
    "LabelCounts",
    "LabelFacts",
    "LabelsAnswer",
    "LabelSetFacts",
    "LabelSetsAnswer",
    "Legend",
    "ListItemsSort",
    "MakeSetRequest",
    "MapAnswer",
    "MapAnswerMethod",
    "MarkedAnswer",
    "MarksRequest",
    "MatchedItem",
    "MatchesAnswer",
    "MatchesAnswerMatches",
    "MatchesAnswerMethod",
    "MatchesAnswerNearestCents",
    "MatchesAnswerNotes",
    "MatchesRequest",
    "MatchesRequestMethodType0",
    "MatchesRequestPrice",
    "MislabelledAnswer",
    "NearSegment",
    "NextRequest",
    "Noted",
    "OutfitAnswer",
    "OutfitAnswerItems",
    "OutfitRequest",
    "OutfitRequestKeep",
    "OutfitRequestPrice",
    "OutfitsAnswer",
    "OutfitsAnswerItems",
    "OutfitsAnswerSwaps",
    "OutlierFacts",
    "OutliersAnswer",
    "PairingFacts",
    "PhotoBrief",
    "PhotoFacts",
    "PhotoForm",
    "PhotoRunsAnswer",
    "PhotosAnswer",
    "PhotoSize",
    "PhotoStep",
    "PhotoSteps",
    "PickRequest",
    "PieceAnswer",
    "PieceBox",
    "PieceProposed",
    "PriceHistogram",
    "PriceLimits",
    "Problem",
    "ProposalsAnswer",
    "ProposedItem",
    "QueriesAnswer",
    "QueriesAnswerRefused",
    "QueryChange",
    "Question",
    "ReadMapMethod",
    "ReadShoppingPolicy",
    "ReadyAnswer",
    "RelaxedAnswer",
    "RemovedAnswer",
    "RerunAnswer",
    "Restart",
    "RestartPolicy",
    "RestartPriceType0",
    "RestoreRequest",
    "RestoreRoundRequest",
    "RestoreSetRequest",
    "Rocchio",
    "RoomDeletedAnswer",
    "RoomEntry",
    "RoomEntryBoxes",
    "RoomFacts",
    "RoomFactsFacts",
    "RoomPieceFacts",
    "RoomPieceTold",
    "RoomsAnswer",
    "RoomSavedAnswer",
    "RoomsFile",
    "RoomsImportedAnswer",
    "RoomUndoneAnswer",
    "RoundDeletedAnswer",
    "RoundFacts",
    "RoundFactsAnswers",
    "RoundFactsOrigin",
    "RoundsAnswer",
    "RunFacts",
    "RunFactsMode",
    "RunRequest",
    "RunSummary",
    "RunTimings",
    "SamplerFacts",
    "SavedQueryFacts",
    "SavedQueryFactsQuery",
    "SaveQueryRequest",
    "SearchAnswer",
    "SearchForm",
    "SearchRequest",
    "SearchRequestFusion",
    "SearchRequestOrder",
    "SearchRequestStrategy",
    "SearchResult",
    "SearchSummary",
    "SearchSummaryCategories",
    "SearchSummaryColumns",
    "SearchSummaryColumnsAdditionalProperty",
    "SeedSegment",
    "SeedSegmentRequest",
    "SeedSegmentRequestMode",
    "SeedSegments",
    "SegmentBox",
    "SegmentFacts",
    "SegmentMask",
    "SegmentRequest",
    "SegmentRequestMode",
    "SegmentsAnswer",
    "SegmentSummary",
    "SessionRequest",
    "SessionRequestPolicy",
    "SetDeletedAnswer",
    "ShoppingAnswer",
    "ShoppingCoverage",
    "ShoppingDay",
    "ShoppingDeeds",
    "ShoppingItem",
    "ShoppingPosition",
    "ShoppingStep",
    "ShownItem",
    "SimilarAnswer",
    "SimilarItem",
    "SimilarSample",
    "SimilarSamples",
    "Size",
    "SkipRequest",
    "Step",
    "StepPolicy",
    "SuspectFacts",
    "TablesAnswer",
    "TraitAnswer",
    "TurnAnswer",
    "UndoMarksRequest",
    "UndoRoomRequest",
    "UploadedImage",
    "Where",
    "WhyAnswer",
    "WhyAnswerBasis",
    "WrongFacts",
)
