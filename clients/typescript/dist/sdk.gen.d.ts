import { type Client, type ClientMeta, type Options as Options2, type RequestResult, type TDataShape } from './client/index.js';
import type { AnswerQuestionData, AnswerQuestionErrors, AnswerQuestionResponses, ApplyClassifierData, ApplyClassifierErrors, ApplyClassifierResponses, BeginRoundData, BeginRoundErrors, BeginRoundResponses, BeginSessionData, BeginSessionErrors, BeginSessionResponses, CancelJobData, CancelJobErrors, CancelJobResponses, ChangeLabelSetData, ChangeLabelSetErrors, ChangeLabelSetResponses, ChangeQueryData, ChangeQueryErrors, ChangeQueryResponses, ChangeRoomData, ChangeRoomErrors, ChangeRoomResponses, CheckHealthData, CheckHealthResponses, CheckQueriesData, CheckQueriesErrors, CheckQueriesResponses, CheckReadinessData, CheckReadinessErrors, CheckReadinessResponses, ConfirmRoomData, ConfirmRoomErrors, ConfirmRoomResponses, DeleteLabelSetData, DeleteLabelSetErrors, DeleteLabelSetResponses, DeletePhotoData, DeletePhotoErrors, DeletePhotoResponses, DeleteQueryData, DeleteQueryErrors, DeleteQueryResponses, DeleteRoomData, DeleteRoomErrors, DeleteRoomResponses, DeleteRoundData, DeleteRoundErrors, DeleteRoundResponses, DownloadClassifierTableData, DownloadClassifierTableErrors, DownloadClassifierTableResponses, DownloadCutoutData, DownloadCutoutErrors, DownloadCutoutResponses, DownloadMaskData, DownloadMaskErrors, DownloadMaskResponses, DownloadPhotoData, DownloadPhotoErrors, DownloadPhotoResponses, DownloadPictureData, DownloadPictureErrors, DownloadPictureResponses, DownloadQueryTableData, DownloadQueryTableErrors, DownloadQueryTableResponses, DownloadSearchTableData, DownloadSearchTableErrors, DownloadSearchTableResponses, DownloadShoppingTableData, DownloadShoppingTableErrors, DownloadShoppingTableResponses, DownloadThumbnailData, DownloadThumbnailErrors, DownloadThumbnailResponses, DressOutfitData, DressOutfitErrors, DressOutfitResponses, ExportJudgementsData, ExportJudgementsErrors, ExportJudgementsResponses, ExportLabelsData, ExportLabelsErrors, ExportLabelsResponses, ExportRoomsData, ExportRoomsErrors, ExportRoomsResponses, FindDuplicatesData, FindDuplicatesErrors, FindDuplicatesResponses, FindHubsData, FindHubsErrors, FindHubsResponses, FindKindsData, FindKindsErrors, FindKindsResponses, FindMatchesData, FindMatchesErrors, FindMatchesResponses, FindMislabelledData, FindMislabelledErrors, FindMislabelledResponses, FindOutliersData, FindOutliersErrors, FindOutliersResponses, FindSegmentsData, FindSegmentsErrors, FindSegmentsResponses, FindSimilarData, FindSimilarErrors, FindSimilarResponses, FitClassifierData, FitClassifierErrors, FitClassifierResponses, FurnishRoomData, FurnishRoomErrors, FurnishRoomResponses, ImportRoomsData, ImportRoomsErrors, ImportRoomsResponses, ListFacetsData, ListFacetsErrors, ListFacetsResponses, ListItemsData, ListItemsErrors, ListItemsResponses, ListLabelSetsData, ListLabelSetsErrors, ListLabelSetsResponses, ListPhotosData, ListPhotosErrors, ListPhotosResponses, ListQueriesData, ListQueriesErrors, ListQueriesResponses, ListQueryTablesData, ListQueryTablesErrors, ListQueryTablesResponses, ListRoomsData, ListRoomsErrors, ListRoomsResponses, ListRoundsData, ListRoundsErrors, ListRoundsResponses, ListSegmentsData, ListSegmentsErrors, ListSegmentsResponses, MakeLabelSetData, MakeLabelSetErrors, MakeLabelSetResponses, MarkItemsData, MarkItemsErrors, MarkItemsResponses, NextQuestionData, NextQuestionErrors, NextQuestionResponses, PickData, PickErrors, PickResponses, ProposePiecesData, ProposePiecesErrors, ProposePiecesResponses, ReadAgreementData, ReadAgreementErrors, ReadAgreementResponses, ReadCatalogueData, ReadCatalogueErrors, ReadCatalogueResponses, ReadClassifierData, ReadClassifierErrors, ReadClassifierResponses, ReadColumnsData, ReadColumnsErrors, ReadColumnsResponses, ReadItemData, ReadItemErrors, ReadItemResponses, ReadJobData, ReadJobErrors, ReadJobResponses, ReadLabelSetData, ReadLabelSetErrors, ReadLabelSetResponses, ReadMapData, ReadMapErrors, ReadMapResponses, ReadPhotoData, ReadPhotoErrors, ReadPhotoResponses, ReadQueryData, ReadQueryErrors, ReadQueryResponses, ReadRoomData, ReadRoomErrors, ReadRoomResponses, ReadRoundData, ReadRoundErrors, ReadRoundResponses, ReadSegmentData, ReadSegmentErrors, ReadSegmentResponses, ReadShoppingData, ReadShoppingErrors, ReadShoppingResponses, RecordEventData, RecordEventErrors, RecordEventResponses, RemoveClassifierColumnData, RemoveClassifierColumnErrors, RemoveClassifierColumnResponses, RestoreLabelSetData, RestoreLabelSetErrors, RestoreLabelSetResponses, RestoreQueryData, RestoreQueryErrors, RestoreQueryResponses, RestoreRoomData, RestoreRoomErrors, RestoreRoomResponses, RestoreRoundData, RestoreRoundErrors, RestoreRoundResponses, RunQueryData, RunQueryErrors, RunQueryResponses, SaveQueryData, SaveQueryErrors, SaveQueryResponses, SearchData, SearchErrors, SearchResponses, SeedSearchData, SeedSearchErrors, SeedSearchResponses, SeedSegmentData, SeedSegmentErrors, SeedSegmentResponses, SeedSimilarSamplesData, SeedSimilarSamplesErrors, SeedSimilarSamplesResponses, SeedUploadData, SeedUploadErrors, SeedUploadResponses, SkipQuestionData, SkipQuestionErrors, SkipQuestionResponses, UndoAnswerData, UndoAnswerErrors, UndoAnswerResponses, UndoMarksData, UndoMarksErrors, UndoMarksResponses, UploadPhotoData, UploadPhotoErrors, UploadPhotoResponses } from './types.gen.js';
export type Options<TData extends TDataShape = TDataShape, ThrowOnError extends boolean = boolean, TResponse = unknown> = Options2<TData, ThrowOnError, TResponse> & {
    /**
     * You can provide a client instance returned by `createClient()` instead of
     * individual options. This might be also useful if you want to implement a
     * custom client.
     */
    client?: Client;
    /**
     * You can pass arbitrary values through the `meta` object. This can be
     * used to access values that aren't defined as part of the SDK function.
     */
    meta?: keyof ClientMeta extends never ? Record<string, unknown> : ClientMeta;
};
/**
 * The release being served
 *
 * Give its id, its model, and each category with its count and prices.
 */
export declare const readCatalogue: <ThrowOnError extends boolean = false>(options?: Options<ReadCatalogueData, ThrowOnError>) => RequestResult<ReadCatalogueResponses, ReadCatalogueErrors, ThrowOnError>;
/**
 * A page of items
 *
 * Filter by category, words of the name, any column, ids and price, in some order; follow `next` for more.
 */
export declare const listItems: <ThrowOnError extends boolean = false>(options?: Options<ListItemsData, ThrowOnError>) => RequestResult<ListItemsResponses, ListItemsErrors, ThrowOnError>;
/**
 * What can be filtered on
 *
 * List the table's columns, with the items of each value where there are few.
 */
export declare const listFacets: <ThrowOnError extends boolean = false>(options?: Options<ListFacetsData, ThrowOnError>) => RequestResult<ListFacetsResponses, ListFacetsErrors, ThrowOnError>;
/**
 * An item's row
 *
 * Give everything the shop's table says of it beside the facts, and the picture's file.
 */
export declare const readColumns: <ThrowOnError extends boolean = false>(options: Options<ReadColumnsData, ThrowOnError>) => RequestResult<ReadColumnsResponses, ReadColumnsErrors, ThrowOnError>;
/**
 * One item
 *
 * Find it by its id.
 */
export declare const readItem: <ThrowOnError extends boolean = false>(options: Options<ReadItemData, ThrowOnError>) => RequestResult<ReadItemResponses, ReadItemErrors, ThrowOnError>;
/**
 * The most similar items
 *
 * List those of the same category or another, nearest first, exactly; `group=1` gives one of each design.
 */
export declare const findSimilar: <ThrowOnError extends boolean = false>(options: Options<FindSimilarData, ThrowOnError>) => RequestResult<FindSimilarResponses, FindSimilarErrors, ThrowOnError>;
/**
 * Begin a session
 *
 * Show the opening slate: spread over the category, or the nearest to `text`, `item`, `segment` or `photo`.
 */
export declare const beginSession: <ThrowOnError extends boolean = false>(options: Options<BeginSessionData, ThrowOnError>) => RequestResult<BeginSessionResponses, BeginSessionErrors, ThrowOnError>;
/**
 * Pick an item
 *
 * Show the next slate, or after the last pick the chosen item; `item: null` means "none of these".<br/><br/>`more_like`, under the policy taste, asks for a fresh slate that learns from several liked items at once.<br/>Any item shown so far may be picked. Sending an earlier `session` again goes back to that step.
 */
export declare const pick: <ThrowOnError extends boolean = false>(options: Options<PickData, ThrowOnError>) => RequestResult<PickResponses, PickErrors, ThrowOnError>;
/**
 * What goes with an item
 *
 * Find what goes best with it in each other category, among the items inside its price limits.<br/><br/>`nearest` ranks by distance, `blend` also by what rooms taught. Without a `method` it is the blend where it was<br/>learned on this release's model and shown to be better, else nearest; the answer says which.
 */
export declare const findMatches: <ThrowOnError extends boolean = false>(options: Options<FindMatchesData, ThrowOnError>) => RequestResult<FindMatchesResponses, FindMatchesErrors, ThrowOnError>;
/**
 * Tell what a shopper did
 *
 * Note that an item was looked at, liked, rejected or bought; picks are noted by themselves.<br/><br/>The item may be of any category, such as the bed that was bought with the chosen chair. Nobody waits for the<br/>log: it is written a moment later.
 */
export declare const recordEvent: <ThrowOnError extends boolean = false>(options: Options<RecordEventData, ThrowOnError>) => RequestResult<RecordEventResponses, RecordEventErrors, ThrowOnError>;
/**
 * An outfit under one budget
 *
 * Find the items that are together closest to the chosen one, one a category, within the budget.<br/><br/>The optimum is exact; with `harmony`, where the items are to go with one another too, `harmony` in the answer<br/>says what is proven. Kept items stay; items without a price are left out. Where nothing is within the budget,<br/>`relaxed` says the smallest change that helps.
 */
export declare const dressOutfit: <ThrowOnError extends boolean = false>(options: Options<DressOutfitData, ThrowOnError>) => RequestResult<DressOutfitResponses, DressOutfitErrors, ThrowOnError>;
/**
 * Items by example
 *
 * Rank items by likes, dislikes, words and a photo or a piece of one, filtered; the examples are left out.<br/><br/>Follow `next` with the same body for more. A greater limit keeps the order of what was there.
 */
export declare const search: <ThrowOnError extends boolean = false>(options: Options<SearchData, ThrowOnError>) => RequestResult<SearchResponses, SearchErrors, ThrowOnError>;
/**
 * Items by example, as a table
 *
 * Give the same results as UTF-8 CSV with every column; a cell a spreadsheet would run gets an apostrophe.
 */
export declare const downloadSearchTable: <ThrowOnError extends boolean = false>(options: Options<DownloadSearchTableData, ThrowOnError>) => RequestResult<DownloadSearchTableResponses, DownloadSearchTableErrors, ThrowOnError>;
/**
 * Saved queries
 *
 * List them by name, those with all words of `q` only.
 */
export declare const listQueries: <ThrowOnError extends boolean = false>(options?: Options<ListQueriesData, ThrowOnError>) => RequestResult<ListQueriesResponses, ListQueriesErrors, ThrowOnError>;
/**
 * Save a query
 *
 * Ask it once and keep it with the ids it found, as a file that people can read.
 */
export declare const saveQuery: <ThrowOnError extends boolean = false>(options: Options<SaveQueryData, ThrowOnError>) => RequestResult<SaveQueryResponses, SaveQueryErrors, ThrowOnError>;
/**
 * Delete a saved query
 *
 * Take it away; the answer says how to bring it back.
 */
export declare const deleteQuery: <ThrowOnError extends boolean = false>(options: Options<DeleteQueryData, ThrowOnError>) => RequestResult<DeleteQueryResponses, DeleteQueryErrors, ThrowOnError>;
/**
 * One saved query
 *
 * Find it by its id.
 */
export declare const readQuery: <ThrowOnError extends boolean = false>(options: Options<ReadQueryData, ThrowOnError>) => RequestResult<ReadQueryResponses, ReadQueryErrors, ThrowOnError>;
/**
 * Rename or annotate
 *
 * Change its note or its test, then its name, which changes its id.
 */
export declare const changeQuery: <ThrowOnError extends boolean = false>(options: Options<ChangeQueryData, ThrowOnError>) => RequestResult<ChangeQueryResponses, ChangeQueryErrors, ThrowOnError>;
/**
 * Undo a deletion
 *
 * Bring a deleted query back.
 */
export declare const restoreQuery: <ThrowOnError extends boolean = false>(options: Options<RestoreQueryData, ThrowOnError>) => RequestResult<RestoreQueryResponses, RestoreQueryErrors, ThrowOnError>;
/**
 * Run a saved query
 *
 * Ask it on the release being served and say what changed since it was saved; to `keep` takes scope curate.
 */
export declare const runQuery: <ThrowOnError extends boolean = false>(options: Options<RunQueryData, ThrowOnError>) => RequestResult<RunQueryResponses, RunQueryErrors, ThrowOnError>;
/**
 * Frozen queries
 *
 * Say which frozen queries the release being served breaks.
 */
export declare const checkQueries: <ThrowOnError extends boolean = false>(options?: Options<CheckQueriesData, ThrowOnError>) => RequestResult<CheckQueriesResponses, CheckQueriesErrors, ThrowOnError>;
/**
 * Its tables
 *
 * List the tables kept of earlier runs, newest first.
 */
export declare const listQueryTables: <ThrowOnError extends boolean = false>(options: Options<ListQueryTablesData, ThrowOnError>) => RequestResult<ListQueryTablesResponses, ListQueryTablesErrors, ThrowOnError>;
/**
 * One table
 *
 * Download it again.
 */
export declare const downloadQueryTable: <ThrowOnError extends boolean = false>(options: Options<DownloadQueryTableData, ThrowOnError>) => RequestResult<DownloadQueryTableResponses, DownloadQueryTableErrors, ThrowOnError>;
/**
 * Similar samples of a dataset
 *
 * List what is similar to a sample; nothing for one that has no vector here.
 */
export declare const seedSimilarSamples: <ThrowOnError extends boolean = false>(options: Options<SeedSimilarSamplesData, ThrowOnError>) => RequestResult<SeedSimilarSamplesResponses, SeedSimilarSamplesErrors, ThrowOnError>;
/**
 * Likely mislabelled
 *
 * List items whose nearest neighbours over the whole release have another category.
 */
export declare const findMislabelled: <ThrowOnError extends boolean = false>(options?: Options<FindMislabelledData, ThrowOnError>) => RequestResult<FindMislabelledResponses, FindMislabelledErrors, ThrowOnError>;
/**
 * Kinds inside categories
 *
 * List groups that stand apart inside their category, such as bedspreads among beds.
 */
export declare const findKinds: <ThrowOnError extends boolean = false>(options?: Options<FindKindsData, ThrowOnError>) => RequestResult<FindKindsResponses, FindKindsErrors, ThrowOnError>;
/**
 * Duplicates and near pairs
 *
 * List items that show one picture or design, also under two categories, and pairs that nearly do.
 */
export declare const findDuplicates: <ThrowOnError extends boolean = false>(options?: Options<FindDuplicatesData, ThrowOnError>) => RequestResult<FindDuplicatesResponses, FindDuplicatesErrors, ThrowOnError>;
/**
 * Outliers
 *
 * List items much farther from their nearest than is usual in their category and around them.
 */
export declare const findOutliers: <ThrowOnError extends boolean = false>(options?: Options<FindOutliersData, ThrowOnError>) => RequestResult<FindOutliersResponses, FindOutliersErrors, ThrowOnError>;
/**
 * Hubs and items nobody meets
 *
 * Say how evenly items occur in one another's neighbour lists; `results` begins with those in none.
 */
export declare const findHubs: <ThrowOnError extends boolean = false>(options?: Options<FindHubsData, ThrowOnError>) => RequestResult<FindHubsResponses, FindHubsErrors, ThrowOnError>;
/**
 * A map of the items
 *
 * Place items that look alike near one another; `pca` is worked out at once, `tsne` beforehand by an operator.<br/><br/>With `category`, `pca` is worked out for its items alone, which spreads them better.
 */
export declare const readMap: <ThrowOnError extends boolean = false>(options?: Options<ReadMapData, ThrowOnError>) => RequestResult<ReadMapResponses, ReadMapErrors, ThrowOnError>;
/**
 * A display picture
 *
 * At most 1024 px wide, or as `width` says; WebP where `Accept` names it, else JPEG.
 */
export declare const downloadPicture: <ThrowOnError extends boolean = false>(options: Options<DownloadPictureData, ThrowOnError>) => RequestResult<DownloadPictureResponses, DownloadPictureErrors, ThrowOnError>;
/**
 * A thumbnail
 *
 * At most 320 px wide, WebP.
 */
export declare const downloadThumbnail: <ThrowOnError extends boolean = false>(options: Options<DownloadThumbnailData, ThrowOnError>) => RequestResult<DownloadThumbnailResponses, DownloadThumbnailErrors, ThrowOnError>;
/**
 * Whether the process answers
 *
 * Answer 200 always, whatever the catalogue's state.
 */
export declare const checkHealth: <ThrowOnError extends boolean = false>(options?: Options<CheckHealthData, ThrowOnError>) => RequestResult<CheckHealthResponses, unknown, ThrowOnError>;
/**
 * Whether the server can do its work
 *
 * Answer 200 when everything needed is there, else 503; each dependency in words.
 */
export declare const checkReadiness: <ThrowOnError extends boolean = false>(options?: Options<CheckReadinessData, ThrowOnError>) => RequestResult<CheckReadinessResponses, CheckReadinessErrors, ThrowOnError>;
/**
 * A set's classifier
 *
 * Say how good it is, and whether it is applied.
 */
export declare const readClassifier: <ThrowOnError extends boolean = false>(options: Options<ReadClassifierData, ThrowOnError>) => RequestResult<ReadClassifierResponses, ReadClassifierErrors, ThrowOnError>;
/**
 * Fit a classifier
 *
 * Make the set's classifier anew from its labels, and answer how good it is on what it has not seen.
 */
export declare const fitClassifier: <ThrowOnError extends boolean = false>(options: Options<FitClassifierData, ThrowOnError>) => RequestResult<FitClassifierResponses, FitClassifierErrors, ThrowOnError>;
/**
 * What it says of every item
 *
 * Download it as a table, applied or not.
 */
export declare const downloadClassifierTable: <ThrowOnError extends boolean = false>(options: Options<DownloadClassifierTableData, ThrowOnError>) => RequestResult<DownloadClassifierTableResponses, DownloadClassifierTableErrors, ThrowOnError>;
/**
 * Take the column away
 *
 * Take the column away; the classifier stays, so that it can be applied again.
 */
export declare const removeClassifierColumn: <ThrowOnError extends boolean = false>(options: Options<RemoveClassifierColumnData, ThrowOnError>) => RequestResult<RemoveClassifierColumnResponses, RemoveClassifierColumnErrors, ThrowOnError>;
/**
 * Apply as a column
 *
 * Write what it says of every item as a column; servers have it within a second.
 */
export declare const applyClassifier: <ThrowOnError extends boolean = false>(options: Options<ApplyClassifierData, ThrowOnError>) => RequestResult<ApplyClassifierResponses, ApplyClassifierErrors, ThrowOnError>;
/**
 * Rounds of questions
 *
 * List them, the newest first, and the ways to choose what a new one asks about.
 */
export declare const listRounds: <ThrowOnError extends boolean = false>(options?: Options<ListRoundsData, ThrowOnError>) => RequestResult<ListRoundsResponses, ListRoundsErrors, ThrowOnError>;
/**
 * Begin a round
 *
 * Choose items to ask about and take their nearest along; items judged before are not asked about again.
 */
export declare const beginRound: <ThrowOnError extends boolean = false>(options: Options<BeginRoundData, ThrowOnError>) => RequestResult<BeginRoundResponses, BeginRoundErrors, ThrowOnError>;
/**
 * Delete a round
 *
 * Take it away with its answers; the answer says how to bring it back.
 */
export declare const deleteRound: <ThrowOnError extends boolean = false>(options: Options<DeleteRoundData, ThrowOnError>) => RequestResult<DeleteRoundResponses, DeleteRoundErrors, ThrowOnError>;
/**
 * One round
 *
 * Say how it stands.
 */
export declare const readRound: <ThrowOnError extends boolean = false>(options: Options<ReadRoundData, ThrowOnError>) => RequestResult<ReadRoundResponses, ReadRoundErrors, ThrowOnError>;
/**
 * Undo a deletion
 *
 * Bring a deleted round back with its answers.
 */
export declare const restoreRound: <ThrowOnError extends boolean = false>(options: Options<RestoreRoundData, ThrowOnError>) => RequestResult<RestoreRoundResponses, RestoreRoundErrors, ThrowOnError>;
/**
 * The next question
 *
 * Give a question and hold it for the annotator for ten minutes; one they hold already is given again.
 */
export declare const nextQuestion: <ThrowOnError extends boolean = false>(options: Options<NextQuestionData, ThrowOnError>) => RequestResult<NextQuestionResponses, NextQuestionErrors, ThrowOnError>;
/**
 * Answer a question
 *
 * Keep an answer and give the next question; sending the same answer again is no mistake.
 */
export declare const answerQuestion: <ThrowOnError extends boolean = false>(options: Options<AnswerQuestionData, ThrowOnError>) => RequestResult<AnswerQuestionResponses, AnswerQuestionErrors, ThrowOnError>;
/**
 * Skip a question
 *
 * Pass over a question and give the next one.
 */
export declare const skipQuestion: <ThrowOnError extends boolean = false>(options: Options<SkipQuestionData, ThrowOnError>) => RequestResult<SkipQuestionResponses, SkipQuestionErrors, ThrowOnError>;
/**
 * Take an answer back
 *
 * Forget the annotator's last answer and give its question again, with what they had said of it.
 */
export declare const undoAnswer: <ThrowOnError extends boolean = false>(options: Options<UndoAnswerData, ThrowOnError>) => RequestResult<UndoAnswerResponses, UndoAnswerErrors, ThrowOnError>;
/**
 * Agreement
 *
 * Say how far the round's annotators agree, over what two or more of them judged.
 */
export declare const readAgreement: <ThrowOnError extends boolean = false>(options: Options<ReadAgreementData, ThrowOnError>) => RequestResult<ReadAgreementResponses, ReadAgreementErrors, ThrowOnError>;
/**
 * What was judged
 *
 * Give the judgements of one round, or of all, as `[{"pos": […], "neg": […]}]` or as CSV.
 */
export declare const exportJudgements: <ThrowOnError extends boolean = false>(options?: Options<ExportJudgementsData, ThrowOnError>) => RequestResult<ExportJudgementsResponses, ExportJudgementsErrors, ThrowOnError>;
/**
 * Label sets
 *
 * List them by name.
 */
export declare const listLabelSets: <ThrowOnError extends boolean = false>(options?: Options<ListLabelSetsData, ThrowOnError>) => RequestResult<ListLabelSetsResponses, ListLabelSetsErrors, ThrowOnError>;
/**
 * Name a class
 *
 * Make an empty set.
 */
export declare const makeLabelSet: <ThrowOnError extends boolean = false>(options: Options<MakeLabelSetData, ThrowOnError>) => RequestResult<MakeLabelSetResponses, MakeLabelSetErrors, ThrowOnError>;
/**
 * Delete a label set
 *
 * Take it away with its labels; the answer says how to bring it back.
 */
export declare const deleteLabelSet: <ThrowOnError extends boolean = false>(options: Options<DeleteLabelSetData, ThrowOnError>) => RequestResult<DeleteLabelSetResponses, DeleteLabelSetErrors, ThrowOnError>;
/**
 * One label set
 *
 * Give its labels, by item.
 */
export declare const readLabelSet: <ThrowOnError extends boolean = false>(options: Options<ReadLabelSetData, ThrowOnError>) => RequestResult<ReadLabelSetResponses, ReadLabelSetErrors, ThrowOnError>;
/**
 * Rename or annotate a set
 *
 * Change its note and its name, which changes its id, both or neither.
 */
export declare const changeLabelSet: <ThrowOnError extends boolean = false>(options: Options<ChangeLabelSetData, ThrowOnError>) => RequestResult<ChangeLabelSetResponses, ChangeLabelSetErrors, ThrowOnError>;
/**
 * A set's labels as a file
 *
 * Give them as CSV, or as one `{"pos": […], "neg": […]}`, as judgements are.
 */
export declare const exportLabels: <ThrowOnError extends boolean = false>(options: Options<ExportLabelsData, ThrowOnError>) => RequestResult<ExportLabelsResponses, ExportLabelsErrors, ThrowOnError>;
/**
 * Undo a deletion
 *
 * Bring a deleted set back with its labels.
 */
export declare const restoreLabelSet: <ThrowOnError extends boolean = false>(options: Options<RestoreLabelSetData, ThrowOnError>) => RequestResult<RestoreLabelSetResponses, RestoreLabelSetErrors, ThrowOnError>;
/**
 * Label items
 *
 * Say of several items at once whether they belong; the last word counts.
 */
export declare const markItems: <ThrowOnError extends boolean = false>(options: Options<MarkItemsData, ThrowOnError>) => RequestResult<MarkItemsResponses, MarkItemsErrors, ThrowOnError>;
/**
 * Undo a step of labelling
 *
 * Put back what the step replaced; what others have labelled since stays.
 */
export declare const undoMarks: <ThrowOnError extends boolean = false>(options: Options<UndoMarksData, ThrowOnError>) => RequestResult<UndoMarksResponses, UndoMarksErrors, ThrowOnError>;
/**
 * Confirmed rooms
 *
 * List them by name, a page at a time.
 */
export declare const listRooms: <ThrowOnError extends boolean = false>(options?: Options<ListRoomsData, ThrowOnError>) => RequestResult<ListRoomsResponses, ListRoomsErrors, ThrowOnError>;
/**
 * Confirm a room
 *
 * Keep a room with the items that a curator saw in it.
 */
export declare const confirmRoom: <ThrowOnError extends boolean = false>(options: Options<ConfirmRoomData, ThrowOnError>) => RequestResult<ConfirmRoomResponses, ConfirmRoomErrors, ThrowOnError>;
/**
 * Delete a room
 *
 * Take it away; the answer says how to bring it back.
 */
export declare const deleteRoom: <ThrowOnError extends boolean = false>(options: Options<DeleteRoomData, ThrowOnError>) => RequestResult<DeleteRoomResponses, DeleteRoomErrors, ThrowOnError>;
/**
 * One confirmed room
 *
 * Tell what was said of it last.
 */
export declare const readRoom: <ThrowOnError extends boolean = false>(options: Options<ReadRoomData, ThrowOnError>) => RequestResult<ReadRoomResponses, ReadRoomErrors, ThrowOnError>;
/**
 * Change a room
 *
 * Put what is sent in the place of what was said; who changed it last stands as its author.
 */
export declare const changeRoom: <ThrowOnError extends boolean = false>(options: Options<ChangeRoomData, ThrowOnError>) => RequestResult<ChangeRoomResponses, ChangeRoomErrors, ThrowOnError>;
/**
 * Undo a step of a room
 *
 * Put back what the room was before its last step; what was changed since is not undone.
 */
export declare const restoreRoom: <ThrowOnError extends boolean = false>(options: Options<RestoreRoomData, ThrowOnError>) => RequestResult<RestoreRoomResponses, RestoreRoomErrors, ThrowOnError>;
/**
 * The confirmed rooms as a file
 *
 * Give all of them as rooms.json, which `penat evaluate matches` and `penat rooms learn` read.
 */
export declare const exportRooms: <ThrowOnError extends boolean = false>(options?: Options<ExportRoomsData, ThrowOnError>) => RequestResult<ExportRoomsResponses, ExportRoomsErrors, ThrowOnError>;
/**
 * Take rooms in
 *
 * Keep the rooms of a file; a room of the same name is changed where the file says something else.
 */
export declare const importRooms: <ThrowOnError extends boolean = false>(options: Options<ImportRoomsData, ThrowOnError>) => RequestResult<ImportRoomsResponses, ImportRoomsErrors, ThrowOnError>;
/**
 * What pieces may be
 *
 * Give the pieces that were found in a photo, each with the nearest items of its category.
 */
export declare const proposePieces: <ThrowOnError extends boolean = false>(options: Options<ProposePiecesData, ThrowOnError>) => RequestResult<ProposePiecesResponses, ProposePiecesErrors, ThrowOnError>;
/**
 * What shoppers did
 *
 * Sum up the log: sessions, how far they came, picks by place, exploration, coverage and items.
 */
export declare const readShopping: <ThrowOnError extends boolean = false>(options?: Options<ReadShoppingData, ThrowOnError>) => RequestResult<ReadShoppingResponses, ReadShoppingErrors, ThrowOnError>;
/**
 * One of its tables
 *
 * Download days, steps, positions, coverage or all items as a table.
 */
export declare const downloadShoppingTable: <ThrowOnError extends boolean = false>(options?: Options<DownloadShoppingTableData, ThrowOnError>) => RequestResult<DownloadShoppingTableResponses, DownloadShoppingTableErrors, ThrowOnError>;
/**
 * Your photos
 *
 * List the owner's own, the newest first.
 */
export declare const listPhotos: <ThrowOnError extends boolean = false>(options?: Options<ListPhotosData, ThrowOnError>) => RequestResult<ListPhotosResponses, ListPhotosErrors, ThrowOnError>;
/**
 * Upload a photo
 *
 * Keep a picture file as a plain JPEG of at most 2048 px, upright, without anything the camera wrote into it.<br/><br/>Whoever knows the id can see it; a key, or the header Penat-Owner, says who may list and delete it.
 */
export declare const uploadPhoto: <ThrowOnError extends boolean = false>(options: Options<UploadPhotoData, ThrowOnError>) => RequestResult<UploadPhotoResponses, UploadPhotoErrors, ThrowOnError>;
/**
 * Delete a photo
 *
 * Take it away for good, with its bytes and everything found in it; only its owner may.
 */
export declare const deletePhoto: <ThrowOnError extends boolean = false>(options: Options<DeletePhotoData, ThrowOnError>) => RequestResult<DeletePhotoResponses, DeletePhotoErrors, ThrowOnError>;
/**
 * One photo
 *
 * Tell what is known of it, and how far it has come on its way to being found by searches.
 */
export declare const readPhoto: <ThrowOnError extends boolean = false>(options: Options<ReadPhotoData, ThrowOnError>) => RequestResult<ReadPhotoResponses, ReadPhotoErrors, ThrowOnError>;
/**
 * A photo's picture
 *
 * Give it as JPEG, the longer side at most `side`; kept by the browser for an hour, and by nobody between.
 */
export declare const downloadPhoto: <ThrowOnError extends boolean = false>(options: Options<DownloadPhotoData, ThrowOnError>) => RequestResult<DownloadPhotoResponses, DownloadPhotoErrors, ThrowOnError>;
/**
 * Upload an image
 *
 * Keep a picture file, as POST /api/v1/photos does; `image_id` is the id to go on with.
 */
export declare const seedUpload: <ThrowOnError extends boolean = false>(options: Options<SeedUploadData, ThrowOnError>) => RequestResult<SeedUploadResponses, SeedUploadErrors, ThrowOnError>;
/**
 * A photo's pieces
 *
 * List every segmenting of the photo, the oldest first, with the pieces but for their masks.
 */
export declare const listSegments: <ThrowOnError extends boolean = false>(options: Options<ListSegmentsData, ThrowOnError>) => RequestResult<ListSegmentsResponses, ListSegmentsErrors, ThrowOnError>;
/**
 * Find the pieces in a photo
 *
 * Find, cut out and embed the pieces of furniture, and keep them: 201, or 200 where it was done before.<br/><br/>The same wish is done once. What takes longer than a request, and whatever is asked for in the `background`, is<br/>answered with 202 and a job.
 */
export declare const findSegments: <ThrowOnError extends boolean = false>(options: Options<FindSegmentsData, ThrowOnError>) => RequestResult<FindSegmentsResponses, FindSegmentsErrors, ThrowOnError>;
/**
 * One piece
 *
 * Tell what is known of it.
 */
export declare const readSegment: <ThrowOnError extends boolean = false>(options: Options<ReadSegmentData, ThrowOnError>) => RequestResult<ReadSegmentResponses, ReadSegmentErrors, ThrowOnError>;
/**
 * A piece's mask
 *
 * Give the mask over the whole photo: white where the piece is, black elsewhere, one bit a pixel.
 */
export declare const downloadMask: <ThrowOnError extends boolean = false>(options: Options<DownloadMaskData, ThrowOnError>) => RequestResult<DownloadMaskResponses, DownloadMaskErrors, ThrowOnError>;
/**
 * A piece, cut out
 *
 * Give the piece alone on a near-white square, as it was embedded, at most 1024 px.
 */
export declare const downloadCutout: <ThrowOnError extends boolean = false>(options: Options<DownloadCutoutData, ThrowOnError>) => RequestResult<DownloadCutoutResponses, DownloadCutoutErrors, ThrowOnError>;
/**
 * Segment an image and embed its pieces
 *
 * Do what POST /api/v1/photos/ID/segments does, and tell it in fewer words.
 */
export declare const seedSegment: <ThrowOnError extends boolean = false>(options: Options<SeedSegmentData, ThrowOnError>) => RequestResult<SeedSegmentResponses, SeedSegmentErrors, ThrowOnError>;
/**
 * Cancel a job
 *
 * Let it not be begun, or end soon; one that is over stays as it is.
 */
export declare const cancelJob: <ThrowOnError extends boolean = false>(options: Options<CancelJobData, ThrowOnError>) => RequestResult<CancelJobResponses, CancelJobErrors, ThrowOnError>;
/**
 * How a job stands
 *
 * Tell how far it is. A job that is over is told of for a day.
 */
export declare const readJob: <ThrowOnError extends boolean = false>(options: Options<ReadJobData, ThrowOnError>) => RequestResult<ReadJobResponses, ReadJobErrors, ThrowOnError>;
/**
 * What goes with a room
 *
 * Find, for each category the room lacks, the items that go best with all its pieces, inside the prices.
 */
export declare const furnishRoom: <ThrowOnError extends boolean = false>(options: Options<FurnishRoomData, ThrowOnError>) => RequestResult<FurnishRoomResponses, FurnishRoomErrors, ThrowOnError>;
/**
 * Images near to a picture
 *
 * Find the catalogue's items and your own stored segments that are near to a picture; nothing of it is kept.
 */
export declare const seedSearch: <ThrowOnError extends boolean = false>(options: Options<SeedSearchData, ThrowOnError>) => RequestResult<SeedSearchResponses, SeedSearchErrors, ThrowOnError>;
