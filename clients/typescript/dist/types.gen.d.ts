export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};
/**
 * How far annotators agree; `alpha` is Krippendorff's, null where it is not defined.
 */
export type AgreementAnswer = {
    annotators: Array<string>;
    units: number;
    share: number | null;
    alpha: number | null;
    pairings: Array<PairingFacts>;
    disputes: Array<DisputeFacts>;
};
/**
 * What was shown and does not belong; everything else that was shown does.
 */
export type AnswerRequest = {
    annotator?: string | null;
    task: string;
    dropped?: Array<string>;
};
/**
 * From which confidence on an item belongs: `threshold`, or what gives `precision`; else the best F1's.
 */
export type ApplyRequest = {
    threshold?: number | null;
    precision?: number | null;
};
/**
 * One item of a question; `item` is null where the release being served no longer has it.
 */
export type AskedItem = {
    id: string;
    item: Item | null;
};
/**
 * What an ended session was about.
 */
export type BeginAgain = {
    category: string;
    picked: Array<string>;
};
/**
 * A new round of questions about the release being served.
 */
export type BeginRequest = {
    name: string;
    category?: string | null;
    sampler?: 'random' | 'uncertain' | 'diverse' | 'typical' | 'uncovered' | 'hubs';
    n?: number;
    nearest?: number;
    /**
     * How many annotators answer each
     */
    per_task?: number;
    seed?: number;
};
/**
 * Examples of about the same confidence, and which share of them belongs.
 */
export type BinFacts = {
    low: number;
    high: number;
    count: number;
    /**
     * Their mean confidence
     */
    confidence: number;
    /**
     * The share of them that belongs
     */
    share: number;
};
/**
 * A box in pixels of its photo.
 */
export type Box = {
    left: number;
    top: number;
    width: number;
    height: number;
};
/**
 * A piece found in a photo, without its mask; `score` is how sure the segmenter was, `area` in pixels.
 */
export type BriefSegment = {
    id: string;
    photo: string;
    label: string;
    category: string | null;
    score: number;
    box: Box;
    area: number;
    size: Size;
    mask_png: string;
    cutout: string;
};
/**
 * The release being served.
 */
export type CatalogueAnswer = {
    release: string;
    model: string;
    /**
     * Those a search may be asked of, the release's own first
     */
    models: Array<string>;
    categories: Array<CategoryFacts>;
};
/**
 * One category and what its items cost.
 */
export type CategoryFacts = {
    name: string;
    count: number;
    priced: number;
    min_cents: number | null;
    max_cents: number | null;
    currency: string | null;
};
/**
 * What to change of a saved query; what is left out stays.
 */
export type ChangeQueryRequest = {
    name?: string | null;
    note?: string | null;
    together?: number | null;
};
/**
 * What a room is from now on; with `step`, only if nobody has changed it since the answer that said it.
 */
export type ChangeRoomRequest = {
    name: string;
    scene?: string | null;
    /**
     * Each item once
     */
    pieces: Array<RoomPieceTold>;
    photo?: string | null;
    /**
     * Further words about it, such as a style
     */
    facts?: {
        [key: string]: string;
    };
    annotator?: string | null;
    step?: string | null;
};
/**
 * What to change of a set; what is left out stays. Another name gives it another id.
 */
export type ChangeSetRequest = {
    name?: string | null;
    note?: string | null;
};
/**
 * One frozen query: the share of its items found again, and whether that is enough.
 */
export type CheckedQuery = {
    id: string;
    name: string;
    together: number;
    kept: number;
    passed: boolean;
    problem: string | null;
    left: Array<string>;
    gone: Array<string>;
};
/**
 * Every frozen query against the release being served.
 */
export type ChecksAnswer = {
    passed: boolean;
    checks: Array<CheckedQuery>;
};
/**
 * A classifier and how good it is; every figure is of examples it had not seen.
 */
export type ClassifierAnswer = {
    set: string;
    name: string;
    made_at: string;
    /**
     * The release it was made from
     */
    release: string;
    model: string;
    /**
     * Whether the release being served has vectors of the same model
     */
    fits: boolean;
    categories: Array<string>;
    /**
     * The ridge penalty that was picked
     */
    strength: number;
    labels: LabelCounts;
    average_precision: number;
    /**
     * 95 % of samples of as many designs lie in it
     */
    interval: [
        number,
        number
    ];
    /**
     * The average precision of a blind guess
     */
    chance: number;
    /**
     * The expected calibration error over ten bins
     */
    calibration_error: number;
    best: CutFacts;
    /**
     * From the highest threshold to the lowest, at most 200
     */
    curve: Array<CutFacts>;
    bins: Array<BinFacts>;
    /**
     * The most confident at the best threshold
     */
    false_positives: Array<WrongFacts>;
    /**
     * The least confident at the best threshold
     */
    false_negatives: Array<WrongFacts>;
    applied: ColumnFacts | null;
    /**
     * Whether the column is of an earlier classifier or another release
     */
    outdated: boolean;
};
/**
 * The column that was written of it.
 */
export type ColumnFacts = {
    /**
     * yes or no; NAME_confidence holds the rest
     */
    column: string;
    release: string;
    at: string;
    threshold: number;
    /**
     * How many were scored
     */
    items: number;
    /**
     * How many belong
     */
    members: number;
};
/**
 * What the shop's table says of an item beside its facts, and its picture's file, null where nobody knows.
 */
export type ColumnsAnswer = {
    id: string;
    file_name: string | null;
    columns: {
        [key: string]: string;
    };
};
/**
 * A photographed room, and the items of the catalogue that stand in it.
 */
export type ConfirmRoomRequest = {
    name: string;
    scene?: string | null;
    /**
     * Each item once
     */
    pieces: Array<RoomPieceTold>;
    photo?: string | null;
    /**
     * Further words about it, such as a style
     */
    facts?: {
        [key: string]: string;
    };
    annotator?: string | null;
};
/**
 * Items that show one thing.
 */
export type CopiesFacts = {
    sort: 'same picture' | 'same design' | 'near pair';
    /**
     * Whether their categories differ
     */
    across: boolean;
    /**
     * The greatest to the first of them
     */
    distance: number;
    items: Array<Item>;
};
/**
 * What the item costs and, where there is an upper limit, what is left under it; in hundredths.
 */
export type CostAnswer = {
    price_cents: number;
    limit_cents: number | null;
    left_cents: number | null;
};
/**
 * What a threshold does out of fold.
 */
export type CutFacts = {
    /**
     * An item belongs from this confidence on
     */
    threshold: number;
    precision: number;
    recall: number;
    f1: number;
    true_positives: number;
    false_positives: number;
    false_negatives: number;
    true_negatives: number;
};
/**
 * What to send to POST /api/v1/query-undo to undo it.
 */
export type DeletedAnswer = {
    undo: string;
};
/**
 * One thing serving depends on.
 */
export type DependencyAnswer = {
    name: string;
    ready: boolean;
    detail: string;
};
/**
 * An item beside a main one on which annotators differ.
 */
export type DisputeFacts = {
    main: string;
    item: string;
    alike: number;
    unlike: number;
};
/**
 * Same pictures, then same designs, then near pairs; those across categories first.
 */
export type DuplicatesAnswer = {
    results: Array<CopiesFacts>;
    /**
     * How many there are on all pages
     */
    total: number;
    /**
     * How many of the true neighbours were found; 1 up to 20,000
     */
    recall: number;
    /**
     * The cursor of the following page, null at the end
     */
    next: string | null;
};
/**
 * What a shopper did about an item of their session, such as buying what they chose.
 */
export type EventRequest = {
    /**
     * The `session` of an earlier answer
     */
    session: string;
    item: string;
    kind: 'view' | 'like' | 'reject' | 'buy';
    value?: number | null;
};
/**
 * One column of the shop's table; `values` counts the items of each value, null where there are too many.
 *
 * `min` and `max` are those of a column that holds nothing but numbers.
 */
export type Facet = {
    name: string;
    distinct: number;
    values: {
        [key: string]: number;
    } | null;
    min: number | null;
    max: number | null;
};
/**
 * What can be filtered on.
 */
export type FacetsAnswer = {
    columns: Array<Facet>;
};
/**
 * What is wrong with one field.
 */
export type FieldProblem = {
    field: string;
    detail: string;
};
/**
 * What a classifier is made of besides the set's labels; `{}` for the labels alone.
 */
export type FitRequest = {
    /**
     * Which to score; by default those the set's positives are in
     */
    categories?: Array<string>;
    /**
     * How many unlabelled items to draw as weak negatives
     */
    background?: number;
    seed?: number;
};
/**
 * One image near to the one sent: an item's picture, or the cut-out of a piece found in one of your photos.
 */
export type FoundImage = {
    kind: 'item' | 'segment';
    id: string;
    /**
     * Cosine: 1 − distance/2
     */
    score: number;
    /**
     * Squared Euclidean distance of unit vectors
     */
    distance: number;
    image: string;
    thumbnail: string;
    category: string | null;
    /**
     * The item's name, or what the segmenter takes the piece for
     */
    name: string;
    /**
     * The photo a segment was found in
     */
    photo: string | null;
};
/**
 * The nearest images, the best first: catalogue items, and stored segments of whoever asks.
 */
export type FoundImages = {
    results: Array<FoundImage>;
};
/**
 * What goes best with all `pieces` of a room, by category; `present` are the categories they are of.
 *
 * A distance is the mean of an item's distances to the pieces, weighted by how sure the segmenter was of each. Where a
 * category has no match, `notes` says why and `nearest_cents` is the nearest price that would fit, if any would.
 */
export type FurnishAnswer = {
    photo: string;
    pieces: Array<BriefSegment>;
    present: Array<string>;
    matches: {
        [key: string]: Array<MatchedItem>;
    };
    notes: {
        [key: string]: string;
    };
    nearest_cents: {
        [key: string]: number;
    };
};
/**
 * What a room is to be furnished with; `{}` asks for what it lacks, at any price.
 */
export type FurnishRequest = {
    categories?: Array<string> | null;
    price?: {
        [key: string]: PriceLimits;
    };
    segments?: Array<string> | null;
    limit?: number;
    in_stock?: boolean;
};
/**
 * How well the first outfit's items go with one another, and what is proven; `detail` says that in words.
 *
 * What is least is `mean_distance` (to the chosen item) + `weight` × `mean_between` (over the pairs).
 * `proven_over_shortlist`: no outfit of the `shortlist`, so many items of each category, is better; one with an item
 * off it could be by the share `could_be_better_by` at most, 0 where `optimal`.
 */
export type HarmonyAnswer = {
    detail: string;
    weight: number;
    /**
     * Squared Euclidean distance of unit vectors
     */
    mean_distance: number;
    /**
     * Squared Euclidean distance of unit vectors
     */
    mean_between: number;
    proven_over_shortlist: boolean;
    could_be_better_by: number;
    shortlist: {
        [key: string]: number;
    };
};
/**
 * The process answers.
 */
export type HealthAnswer = {
    status: 'ok';
};
/**
 * An item and in how many lists it occurs.
 */
export type HubItem = {
    item: Item;
    lists: number;
    reachable: boolean;
};
/**
 * How evenly a category's designs occur in one another's neighbour lists.
 */
export type HubnessFacts = {
    category: string;
    designs: number;
    list_length: number;
    skewness: number;
    gini: number;
    /**
     * The share of designs in no list of that length
     */
    never: number;
    /**
     * How many neighbours a slate is drawn from
     */
    candidates: number;
    /**
     * Designs no pick leads to: only an opening slate can show them
     */
    unreachable: number;
};
/**
 * Figures for each category, its most frequent items, and the items in fewest lists, the rarest first.
 */
export type HubsAnswer = {
    categories: Array<HubnessFacts>;
    hubs: Array<HubItem>;
    results: Array<HubItem>;
    /**
     * How many there are on all pages
     */
    total: number;
    /**
     * The cursor of the following page, null at the end
     */
    next: string | null;
};
/**
 * Rooms as `rooms.json` holds them, by name.
 */
export type ImportRoomsRequest = {
    rooms: {
        [key: string]: {
            [key: string]: unknown;
        };
    };
    annotator?: string | null;
};
/**
 * One product, ready to show; money is in hundredths of the currency.
 */
export type Item = {
    id: string;
    category: string;
    name: string;
    price_cents: number | null;
    currency: string | null;
    price_text: string | null;
    in_stock: boolean;
    link: string | null;
    /**
     * URL of the display picture, at most 1024 px; ?width=640 gives other widths
     */
    image: string;
    /**
     * URL of the thumbnail, at most 320 px
     */
    thumbnail: string;
    /**
     * Ids of other items that show the same design
     */
    variants: Array<string>;
};
/**
 * A page of items; `next` is the cursor of the following one or null, `total` how many pass the filters.
 */
export type ItemsAnswer = {
    items: Array<Item>;
    next: string | null;
    total: number;
};
/**
 * The job that does it: ask GET /api/v1/jobs/ID, which Location names, until it is over.
 */
export type JobAnswer = {
    job: JobFacts;
};
/**
 * Work in the background; `progress` is the share done. `result` is there once it is done, `error` if it failed.
 */
export type JobFacts = {
    id: string;
    photo: string;
    mode: 'quick' | 'full' | 'prompt';
    prompt: string | null;
    state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
    progress: number;
    detail: string;
    made_at: string;
    result: JobResult | null;
    error: string | null;
};
/**
 * What a finished job made, and where it is.
 */
export type JobResult = {
    run: string;
    photo: string;
    /**
     * URL of the photo's segments
     */
    segments: string;
};
/**
 * A group inside a category that stands apart from the rest of it.
 */
export type KindFacts = {
    category: string;
    count: number;
    /**
     * apart × steadiness
     */
    score: number;
    apart: number;
    /**
     * In what part of the divisions it came back
     */
    steadiness: number;
    /**
     * Mean distance to the rest of its category
     */
    own_distance: number;
    /**
     * The other category it is closest to
     */
    nearest: string | null;
    nearest_distance: number | null;
    /**
     * All of its items, the most typical first
     */
    ids: Array<string>;
    /**
     * Examples
     *
     * The most typical
     */
    examples: Array<Item>;
};
/**
 * Kinds of things inside categories, the clearest first: a kind that was filed elsewhere is among them.
 */
export type KindsAnswer = {
    results: Array<KindFacts>;
    /**
     * How many there are on all pages
     */
    total: number;
    /**
     * The cursor of the following page, null at the end
     */
    next: string | null;
};
/**
 * What it was made of.
 */
export type LabelCounts = {
    positives: number;
    /**
     * Labelled as not belonging
     */
    negatives: number;
    /**
     * Drawn, unlabelled, taken as not belonging
     */
    background: number;
    /**
     * Labelled items the release does not have; left out
     */
    gone: Array<string>;
    /**
     * Labels of items in other categories; left out
     */
    outside: number;
};
/**
 * What was said last of one item; `known` is false where the release being served does not have it.
 */
export type LabelFacts = {
    item: string;
    belongs: boolean;
    annotator: string;
    at: string;
    known: boolean;
};
/**
 * A named class, and how many items were said to belong to it and not to.
 */
export type LabelSetFacts = {
    id: string;
    name: string;
    note: string;
    author: string;
    made_at: string;
    positives: number;
    negatives: number;
};
/**
 * Every label set, by name.
 */
export type LabelSetsAnswer = {
    sets: Array<LabelSetFacts>;
};
/**
 * One set and its labels, by item.
 */
export type LabelsAnswer = {
    set: LabelSetFacts;
    labels: Array<LabelFacts>;
};
/**
 * One value, and how many points have it.
 */
export type Legend = {
    value: string;
    count: number;
};
/**
 * A class to name.
 */
export type MakeSetRequest = {
    name: string;
    note?: string;
    author?: string;
};
/**
 * Points of items in two dimensions, column by column: entry i of each list is about one item.
 */
export type MapAnswer = {
    method: 'pca' | 'tsne';
    /**
     * The methods this release has a map of
     */
    methods: Array<string>;
    category: string | null;
    colour: string;
    /**
     * What else can colour these points
     */
    colours: Array<string>;
    ids: Array<string>;
    x: Array<number>;
    y: Array<number>;
    /**
     * Which value of the legend, −1 for none; empty for price
     */
    index: Array<number>;
    /**
     * The price where colour is price, else empty
     */
    cents: Array<number | null>;
    legend: Array<Legend>;
};
/**
 * The set as it is now, and what to send to POST /api/v1/labels/ID/undo to undo the step.
 */
export type MarkedAnswer = {
    undo: string;
    set: LabelSetFacts;
};
/**
 * Items that belong to the class, items that do not, and items whose label is taken away.
 */
export type MarksRequest = {
    belongs?: Array<string>;
    excluded?: Array<string>;
    cleared?: Array<string>;
    annotator?: string | null;
};
/**
 * One match.
 */
export type MatchedItem = {
    item: Item;
    /**
     * Squared Euclidean distance of unit vectors
     */
    distance: number;
    /**
     * Cosine: 1 − distance/2
     */
    score: number;
    /**
     * Where asked for
     */
    why?: WhyAnswer | null;
};
/**
 * What goes best with the item in each category, inside its price limits; `method` says by what it was ranked.
 *
 * Where a category has none, `notes` says why and `nearest_cents` is the nearest price that would fit, if any would.
 */
export type MatchesAnswer = {
    item: Item;
    method: 'nearest' | 'blend';
    matches: {
        [key: string]: Array<MatchedItem>;
    };
    notes: {
        [key: string]: string;
    };
    nearest_cents: {
        [key: string]: number;
    };
};
/**
 * What goes with an item, named by its id or by the session that chose it.
 */
export type MatchesRequest = {
    item?: string | null;
    session?: string | null;
    categories?: Array<string> | null;
    price?: {
        [key: string]: PriceLimits;
    };
    limit?: number;
    in_stock?: boolean | null;
    method?: 'nearest' | 'blend' | null;
    /**
     * Say of each item why it is shown; costs a few milliseconds more
     */
    why?: boolean;
};
/**
 * Items likely filed under the wrong category, the most suspicious first.
 */
export type MislabelledAnswer = {
    results: Array<SuspectFacts>;
    /**
     * How many there are on all pages
     */
    total: number;
    /**
     * How many of the true neighbours were found; 1 up to 20,000
     */
    recall: number;
    /**
     * The cursor of the following page, null at the end
     */
    next: string | null;
};
/**
 * A kept segment that is near to what was asked with.
 */
export type NearSegment = {
    segment: BriefSegment;
    /**
     * Cosine: 1 − distance/2
     */
    score: number;
    /**
     * Squared Euclidean distance of unit vectors
     */
    distance: number;
};
/**
 * Who asks for a question.
 */
export type NextRequest = {
    annotator?: string | null;
};
/**
 * Whether it is written down: not where the server keeps no log, or the session is older than the log.
 */
export type Noted = {
    noted: boolean;
};
/**
 * One item a category, what they cost together, and their mean score.
 */
export type OutfitAnswer = {
    items: {
        [key: string]: PieceAnswer;
    };
    total_cents: number;
    total_text: string | null;
    /**
     * Cosine: 1 − distance/2
     */
    score: number;
};
/**
 * One item of each category that goes with an item, or with what a session chose, under one budget.
 */
export type OutfitRequest = {
    item?: string | null;
    session?: string | null;
    budget_cents: number;
    categories?: Array<string> | null;
    price?: {
        [key: string]: PriceLimits;
    };
    keep?: {
        [key: string]: string;
    };
    in_stock?: boolean | null;
    /**
     * How many different outfits
     */
    count?: number;
    /**
     * Next-best items a category that keep the budget
     */
    swaps?: number;
    /**
     * How much the distances between the items weigh beside those to the chosen item; 0 not at all
     */
    harmony?: number;
    /**
     * Say of each item why it is shown; costs a few milliseconds more
     */
    why?: boolean;
};
/**
 * The best outfits, the best first; `optimal` where nothing better can exist.
 *
 * `items`, `total_cents` and `score` are those of the first, null without one; `relaxed` then says what would help.
 * `swaps` are next-best items that keep the budget, put in the place of the first outfit's.
 */
export type OutfitsAnswer = {
    item: Item;
    budget_cents: number;
    items: {
        [key: string]: PieceAnswer;
    };
    total_cents: number | null;
    total_text: string | null;
    score: number | null;
    optimal: boolean;
    swaps: {
        [key: string]: Array<PieceAnswer>;
    };
    /**
     * The next-best different outfits
     */
    others: Array<OutfitAnswer>;
    relaxed: RelaxedAnswer | null;
    /**
     * Null where harmony is 0 and without an outfit
     */
    harmony: HarmonyAnswer | null;
};
/**
 * An item far from everything.
 */
export type OutlierFacts = {
    item: Item;
    /**
     * 1 for an ordinary item
     */
    oddness: number;
    /**
     * Mean distance to its nearest
     */
    gap: number;
    /**
     * The gap in medians of its category
     */
    of_category: number;
    /**
     * The gap in medians of its neighbours' gaps
     */
    of_neighbours: number;
};
/**
 * Items far from everything, the oddest first.
 */
export type OutliersAnswer = {
    results: Array<OutlierFacts>;
    /**
     * How many there are on all pages
     */
    total: number;
    /**
     * How many of the true neighbours were found; 1 up to 20,000
     */
    recall: number;
    /**
     * The cursor of the following page, null at the end
     */
    next: string | null;
};
/**
 * Two annotators: what both judged, how often they say the same, and Cohen's kappa.
 */
export type PairingFacts = {
    one: string;
    other: string;
    units: number;
    share: number;
    kappa: number | null;
};
/**
 * One uploaded photo: sizes in pixels and bytes, times in UTC, and where its picture is.
 */
export type PhotoBrief = {
    id: string;
    width: number;
    height: number;
    size: number;
    made_at: string;
    expires_at: string | null;
    picture: string;
    thumbnail: string;
};
/**
 * One uploaded photo, and how far it has come.
 */
export type PhotoFacts = {
    id: string;
    width: number;
    height: number;
    size: number;
    made_at: string;
    expires_at: string | null;
    picture: string;
    thumbnail: string;
    steps: PhotoSteps;
};
/**
 * A photo to upload.
 */
export type PhotoForm = {
    /**
     * The picture file: JPEG, PNG, WebP, AVIF
     */
    file: Blob | File;
};
/**
 * Every segmenting of a photo, the oldest first.
 */
export type PhotoRunsAnswer = {
    runs: Array<RunSummary>;
};
/**
 * The size of the photo that a piece's box, mask and outline are in, in pixels.
 */
export type PhotoSize = {
    width: number;
    height: number;
};
/**
 * One step of a photo's way: when it was done and how long it took; null where it is not, or is not known.
 */
export type PhotoStep = {
    at: string | null;
    ms: number | null;
};
/**
 * A photo's way: taken in, its pieces found, each piece embedded, and found by searches.
 */
export type PhotoSteps = {
    uploaded: PhotoStep;
    segmented: PhotoStep;
    embedded: PhotoStep;
    searchable: PhotoStep;
};
/**
 * The owner's photos, the newest first; `next` is the cursor of the next page, null on the last.
 */
export type PhotosAnswer = {
    photos: Array<PhotoBrief>;
    next: string | null;
};
/**
 * The next step: which item was picked, or null for "none of these".
 */
export type PickRequest = {
    /**
     * The `session` of an earlier answer
     */
    session: string;
    item: string | null;
    more_like?: Array<string> | null;
    /**
     * Say of each item why it is shown; costs a few milliseconds more
     */
    why?: boolean;
};
/**
 * One item of an outfit, and what the outfit costs with it.
 */
export type PieceAnswer = {
    item: Item;
    /**
     * Squared Euclidean distance of unit vectors
     */
    distance: number;
    /**
     * Cosine: 1 − distance/2
     */
    score: number;
    total_cents: number;
    /**
     * Where asked for
     */
    why?: WhyAnswer | null;
};
/**
 * The box around a piece, in pixels of the photo.
 */
export type PieceBox = {
    left: number;
    top: number;
    width: number;
    height: number;
};
/**
 * A piece of the photo, the category it was looked for in (null: in all), and the nearest items.
 */
export type PieceProposed = {
    segment: SegmentSummary;
    category: string | null;
    proposals: Array<ProposedItem>;
};
/**
 * How many results are priced, and how many lie between each two edges, in hundredths.
 */
export type PriceHistogram = {
    priced: number;
    min_cents: number;
    max_cents: number;
    edges: Array<number>;
    counts: Array<number>;
};
/**
 * Inclusive limits in hundredths of the catalogue's currency; an unpriced item passes none.
 */
export type PriceLimits = {
    min_cents?: number | null;
    max_cents?: number | null;
};
/**
 * What went wrong (RFC 9457): `detail` names the field and the cure, `errors` each field where it is about some.
 */
export type Problem = {
    type: string;
    title: string;
    status: number;
    detail: string;
    errors?: Array<FieldProblem> | null;
    begin_again?: BeginAgain | null;
    restart?: Restart | null;
};
/**
 * The pieces of a photo, and what each may be.
 */
export type ProposalsAnswer = {
    photo: string;
    pieces: Array<PieceProposed>;
};
/**
 * An item that a piece may be.
 */
export type ProposedItem = {
    item: Item;
    /**
     * Cosine: 1 − distance/2
     */
    score: number;
    /**
     * Squared Euclidean distance of unit vectors
     */
    distance: number;
};
/**
 * The saved queries; `refused` names files that are none, and why.
 */
export type QueriesAnswer = {
    queries: Array<SavedQueryFacts>;
    refused: {
        [key: string]: string;
    };
};
/**
 * What is found now against what was found when it was saved.
 */
export type QueryChange = {
    came: Array<string>;
    left: Array<string>;
    /**
     * No longer in the catalogue
     */
    gone: Array<string>;
    kept: number;
};
/**
 * One question; the first shown is the main item, the others come nearest first.
 */
export type Question = {
    id: string;
    position: number;
    shown: Array<AskedItem>;
};
/**
 * Whether the server can do its work, and each dependency in words.
 */
export type ReadyAnswer = {
    ready: boolean;
    dependencies: Array<DependencyAnswer>;
};
/**
 * The smallest changes that would make an outfit possible; `detail` says them in words.
 *
 * `needed_cents` is the least budget, null where a category has no item at all; without any one of `droppable` the
 * budget would do; `empty` have no item inside their limits.
 */
export type RelaxedAnswer = {
    detail: string;
    needed_cents: number | null;
    needed_text: string | null;
    droppable: Array<string>;
    empty: Array<string>;
};
/**
 * The column that was taken away.
 */
export type RemovedAnswer = {
    removed: string;
};
/**
 * A saved query asked again.
 */
export type RerunAnswer = {
    query: SavedQueryFacts;
    change: QueryChange;
    answer: SearchAnswer;
};
/**
 * A body ready for POST /api/v1/sessions: the same wishes, near the last pick that the present release still has.
 *
 * Widths are left out: they mean something for one model only.
 */
export type Restart = {
    category: string;
    shown: number;
    policy: 'kernel' | 'rank_gamma' | 'taste';
    in_stock: boolean;
    seed: number;
    price?: {
        [key: string]: number;
    } | null;
    item?: string | null;
    text?: string | null;
};
/**
 * The `undo` that a deletion answered with.
 */
export type RestoreRequest = {
    undo: string;
};
/**
 * The `undo` that deleting a round answered with.
 */
export type RestoreRoundRequest = {
    undo: string;
};
/**
 * The `undo` that deleting a set answered with.
 */
export type RestoreSetRequest = {
    undo: string;
};
/**
 * How much words, likes and dislikes count when the strategy is `rocchio`.
 */
export type Rocchio = {
    words?: number;
    likes?: number;
    dislikes?: number;
};
/**
 * What to send to POST /api/v1/room-undo to undo it.
 */
export type RoomDeletedAnswer = {
    undo: string;
};
/**
 * One room of a file, with further words about it under names of their own.
 */
export type RoomEntry = {
    scene: string;
    items: Array<string>;
    boxes?: {
        [key: string]: Array<number>;
    };
    by: string;
    at: string;
    [key: string]: unknown;
};
/**
 * A confirmed room: what was said last, by whom and when; `step` is the change that said so, and undoes it.
 */
export type RoomFacts = {
    id: string;
    name: string;
    scene: string;
    photo: string | null;
    pieces: Array<RoomPieceFacts>;
    facts: {
        [key: string]: string;
    };
    author: string;
    at: string;
    step: string;
};
/**
 * An item seen in a room; `product` is null where the release being served does not have it.
 */
export type RoomPieceFacts = {
    item: string;
    box: SegmentBox | null;
    segment: string | null;
    product: Item | null;
};
/**
 * An item seen in the room, and where.
 */
export type RoomPieceTold = {
    item: string;
    box?: PieceBox | null;
    segment?: string | null;
};
/**
 * The room as it is now, and what to send to POST /api/v1/room-undo to undo the step.
 */
export type RoomSavedAnswer = {
    undo: string;
    room: RoomFacts;
};
/**
 * The room as it was before; null where it was not there.
 */
export type RoomUndoneAnswer = {
    room: RoomFacts | null;
};
/**
 * A page of confirmed rooms, by name; `count` are all.
 */
export type RoomsAnswer = {
    rooms: Array<RoomFacts>;
    count: number;
    next: string | null;
};
/**
 * Rooms as `rooms.json` holds them, by name.
 */
export type RoomsFile = {
    [key: string]: RoomEntry;
};
/**
 * What an import did, and what was odd about it.
 */
export type RoomsImportedAnswer = {
    added: number;
    changed: number;
    same: number;
    notes: Array<string>;
};
/**
 * What to send to POST /api/v1/annotation/undo to undo it.
 */
export type RoundDeletedAnswer = {
    undo: string;
};
/**
 * A round: how many questions it has, how many have all their answers, and answers by annotator.
 */
export type RoundFacts = {
    id: string;
    name: string;
    release: string;
    model: string;
    made_at: string;
    category: string | null;
    sampler: string;
    per_task: number;
    origin: 'web' | 'dirs' | 'import';
    tasks: number;
    finished: number;
    answers: {
        [key: string]: number;
    };
};
/**
 * Every round, the newest first, and the ways to choose what a new one asks about.
 */
export type RoundsAnswer = {
    rounds: Array<RoundFacts>;
    samplers: Array<SamplerFacts>;
};
/**
 * One segmenting: how it was asked for, what found the pieces, what embedded them, when, and how long it took.
 */
export type RunFacts = {
    id: string;
    photo: string;
    mode: 'quick' | 'full' | 'prompt';
    prompt: string | null;
    segmenter: string;
    model: string;
    made_at: string;
    ms: RunTimings;
};
/**
 * How many results, as many as were saved by default; with `keep` they are kept as a table too.
 */
export type RunRequest = {
    limit?: number | null;
    keep?: boolean;
};
/**
 * A segmenting and the pieces it found, but for their masks: GET /api/v1/segments/ID has those.
 */
export type RunSummary = {
    run: RunFacts;
    segments: Array<SegmentSummary>;
};
/**
 * How long each part took, in milliseconds.
 */
export type RunTimings = {
    decode: number;
    segment: number;
    embed: number;
};
/**
 * A way to choose what is asked about.
 */
export type SamplerFacts = {
    name: string;
    says: string;
};
/**
 * A question to keep; its `limit` says how many results are remembered.
 */
export type SaveQueryRequest = {
    name: string;
    query: SearchRequest;
    note?: string;
    author?: string;
    /**
     * The share of the items that a release must find again; 0 for no test
     */
    together?: number;
};
/**
 * A saved query: `query` is a body for POST /api/v1/search, `items` what it found when it was saved.
 */
export type SavedQueryFacts = {
    id: string;
    name: string;
    note: string;
    author: string;
    query: {
        [key: string]: unknown;
    };
    release: string;
    saved_at: string;
    items: Array<string>;
    together: number | null;
    /**
     * Example
     *
     * Shipped with the catalogue; it can be run but not changed
     */
    example: boolean;
};
/**
 * The items found, best first; `like` and `unlike` are the examples themselves, which are no results.
 *
 * `segments` are the asker's own that are nearest to the photo or segment asked with, null where there was none,
 * and for a picture sent along while the database is away.
 */
export type SearchAnswer = {
    results: Array<SearchResult>;
    like: Array<Item>;
    unlike: Array<Item>;
    summary: SearchSummary;
    next: string | null;
    segments: Array<NearSegment> | null;
};
/**
 * A picture to look with.
 */
export type SearchForm = {
    /**
     * The picture file: JPEG, PNG, WebP, AVIF
     */
    file: Blob | File;
    category?: string | null;
    /**
     * How many items, and how many segments at most
     */
    limit?: number;
};
/**
 * Items by example: what is liked, what is not, words, a photo and filters, in any combination.
 */
export type SearchRequest = {
    text?: string | null;
    photo?: string | null;
    segment?: string | null;
    /**
     * Asked with a photo or a segment: how many of your own segments are near
     */
    segments?: number;
    like?: Array<string>;
    unlike?: Array<string>;
    category?: string | null;
    price?: PriceLimits;
    in_stock?: boolean;
    where?: Array<Where>;
    /**
     * One item of each design only
     */
    group?: boolean;
    /**
     * Which of the release's models to ask; its own by default
     */
    models?: Array<string>;
    /**
     * How the scores of several models become one
     */
    fusion?: 'concatenate' | 'rank';
    strategy?: 'mean' | 'best' | 'rocchio' | 'linear';
    rocchio?: Rocchio;
    /**
     * 0 ranks by score alone; more spreads results out
     */
    diversity?: number;
    min_score?: number | null;
    /**
     * `doubtful`: first what is worth judging next, where likes turn into dislikes
     */
    order?: 'best' | 'doubtful';
    limit?: number;
    cursor?: string | null;
};
/**
 * One item found.
 *
 * The score is the cosine to the query; for `best`, that to the best like less that to the best dislike; of several
 * models, what their fusion makes of theirs.
 */
export type SearchResult = {
    item: Item;
    score: number;
};
/**
 * What the results up to the last one given hold. `total` items pass the filters; `elbow` is where scores bend.
 */
export type SearchSummary = {
    total: number;
    counted: number;
    categories: {
        [key: string]: number;
    };
    /**
     * Column -> its commonest values with counts
     */
    columns: {
        [key: string]: {
            [key: string]: number;
        };
    };
    prices: PriceHistogram | null;
    /**
     * (rank, score) along the best results
     */
    curve: Array<[
        number,
        number
    ]>;
    curve_of: number;
    elbow: number | null;
};
/**
 * One piece of an image.
 */
export type SeedSegment = {
    segment_id: string;
    label: string;
    category: string | null;
    score: number;
    box: SegmentBox;
    area: number;
    mask: string;
    cutout: string;
};
/**
 * How pieces are looked for.
 */
export type SeedSegmentRequest = {
    /**
     * The main pieces soon, all of them with care, or what `prompt` names
     */
    mode?: 'quick' | 'full' | 'prompt';
    prompt?: string | null;
};
/**
 * The pieces of an image; the embedding of each is kept and found by POST /search.
 */
export type SeedSegments = {
    image_id: string;
    segments: Array<SeedSegment>;
};
/**
 * The smallest box around a piece, in pixels of the photo.
 */
export type SegmentBox = {
    left: number;
    top: number;
    width: number;
    height: number;
};
/**
 * One piece of furniture in a photo: `area` in pixels; `outline` are the corners of the line around its main part.
 *
 * `category` is the catalogue's, null where it is not clearly one of them.
 */
export type SegmentFacts = {
    id: string;
    photo: string;
    label: string;
    category: string | null;
    score: number;
    box: SegmentBox;
    area: number;
    size: PhotoSize;
    mask_png: string;
    cutout: string;
    mask: SegmentMask;
    outline: Array<[
        number,
        number
    ]>;
};
/**
 * Run lengths, column after column, out and in by turns, as COCO writes them; `size` is height and width.
 */
export type SegmentMask = {
    counts: Array<number>;
    size: [
        number,
        number
    ];
};
/**
 * How pieces are looked for, and whether as a job even where it would not take long.
 */
export type SegmentRequest = {
    /**
     * The main pieces soon, all of them with care, or what `prompt` names
     */
    mode?: 'quick' | 'full' | 'prompt';
    prompt?: string | null;
    /**
     * Answer with a job at once
     */
    background?: boolean;
};
/**
 * One piece of furniture in a photo, but for its mask; `category` is null where it is not clearly one.
 */
export type SegmentSummary = {
    id: string;
    photo: string;
    label: string;
    category: string | null;
    score: number;
    box: SegmentBox;
    area: number;
    size: PhotoSize;
    mask_png: string;
    cutout: string;
};
/**
 * A segmenting and the pieces it found, the surest first.
 */
export type SegmentsAnswer = {
    run: RunFacts;
    segments: Array<SegmentFacts>;
};
/**
 * How a session begins; `{}` gives nine chairs spread over the category and the deployment's widths.
 */
export type SessionRequest = {
    /**
     * By default the segment's own, where it has one
     */
    category?: string;
    /**
     * Items a slate
     */
    shown?: number;
    policy?: 'kernel' | 'rank_gamma' | 'taste';
    widths?: Array<number> | null;
    effective_choices?: Array<number> | null;
    price?: PriceLimits;
    in_stock?: boolean;
    text?: string | null;
    item?: string | null;
    segment?: string | null;
    photo?: string | null;
    seed?: number | null;
    explore?: number | null;
    /**
     * Say of each item why it is shown; costs a few milliseconds more
     */
    why?: boolean;
};
/**
 * What to send to POST /api/v1/label-undo to undo it.
 */
export type SetDeletedAnswer = {
    undo: string;
};
/**
 * What sessions were shown and did.
 */
export type ShoppingAnswer = {
    /**
     * Whether this server keeps a log at present
     */
    kept: boolean;
    days: number;
    often: number;
    /**
     * The random part of all sessions these figures are of
     */
    share: number;
    sessions: number;
    slates: number;
    picks: number;
    refusals: number;
    finished: number;
    deeds: ShoppingDeeds;
    by_day: Array<ShoppingDay>;
    steps: Array<ShoppingStep>;
    positions: Array<ShoppingPosition>;
    coverage: Array<ShoppingCoverage>;
    /**
     * The 20 most picked
     */
    top: Array<ShoppingItem>;
    /**
     * Shown `often` times or more and never picked, at most 20
     */
    never: Array<ShoppingItem>;
    never_total: number;
    /**
     * All of that stretch, whatever was asked for
     */
    policies: Array<string>;
    categories: Array<string>;
};
/**
 * How much of one category was ever shown.
 */
export type ShoppingCoverage = {
    category: string;
    items: number;
    items_shown: number;
    designs: number;
    designs_shown: number;
};
/**
 * One day, in UTC.
 */
export type ShoppingDay = {
    day: string;
    /**
     * Begun on it
     */
    sessions: number;
    slates: number;
    /**
     * Of the slates shown on it
     */
    picks: number;
};
/**
 * What front ends told, by kind.
 */
export type ShoppingDeeds = {
    view: number;
    like: number;
    reject: number;
    buy: number;
};
/**
 * One item and what was done about it.
 */
export type ShoppingItem = {
    id: string;
    /**
     * null where the catalogue no longer has it
     */
    item: Item | null;
    /**
     * In how many slates
     */
    shown: number;
    picked: number;
    viewed: number;
    liked: number;
    rejected: number;
    bought: number;
};
/**
 * How many picks one place of a slate had.
 */
export type ShoppingPosition = {
    position: number;
    picks: number;
    share: number;
    /**
     * Lower end of the 95 % interval
     */
    low: number;
    high: number;
    /**
     * Its share if all places were picked alike
     */
    even: number;
};
/**
 * How many sessions came to a step, and what they did there.
 */
export type ShoppingStep = {
    step: number;
    reached: number;
    picked: number;
    /**
     * Said none of these at least once
     */
    refused: number;
    /**
     * Picked, and nothing was shown after it
     */
    finished: number;
    /**
     * Shown a slate as their last, and did not pick
     */
    left: number;
    /**
     * 1 / geometric mean of the first place's propensity; null where none has one
     */
    effective: number | null;
    /**
     * Slates that have that propensity
     */
    measured: number;
};
/**
 * One place of a slate: the conditional probability it was drawn with, and its distance to what led to it.
 */
export type ShownItem = {
    item: Item;
    probability: number | null;
    distance: number | null;
    /**
     * Where asked for
     */
    why?: WhyAnswer | null;
};
/**
 * The items most similar to `query`, nearest first, itself left out.
 */
export type SimilarAnswer = {
    query: Item;
    results: Array<SimilarItem>;
};
/**
 * One similar item; `file_name` is null where nobody knows.
 */
export type SimilarItem = {
    item: Item;
    /**
     * Cosine: 1 − distance/2
     */
    score: number;
    /**
     * Squared Euclidean distance of unit vectors
     */
    distance: number;
    file_name: string | null;
};
/**
 * One similar item; the thumbnail's path begins at this server's root.
 */
export type SimilarSample = {
    sample_id: string;
    /**
     * Cosine: 1 − distance/2
     */
    score: number;
    file_name: string | null;
    thumbnail_path: string | null;
};
/**
 * The most similar items of the category, the one asked about never among them.
 */
export type SimilarSamples = {
    results: Array<SimilarSample>;
    query_sample_id: string;
};
/**
 * The photo's size in pixels.
 */
export type Size = {
    width: number;
    height: number;
};
/**
 * A question to pass over.
 */
export type SkipRequest = {
    annotator?: string | null;
    task: string;
};
/**
 * One step of a session. Send `session` back with the pick; an earlier one again means "back".
 */
export type Step = {
    /**
     * Signed state: opaque, new in every answer
     */
    session: string;
    release: string;
    policy: 'kernel' | 'rank_gamma' | 'taste';
    category: string;
    step: number;
    steps: number;
    /**
     * The kernel's width; null where none applies
     */
    width: number | null;
    /**
     * The session's share of exploring
     */
    explore: number;
    done: boolean;
    picked: Array<string>;
    slate: Array<ShownItem>;
    /**
     * The chosen item, once `done`
     */
    item?: Item | null;
    /**
     * In words, when the slate is shorter than asked
     */
    note?: string | null;
};
/**
 * An item that looks like another category.
 */
export type SuspectFacts = {
    item: Item;
    /**
     * The category most of its neighbours have
     */
    suggested: string;
    suspicion: number;
    /**
     * The suggested category's part of the votes
     */
    share: number;
    /**
     * Mean distance to the nearest of its own category
     */
    own_distance: number;
    /**
     * Mean distance to as many of the suggested one
     */
    other_distance: number;
    /**
     * Ids of its neighbours of the suggested category
     */
    neighbours: Array<string>;
};
/**
 * The tables kept of a query, newest first.
 */
export type TablesAnswer = {
    tables: Array<string>;
};
/**
 * A word that the pictures of both items show, and the item's rank in its category without it.
 *
 * Ranks count designs from 1, the nearest. A word is named only where `rank_without` is greater than `rank`.
 */
export type TraitAnswer = {
    kind: string;
    word: string;
    rank: number;
    rank_without: number;
};
/**
 * The annotator's next question, null when there is none left for them, and how the round stands.
 *
 * `dropped` is what they had said of it, where an answer was taken back.
 */
export type TurnAnswer = {
    annotator: string;
    task: Question | null;
    dropped: Array<string>;
    round: RoundFacts;
};
/**
 * The `undo` that labelling answered with.
 */
export type UndoMarksRequest = {
    undo: string;
};
/**
 * The `undo` of an answer.
 */
export type UndoRoomRequest = {
    undo: string;
};
/**
 * The id to go on with at POST /segment/ID, and where the picture is.
 */
export type UploadedImage = {
    image_id: string;
    width: number;
    height: number;
    picture: string;
    expires_at: string | null;
};
/**
 * One filter on a fact or a column: exactly one of `equal`, `in`, `contains`, or `min` and `max`.
 */
export type Where = {
    field: string;
    equal?: string | null;
    in?: Array<string> | null;
    contains?: string | null;
    min?: number | null;
    max?: number | null;
};
/**
 * Why an item is shown.
 *
 * `near` is the item it is near to: the nearest of the session's picks (`pick`), of what was liked (`liked`), the
 * chosen item (`match`) or the one the session began from (`item`); null where it began from a `text` or a `picture`,
 * and for a `spread`. `percentile` is the share of the category's `others`, 0 to 100, that are farther away than it.
 * `drawn_around` is the last pick, where the slate was drawn around it; `carried_by` are the picks that speak for the
 * item under taste, the strongest first. `traits` is null where no text tower can tell, or can not tell yet. `text`
 * says it all in English, ready to show.
 */
export type WhyAnswer = {
    basis: 'pick' | 'liked' | 'match' | 'item' | 'text' | 'picture' | 'spread';
    near: string | null;
    distance: number | null;
    percentile: number | null;
    farther: number | null;
    others: number | null;
    drawn_around: string | null;
    carried_by: Array<string>;
    price: CostAnswer | null;
    traits: Array<TraitAnswer> | null;
    text: string;
};
/**
 * An example on the wrong side of the threshold.
 */
export type WrongFacts = {
    item: Item;
    /**
     * False where it was drawn as a weak negative: it may belong after all
     */
    judged: boolean;
    confidence: number;
};
export type ReadCatalogueData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/catalogue';
};
export type ReadCatalogueErrors = {
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ReadCatalogueError = ReadCatalogueErrors[keyof ReadCatalogueErrors];
export type ReadCatalogueResponses = {
    /**
     * The release being served.
     */
    200: CatalogueAnswer;
};
export type ReadCatalogueResponse = ReadCatalogueResponses[keyof ReadCatalogueResponses];
export type ListItemsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only this category
         */
        category?: string;
        /**
         * Words all to be in the name, any case or accent
         */
        q?: string;
        /**
         * At most 100 ids, commas between; unknown ones left out
         */
        ids?: string;
        min_cents?: number;
        max_cents?: number;
        /**
         * Filters on any column, semicolons between: style:boho|japandi, name~oak, width>=80; a backslash takes the mark after it as it is
         */
        where?: string;
        /**
         * In which order; the unpriced come last
         */
        sort?: 'catalogue' | 'name' | '-name' | 'price' | '-price';
        limit?: number;
        /**
         * The `next` of the page before
         */
        cursor?: string;
    };
    url: '/api/v1/items';
};
export type ListItemsErrors = {
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The session is too old, or its release is no longer kept: `restart` is a body ready for POST /api/v1/sessions that goes on from the last pick, `begin_again` holds what the session was about
     */
    410: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ListItemsError = ListItemsErrors[keyof ListItemsErrors];
export type ListItemsResponses = {
    /**
     * A page of items; `next` is the cursor of the following one or null, `total` how many pass the filters.
     */
    200: ItemsAnswer;
};
export type ListItemsResponse = ListItemsResponses[keyof ListItemsResponses];
export type ListFacetsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only this category
         */
        category?: string;
    };
    url: '/api/v1/facets';
};
export type ListFacetsErrors = {
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ListFacetsError = ListFacetsErrors[keyof ListFacetsErrors];
export type ListFacetsResponses = {
    /**
     * What can be filtered on.
     */
    200: FacetsAnswer;
};
export type ListFacetsResponse = ListFacetsResponses[keyof ListFacetsResponses];
export type ReadColumnsData = {
    body?: never;
    path: {
        item_id: string;
    };
    query?: never;
    url: '/api/v1/items/{item_id}/columns';
};
export type ReadColumnsErrors = {
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ReadColumnsError = ReadColumnsErrors[keyof ReadColumnsErrors];
export type ReadColumnsResponses = {
    /**
     * What the shop's table says of an item beside its facts, and its picture's file, null where nobody knows.
     */
    200: ColumnsAnswer;
};
export type ReadColumnsResponse = ReadColumnsResponses[keyof ReadColumnsResponses];
export type ReadItemData = {
    body?: never;
    path: {
        item_id: string;
    };
    query?: never;
    url: '/api/v1/items/{item_id}';
};
export type ReadItemErrors = {
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ReadItemError = ReadItemErrors[keyof ReadItemErrors];
export type ReadItemResponses = {
    /**
     * One product, ready to show; money is in hundredths of the currency.
     */
    200: Item;
};
export type ReadItemResponse = ReadItemResponses[keyof ReadItemResponses];
export type FindSimilarData = {
    body?: never;
    path: {
        item_id: string;
    };
    query?: {
        limit?: number;
        group?: boolean;
        /**
         * Of this one, not the item's own
         */
        category?: string;
        min_score?: number;
    };
    url: '/api/v1/items/{item_id}/similar';
};
export type FindSimilarErrors = {
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type FindSimilarError = FindSimilarErrors[keyof FindSimilarErrors];
export type FindSimilarResponses = {
    /**
     * The items most similar to `query`, nearest first, itself left out.
     */
    200: SimilarAnswer;
};
export type FindSimilarResponse = FindSimilarResponses[keyof FindSimilarResponses];
export type BeginSessionData = {
    body: SessionRequest;
    path?: never;
    query?: never;
    url: '/api/v1/sessions';
};
export type BeginSessionErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type BeginSessionError = BeginSessionErrors[keyof BeginSessionErrors];
export type BeginSessionResponses = {
    /**
     * One step of a session. Send `session` back with the pick; an earlier one again means "back".
     */
    201: Step;
};
export type BeginSessionResponse = BeginSessionResponses[keyof BeginSessionResponses];
export type PickData = {
    body: PickRequest;
    path?: never;
    query?: never;
    url: '/api/v1/sessions/pick';
};
export type PickErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The session is too old, or its release is no longer kept: `restart` is a body ready for POST /api/v1/sessions that goes on from the last pick, `begin_again` holds what the session was about
     */
    410: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type PickError = PickErrors[keyof PickErrors];
export type PickResponses = {
    /**
     * One step of a session. Send `session` back with the pick; an earlier one again means "back".
     */
    200: Step;
};
export type PickResponse = PickResponses[keyof PickResponses];
export type FindMatchesData = {
    body: MatchesRequest;
    path?: never;
    query?: never;
    url: '/api/v1/matches';
};
export type FindMatchesErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The session is too old, or its release is no longer kept: `restart` is a body ready for POST /api/v1/sessions that goes on from the last pick, `begin_again` holds what the session was about
     */
    410: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type FindMatchesError = FindMatchesErrors[keyof FindMatchesErrors];
export type FindMatchesResponses = {
    /**
     * What goes best with the item in each category, inside its price limits; `method` says by what it was ranked.
     */
    200: MatchesAnswer;
};
export type FindMatchesResponse = FindMatchesResponses[keyof FindMatchesResponses];
export type RecordEventData = {
    body: EventRequest;
    path?: never;
    query?: never;
    url: '/api/v1/events';
};
export type RecordEventErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The session is too old, or its release is no longer kept: `restart` is a body ready for POST /api/v1/sessions that goes on from the last pick, `begin_again` holds what the session was about
     */
    410: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type RecordEventError = RecordEventErrors[keyof RecordEventErrors];
export type RecordEventResponses = {
    /**
     * Whether it is written down: not where the server keeps no log, or the session is older than the log.
     */
    202: Noted;
};
export type RecordEventResponse = RecordEventResponses[keyof RecordEventResponses];
export type DressOutfitData = {
    body: OutfitRequest;
    path?: never;
    query?: never;
    url: '/api/v1/outfits';
};
export type DressOutfitErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The session is too old, or its release is no longer kept: `restart` is a body ready for POST /api/v1/sessions that goes on from the last pick, `begin_again` holds what the session was about
     */
    410: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type DressOutfitError = DressOutfitErrors[keyof DressOutfitErrors];
export type DressOutfitResponses = {
    /**
     * The best outfits, the best first; `optimal` where nothing better can exist.
     */
    200: OutfitsAnswer;
};
export type DressOutfitResponse = DressOutfitResponses[keyof DressOutfitResponses];
export type SearchData = {
    body: SearchRequest;
    headers?: {
        /**
         * 16 to 200 visible characters, made at random
         */
        'Penat-Owner'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/search';
};
export type SearchErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The session is too old, or its release is no longer kept: `restart` is a body ready for POST /api/v1/sessions that goes on from the last pick, `begin_again` holds what the session was about
     */
    410: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type SearchError = SearchErrors[keyof SearchErrors];
export type SearchResponses = {
    /**
     * The items found, best first; `like` and `unlike` are the examples themselves, which are no results.
     */
    200: SearchAnswer;
};
export type SearchResponse = SearchResponses[keyof SearchResponses];
export type DownloadSearchTableData = {
    body: SearchRequest;
    path?: never;
    query?: never;
    url: '/api/v1/search/csv';
};
export type DownloadSearchTableErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The session is too old, or its release is no longer kept: `restart` is a body ready for POST /api/v1/sessions that goes on from the last pick, `begin_again` holds what the session was about
     */
    410: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type DownloadSearchTableError = DownloadSearchTableErrors[keyof DownloadSearchTableErrors];
export type DownloadSearchTableResponses = {
    /**
     * A table, one row a result
     */
    200: string;
};
export type DownloadSearchTableResponse = DownloadSearchTableResponses[keyof DownloadSearchTableResponses];
export type ListQueriesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Words anywhere in the query, any case or accent
         */
        q?: string;
    };
    url: '/api/v1/queries';
};
export type ListQueriesErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ListQueriesError = ListQueriesErrors[keyof ListQueriesErrors];
export type ListQueriesResponses = {
    /**
     * The saved queries; `refused` names files that are none, and why.
     */
    200: QueriesAnswer;
};
export type ListQueriesResponse = ListQueriesResponses[keyof ListQueriesResponses];
export type SaveQueryData = {
    body: SaveQueryRequest;
    path?: never;
    query?: never;
    url: '/api/v1/queries';
};
export type SaveQueryErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type SaveQueryError = SaveQueryErrors[keyof SaveQueryErrors];
export type SaveQueryResponses = {
    /**
     * A saved query: `query` is a body for POST /api/v1/search, `items` what it found when it was saved.
     */
    201: SavedQueryFacts;
};
export type SaveQueryResponse = SaveQueryResponses[keyof SaveQueryResponses];
export type DeleteQueryData = {
    body?: never;
    path: {
        query_id: string;
    };
    query?: never;
    url: '/api/v1/queries/{query_id}';
};
export type DeleteQueryErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type DeleteQueryError = DeleteQueryErrors[keyof DeleteQueryErrors];
export type DeleteQueryResponses = {
    /**
     * What to send to POST /api/v1/query-undo to undo it.
     */
    200: DeletedAnswer;
};
export type DeleteQueryResponse = DeleteQueryResponses[keyof DeleteQueryResponses];
export type ReadQueryData = {
    body?: never;
    path: {
        query_id: string;
    };
    query?: never;
    url: '/api/v1/queries/{query_id}';
};
export type ReadQueryErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ReadQueryError = ReadQueryErrors[keyof ReadQueryErrors];
export type ReadQueryResponses = {
    /**
     * A saved query: `query` is a body for POST /api/v1/search, `items` what it found when it was saved.
     */
    200: SavedQueryFacts;
};
export type ReadQueryResponse = ReadQueryResponses[keyof ReadQueryResponses];
export type ChangeQueryData = {
    body: ChangeQueryRequest;
    path: {
        query_id: string;
    };
    query?: never;
    url: '/api/v1/queries/{query_id}';
};
export type ChangeQueryErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ChangeQueryError = ChangeQueryErrors[keyof ChangeQueryErrors];
export type ChangeQueryResponses = {
    /**
     * A saved query: `query` is a body for POST /api/v1/search, `items` what it found when it was saved.
     */
    200: SavedQueryFacts;
};
export type ChangeQueryResponse = ChangeQueryResponses[keyof ChangeQueryResponses];
export type RestoreQueryData = {
    body: RestoreRequest;
    path?: never;
    query?: never;
    url: '/api/v1/query-undo';
};
export type RestoreQueryErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type RestoreQueryError = RestoreQueryErrors[keyof RestoreQueryErrors];
export type RestoreQueryResponses = {
    /**
     * A saved query: `query` is a body for POST /api/v1/search, `items` what it found when it was saved.
     */
    200: SavedQueryFacts;
};
export type RestoreQueryResponse = RestoreQueryResponses[keyof RestoreQueryResponses];
export type RunQueryData = {
    body: RunRequest;
    path: {
        query_id: string;
    };
    query?: never;
    url: '/api/v1/queries/{query_id}/run';
};
export type RunQueryErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type RunQueryError = RunQueryErrors[keyof RunQueryErrors];
export type RunQueryResponses = {
    /**
     * A saved query asked again.
     */
    200: RerunAnswer;
};
export type RunQueryResponse = RunQueryResponses[keyof RunQueryResponses];
export type CheckQueriesData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/query-checks';
};
export type CheckQueriesErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type CheckQueriesError = CheckQueriesErrors[keyof CheckQueriesErrors];
export type CheckQueriesResponses = {
    /**
     * Every frozen query against the release being served.
     */
    200: ChecksAnswer;
};
export type CheckQueriesResponse = CheckQueriesResponses[keyof CheckQueriesResponses];
export type ListQueryTablesData = {
    body?: never;
    path: {
        query_id: string;
    };
    query?: never;
    url: '/api/v1/queries/{query_id}/tables';
};
export type ListQueryTablesErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ListQueryTablesError = ListQueryTablesErrors[keyof ListQueryTablesErrors];
export type ListQueryTablesResponses = {
    /**
     * The tables kept of a query, newest first.
     */
    200: TablesAnswer;
};
export type ListQueryTablesResponse = ListQueryTablesResponses[keyof ListQueryTablesResponses];
export type DownloadQueryTableData = {
    body?: never;
    path: {
        query_id: string;
        table: string;
    };
    query?: never;
    url: '/api/v1/queries/{query_id}/tables/{table}';
};
export type DownloadQueryTableErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type DownloadQueryTableError = DownloadQueryTableErrors[keyof DownloadQueryTableErrors];
export type DownloadQueryTableResponses = {
    /**
     * A table, one row a result
     */
    200: string;
};
export type DownloadQueryTableResponse = DownloadQueryTableResponses[keyof DownloadQueryTableResponses];
export type SeedSimilarSamplesData = {
    body?: never;
    path: {
        category: string;
    };
    query: {
        sample_id: string;
        limit?: number;
    };
    url: '/datasets/{category}/similarity/search';
};
export type SeedSimilarSamplesErrors = {
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type SeedSimilarSamplesError = SeedSimilarSamplesErrors[keyof SeedSimilarSamplesErrors];
export type SeedSimilarSamplesResponses = {
    /**
     * The most similar items of the category, the one asked about never among them.
     */
    200: SimilarSamples;
};
export type SeedSimilarSamplesResponse = SeedSimilarSamplesResponses[keyof SeedSimilarSamplesResponses];
export type FindMislabelledData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only this category
         */
        category?: string;
        limit?: number;
        /**
         * The `next` of the page before
         */
        cursor?: string;
    };
    url: '/api/v1/trouble/mislabelled';
};
export type FindMislabelledErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The session is too old, or its release is no longer kept: `restart` is a body ready for POST /api/v1/sessions that goes on from the last pick, `begin_again` holds what the session was about
     */
    410: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type FindMislabelledError = FindMislabelledErrors[keyof FindMislabelledErrors];
export type FindMislabelledResponses = {
    /**
     * Items likely filed under the wrong category, the most suspicious first.
     */
    200: MislabelledAnswer;
};
export type FindMislabelledResponse = FindMislabelledResponses[keyof FindMislabelledResponses];
export type FindKindsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only this category
         */
        category?: string;
        limit?: number;
        /**
         * The `next` of the page before
         */
        cursor?: string;
    };
    url: '/api/v1/trouble/kinds';
};
export type FindKindsErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The session is too old, or its release is no longer kept: `restart` is a body ready for POST /api/v1/sessions that goes on from the last pick, `begin_again` holds what the session was about
     */
    410: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type FindKindsError = FindKindsErrors[keyof FindKindsErrors];
export type FindKindsResponses = {
    /**
     * Kinds of things inside categories, the clearest first: a kind that was filed elsewhere is among them.
     */
    200: KindsAnswer;
};
export type FindKindsResponse = FindKindsResponses[keyof FindKindsResponses];
export type FindDuplicatesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only this category
         */
        category?: string;
        limit?: number;
        /**
         * The `next` of the page before
         */
        cursor?: string;
    };
    url: '/api/v1/trouble/duplicates';
};
export type FindDuplicatesErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The session is too old, or its release is no longer kept: `restart` is a body ready for POST /api/v1/sessions that goes on from the last pick, `begin_again` holds what the session was about
     */
    410: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type FindDuplicatesError = FindDuplicatesErrors[keyof FindDuplicatesErrors];
export type FindDuplicatesResponses = {
    /**
     * Same pictures, then same designs, then near pairs; those across categories first.
     */
    200: DuplicatesAnswer;
};
export type FindDuplicatesResponse = FindDuplicatesResponses[keyof FindDuplicatesResponses];
export type FindOutliersData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only this category
         */
        category?: string;
        limit?: number;
        /**
         * The `next` of the page before
         */
        cursor?: string;
    };
    url: '/api/v1/trouble/outliers';
};
export type FindOutliersErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The session is too old, or its release is no longer kept: `restart` is a body ready for POST /api/v1/sessions that goes on from the last pick, `begin_again` holds what the session was about
     */
    410: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type FindOutliersError = FindOutliersErrors[keyof FindOutliersErrors];
export type FindOutliersResponses = {
    /**
     * Items far from everything, the oddest first.
     */
    200: OutliersAnswer;
};
export type FindOutliersResponse = FindOutliersResponses[keyof FindOutliersResponses];
export type FindHubsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only this category
         */
        category?: string;
        limit?: number;
        /**
         * The `next` of the page before
         */
        cursor?: string;
    };
    url: '/api/v1/trouble/hubs';
};
export type FindHubsErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The session is too old, or its release is no longer kept: `restart` is a body ready for POST /api/v1/sessions that goes on from the last pick, `begin_again` holds what the session was about
     */
    410: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type FindHubsError = FindHubsErrors[keyof FindHubsErrors];
export type FindHubsResponses = {
    /**
     * Figures for each category, its most frequent items, and the items in fewest lists, the rarest first.
     */
    200: HubsAnswer;
};
export type FindHubsResponse = FindHubsResponses[keyof FindHubsResponses];
export type ReadMapData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * tsne only where it was made for the release
         */
        method?: 'pca' | 'tsne';
        /**
         * Only this category
         */
        category?: string;
        /**
         * category, price, or a column
         */
        colour?: string;
    };
    url: '/api/v1/map';
};
export type ReadMapErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The session is too old, or its release is no longer kept: `restart` is a body ready for POST /api/v1/sessions that goes on from the last pick, `begin_again` holds what the session was about
     */
    410: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ReadMapError = ReadMapErrors[keyof ReadMapErrors];
export type ReadMapResponses = {
    /**
     * Points of items in two dimensions, column by column: entry i of each list is about one item.
     */
    200: MapAnswer;
};
export type ReadMapResponse = ReadMapResponses[keyof ReadMapResponses];
export type DownloadPictureData = {
    body?: never;
    path: {
        digest: string;
    };
    query?: {
        width?: 64 | 96 | 160 | 240 | 320 | 480 | 640 | 800 | 1024;
    };
    url: '/images/{digest}.jpg';
};
export type DownloadPictureErrors = {
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type DownloadPictureError = DownloadPictureErrors[keyof DownloadPictureErrors];
export type DownloadPictureResponses = {
    /**
     * The picture, with an ETag; good for ever
     */
    200: string;
};
export type DownloadPictureResponse = DownloadPictureResponses[keyof DownloadPictureResponses];
export type DownloadThumbnailData = {
    body?: never;
    path: {
        digest: string;
    };
    query?: never;
    url: '/thumbnails/{digest}.webp';
};
export type DownloadThumbnailErrors = {
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type DownloadThumbnailError = DownloadThumbnailErrors[keyof DownloadThumbnailErrors];
export type DownloadThumbnailResponses = {
    /**
     * The picture, with an ETag; good for ever
     */
    200: string;
};
export type DownloadThumbnailResponse = DownloadThumbnailResponses[keyof DownloadThumbnailResponses];
export type CheckHealthData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/healthz';
};
export type CheckHealthResponses = {
    /**
     * The process answers.
     */
    200: HealthAnswer;
};
export type CheckHealthResponse = CheckHealthResponses[keyof CheckHealthResponses];
export type CheckReadinessData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/readyz';
};
export type CheckReadinessErrors = {
    /**
     * Whether the server can do its work, and each dependency in words.
     */
    503: ReadyAnswer;
};
export type CheckReadinessError = CheckReadinessErrors[keyof CheckReadinessErrors];
export type CheckReadinessResponses = {
    /**
     * Whether the server can do its work, and each dependency in words.
     */
    200: ReadyAnswer;
};
export type CheckReadinessResponse = CheckReadinessResponses[keyof CheckReadinessResponses];
export type ReadClassifierData = {
    body?: never;
    path: {
        set_id: string;
    };
    query?: never;
    url: '/api/v1/labels/{set_id}/classifier';
};
export type ReadClassifierErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ReadClassifierError = ReadClassifierErrors[keyof ReadClassifierErrors];
export type ReadClassifierResponses = {
    /**
     * A classifier and how good it is; every figure is of examples it had not seen.
     */
    200: ClassifierAnswer;
};
export type ReadClassifierResponse = ReadClassifierResponses[keyof ReadClassifierResponses];
export type FitClassifierData = {
    body: FitRequest;
    path: {
        set_id: string;
    };
    query?: never;
    url: '/api/v1/labels/{set_id}/classifier';
};
export type FitClassifierErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type FitClassifierError = FitClassifierErrors[keyof FitClassifierErrors];
export type FitClassifierResponses = {
    /**
     * A classifier and how good it is; every figure is of examples it had not seen.
     */
    200: ClassifierAnswer;
};
export type FitClassifierResponse = FitClassifierResponses[keyof FitClassifierResponses];
export type DownloadClassifierTableData = {
    body?: never;
    path: {
        set_id: string;
    };
    query?: {
        threshold?: number;
        precision?: number;
    };
    url: '/api/v1/labels/{set_id}/classifier.csv';
};
export type DownloadClassifierTableErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type DownloadClassifierTableError = DownloadClassifierTableErrors[keyof DownloadClassifierTableErrors];
export type DownloadClassifierTableResponses = {
    /**
     * A table, one row a result
     */
    200: string;
};
export type DownloadClassifierTableResponse = DownloadClassifierTableResponses[keyof DownloadClassifierTableResponses];
export type RemoveClassifierColumnData = {
    body?: never;
    path: {
        set_id: string;
    };
    query?: never;
    url: '/api/v1/labels/{set_id}/classifier/apply';
};
export type RemoveClassifierColumnErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type RemoveClassifierColumnError = RemoveClassifierColumnErrors[keyof RemoveClassifierColumnErrors];
export type RemoveClassifierColumnResponses = {
    /**
     * The column that was taken away.
     */
    200: RemovedAnswer;
};
export type RemoveClassifierColumnResponse = RemoveClassifierColumnResponses[keyof RemoveClassifierColumnResponses];
export type ApplyClassifierData = {
    body: ApplyRequest;
    path: {
        set_id: string;
    };
    query?: never;
    url: '/api/v1/labels/{set_id}/classifier/apply';
};
export type ApplyClassifierErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ApplyClassifierError = ApplyClassifierErrors[keyof ApplyClassifierErrors];
export type ApplyClassifierResponses = {
    /**
     * The column that was written of it.
     */
    200: ColumnFacts;
};
export type ApplyClassifierResponse = ApplyClassifierResponses[keyof ApplyClassifierResponses];
export type ListRoundsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/annotation/rounds';
};
export type ListRoundsErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ListRoundsError = ListRoundsErrors[keyof ListRoundsErrors];
export type ListRoundsResponses = {
    /**
     * Every round, the newest first, and the ways to choose what a new one asks about.
     */
    200: RoundsAnswer;
};
export type ListRoundsResponse = ListRoundsResponses[keyof ListRoundsResponses];
export type BeginRoundData = {
    body: BeginRequest;
    path?: never;
    query?: never;
    url: '/api/v1/annotation/rounds';
};
export type BeginRoundErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type BeginRoundError = BeginRoundErrors[keyof BeginRoundErrors];
export type BeginRoundResponses = {
    /**
     * A round: how many questions it has, how many have all their answers, and answers by annotator.
     */
    201: RoundFacts;
};
export type BeginRoundResponse = BeginRoundResponses[keyof BeginRoundResponses];
export type DeleteRoundData = {
    body?: never;
    path: {
        round_id: string;
    };
    query?: never;
    url: '/api/v1/annotation/rounds/{round_id}';
};
export type DeleteRoundErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type DeleteRoundError = DeleteRoundErrors[keyof DeleteRoundErrors];
export type DeleteRoundResponses = {
    /**
     * What to send to POST /api/v1/annotation/undo to undo it.
     */
    200: RoundDeletedAnswer;
};
export type DeleteRoundResponse = DeleteRoundResponses[keyof DeleteRoundResponses];
export type ReadRoundData = {
    body?: never;
    path: {
        round_id: string;
    };
    query?: never;
    url: '/api/v1/annotation/rounds/{round_id}';
};
export type ReadRoundErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ReadRoundError = ReadRoundErrors[keyof ReadRoundErrors];
export type ReadRoundResponses = {
    /**
     * A round: how many questions it has, how many have all their answers, and answers by annotator.
     */
    200: RoundFacts;
};
export type ReadRoundResponse = ReadRoundResponses[keyof ReadRoundResponses];
export type RestoreRoundData = {
    body: RestoreRoundRequest;
    path?: never;
    query?: never;
    url: '/api/v1/annotation/undo';
};
export type RestoreRoundErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type RestoreRoundError = RestoreRoundErrors[keyof RestoreRoundErrors];
export type RestoreRoundResponses = {
    /**
     * A round: how many questions it has, how many have all their answers, and answers by annotator.
     */
    200: RoundFacts;
};
export type RestoreRoundResponse = RestoreRoundResponses[keyof RestoreRoundResponses];
export type NextQuestionData = {
    body: NextRequest;
    path: {
        round_id: string;
    };
    query?: never;
    url: '/api/v1/annotation/rounds/{round_id}/next';
};
export type NextQuestionErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type NextQuestionError = NextQuestionErrors[keyof NextQuestionErrors];
export type NextQuestionResponses = {
    /**
     * The annotator's next question, null when there is none left for them, and how the round stands.
     */
    200: TurnAnswer;
};
export type NextQuestionResponse = NextQuestionResponses[keyof NextQuestionResponses];
export type AnswerQuestionData = {
    body: AnswerRequest;
    path: {
        round_id: string;
    };
    query?: never;
    url: '/api/v1/annotation/rounds/{round_id}/answers';
};
export type AnswerQuestionErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type AnswerQuestionError = AnswerQuestionErrors[keyof AnswerQuestionErrors];
export type AnswerQuestionResponses = {
    /**
     * The annotator's next question, null when there is none left for them, and how the round stands.
     */
    200: TurnAnswer;
};
export type AnswerQuestionResponse = AnswerQuestionResponses[keyof AnswerQuestionResponses];
export type SkipQuestionData = {
    body: SkipRequest;
    path: {
        round_id: string;
    };
    query?: never;
    url: '/api/v1/annotation/rounds/{round_id}/skips';
};
export type SkipQuestionErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type SkipQuestionError = SkipQuestionErrors[keyof SkipQuestionErrors];
export type SkipQuestionResponses = {
    /**
     * The annotator's next question, null when there is none left for them, and how the round stands.
     */
    200: TurnAnswer;
};
export type SkipQuestionResponse = SkipQuestionResponses[keyof SkipQuestionResponses];
export type UndoAnswerData = {
    body: NextRequest;
    path: {
        round_id: string;
    };
    query?: never;
    url: '/api/v1/annotation/rounds/{round_id}/undo';
};
export type UndoAnswerErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type UndoAnswerError = UndoAnswerErrors[keyof UndoAnswerErrors];
export type UndoAnswerResponses = {
    /**
     * The annotator's next question, null when there is none left for them, and how the round stands.
     */
    200: TurnAnswer;
};
export type UndoAnswerResponse = UndoAnswerResponses[keyof UndoAnswerResponses];
export type ReadAgreementData = {
    body?: never;
    path: {
        round_id: string;
    };
    query?: never;
    url: '/api/v1/annotation/rounds/{round_id}/agreement';
};
export type ReadAgreementErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ReadAgreementError = ReadAgreementErrors[keyof ReadAgreementErrors];
export type ReadAgreementResponses = {
    /**
     * How far annotators agree; `alpha` is Krippendorff's, null where it is not defined.
     */
    200: AgreementAnswer;
};
export type ReadAgreementResponse = ReadAgreementResponses[keyof ReadAgreementResponses];
export type ExportJudgementsData = {
    body?: never;
    path?: never;
    query?: {
        round?: string;
        format?: 'json' | 'csv';
    };
    url: '/api/v1/annotation/export';
};
export type ExportJudgementsErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ExportJudgementsError = ExportJudgementsErrors[keyof ExportJudgementsErrors];
export type ExportJudgementsResponses = {
    /**
     * The judgements
     */
    200: Array<{
        pos?: Array<string>;
        neg?: Array<string>;
    }>;
};
export type ExportJudgementsResponse = ExportJudgementsResponses[keyof ExportJudgementsResponses];
export type ListLabelSetsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/labels';
};
export type ListLabelSetsErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ListLabelSetsError = ListLabelSetsErrors[keyof ListLabelSetsErrors];
export type ListLabelSetsResponses = {
    /**
     * Every label set, by name.
     */
    200: LabelSetsAnswer;
};
export type ListLabelSetsResponse = ListLabelSetsResponses[keyof ListLabelSetsResponses];
export type MakeLabelSetData = {
    body: MakeSetRequest;
    path?: never;
    query?: never;
    url: '/api/v1/labels';
};
export type MakeLabelSetErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type MakeLabelSetError = MakeLabelSetErrors[keyof MakeLabelSetErrors];
export type MakeLabelSetResponses = {
    /**
     * A named class, and how many items were said to belong to it and not to.
     */
    201: LabelSetFacts;
};
export type MakeLabelSetResponse = MakeLabelSetResponses[keyof MakeLabelSetResponses];
export type DeleteLabelSetData = {
    body?: never;
    path: {
        set_id: string;
    };
    query?: never;
    url: '/api/v1/labels/{set_id}';
};
export type DeleteLabelSetErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type DeleteLabelSetError = DeleteLabelSetErrors[keyof DeleteLabelSetErrors];
export type DeleteLabelSetResponses = {
    /**
     * What to send to POST /api/v1/label-undo to undo it.
     */
    200: SetDeletedAnswer;
};
export type DeleteLabelSetResponse = DeleteLabelSetResponses[keyof DeleteLabelSetResponses];
export type ReadLabelSetData = {
    body?: never;
    path: {
        set_id: string;
    };
    query?: never;
    url: '/api/v1/labels/{set_id}';
};
export type ReadLabelSetErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ReadLabelSetError = ReadLabelSetErrors[keyof ReadLabelSetErrors];
export type ReadLabelSetResponses = {
    /**
     * One set and its labels, by item.
     */
    200: LabelsAnswer;
};
export type ReadLabelSetResponse = ReadLabelSetResponses[keyof ReadLabelSetResponses];
export type ChangeLabelSetData = {
    body: ChangeSetRequest;
    path: {
        set_id: string;
    };
    query?: never;
    url: '/api/v1/labels/{set_id}';
};
export type ChangeLabelSetErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ChangeLabelSetError = ChangeLabelSetErrors[keyof ChangeLabelSetErrors];
export type ChangeLabelSetResponses = {
    /**
     * A named class, and how many items were said to belong to it and not to.
     */
    200: LabelSetFacts;
};
export type ChangeLabelSetResponse = ChangeLabelSetResponses[keyof ChangeLabelSetResponses];
export type ExportLabelsData = {
    body?: never;
    path: {
        set_id: string;
    };
    query?: {
        format?: 'json' | 'csv';
    };
    url: '/api/v1/labels/{set_id}/export';
};
export type ExportLabelsErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ExportLabelsError = ExportLabelsErrors[keyof ExportLabelsErrors];
export type ExportLabelsResponses = {
    /**
     * The judgements
     */
    200: Array<{
        pos?: Array<string>;
        neg?: Array<string>;
    }>;
};
export type ExportLabelsResponse = ExportLabelsResponses[keyof ExportLabelsResponses];
export type RestoreLabelSetData = {
    body: RestoreSetRequest;
    path?: never;
    query?: never;
    url: '/api/v1/label-undo';
};
export type RestoreLabelSetErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type RestoreLabelSetError = RestoreLabelSetErrors[keyof RestoreLabelSetErrors];
export type RestoreLabelSetResponses = {
    /**
     * A named class, and how many items were said to belong to it and not to.
     */
    200: LabelSetFacts;
};
export type RestoreLabelSetResponse = RestoreLabelSetResponses[keyof RestoreLabelSetResponses];
export type MarkItemsData = {
    body: MarksRequest;
    path: {
        set_id: string;
    };
    query?: never;
    url: '/api/v1/labels/{set_id}/marks';
};
export type MarkItemsErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type MarkItemsError = MarkItemsErrors[keyof MarkItemsErrors];
export type MarkItemsResponses = {
    /**
     * The set as it is now, and what to send to POST /api/v1/labels/ID/undo to undo the step.
     */
    200: MarkedAnswer;
};
export type MarkItemsResponse = MarkItemsResponses[keyof MarkItemsResponses];
export type UndoMarksData = {
    body: UndoMarksRequest;
    path: {
        set_id: string;
    };
    query?: never;
    url: '/api/v1/labels/{set_id}/undo';
};
export type UndoMarksErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type UndoMarksError = UndoMarksErrors[keyof UndoMarksErrors];
export type UndoMarksResponses = {
    /**
     * A named class, and how many items were said to belong to it and not to.
     */
    200: LabelSetFacts;
};
export type UndoMarksResponse = UndoMarksResponses[keyof UndoMarksResponses];
export type ListRoomsData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        /**
         * The `next` of the page before
         */
        cursor?: string;
    };
    url: '/api/v1/rooms';
};
export type ListRoomsErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ListRoomsError = ListRoomsErrors[keyof ListRoomsErrors];
export type ListRoomsResponses = {
    /**
     * A page of confirmed rooms, by name; `count` are all.
     */
    200: RoomsAnswer;
};
export type ListRoomsResponse = ListRoomsResponses[keyof ListRoomsResponses];
export type ConfirmRoomData = {
    body: ConfirmRoomRequest;
    path?: never;
    query?: never;
    url: '/api/v1/rooms';
};
export type ConfirmRoomErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ConfirmRoomError = ConfirmRoomErrors[keyof ConfirmRoomErrors];
export type ConfirmRoomResponses = {
    /**
     * The room as it is now, and what to send to POST /api/v1/room-undo to undo the step.
     */
    201: RoomSavedAnswer;
};
export type ConfirmRoomResponse = ConfirmRoomResponses[keyof ConfirmRoomResponses];
export type DeleteRoomData = {
    body?: never;
    path: {
        room_id: string;
    };
    query?: never;
    url: '/api/v1/rooms/{room_id}';
};
export type DeleteRoomErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type DeleteRoomError = DeleteRoomErrors[keyof DeleteRoomErrors];
export type DeleteRoomResponses = {
    /**
     * What to send to POST /api/v1/room-undo to undo it.
     */
    200: RoomDeletedAnswer;
};
export type DeleteRoomResponse = DeleteRoomResponses[keyof DeleteRoomResponses];
export type ReadRoomData = {
    body?: never;
    path: {
        room_id: string;
    };
    query?: never;
    url: '/api/v1/rooms/{room_id}';
};
export type ReadRoomErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ReadRoomError = ReadRoomErrors[keyof ReadRoomErrors];
export type ReadRoomResponses = {
    /**
     * A confirmed room: what was said last, by whom and when; `step` is the change that said so, and undoes it.
     */
    200: RoomFacts;
};
export type ReadRoomResponse = ReadRoomResponses[keyof ReadRoomResponses];
export type ChangeRoomData = {
    body: ChangeRoomRequest;
    path: {
        room_id: string;
    };
    query?: never;
    url: '/api/v1/rooms/{room_id}';
};
export type ChangeRoomErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ChangeRoomError = ChangeRoomErrors[keyof ChangeRoomErrors];
export type ChangeRoomResponses = {
    /**
     * The room as it is now, and what to send to POST /api/v1/room-undo to undo the step.
     */
    200: RoomSavedAnswer;
};
export type ChangeRoomResponse = ChangeRoomResponses[keyof ChangeRoomResponses];
export type RestoreRoomData = {
    body: UndoRoomRequest;
    path?: never;
    query?: never;
    url: '/api/v1/room-undo';
};
export type RestoreRoomErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type RestoreRoomError = RestoreRoomErrors[keyof RestoreRoomErrors];
export type RestoreRoomResponses = {
    /**
     * The room as it was before; null where it was not there.
     */
    200: RoomUndoneAnswer;
};
export type RestoreRoomResponse = RestoreRoomResponses[keyof RestoreRoomResponses];
export type ExportRoomsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/room-file';
};
export type ExportRoomsErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ExportRoomsError = ExportRoomsErrors[keyof ExportRoomsErrors];
export type ExportRoomsResponses = {
    /**
     * Rooms as `rooms.json` holds them, by name.
     */
    200: RoomsFile;
};
export type ExportRoomsResponse = ExportRoomsResponses[keyof ExportRoomsResponses];
export type ImportRoomsData = {
    body: ImportRoomsRequest;
    path?: never;
    query?: never;
    url: '/api/v1/room-file';
};
export type ImportRoomsErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ImportRoomsError = ImportRoomsErrors[keyof ImportRoomsErrors];
export type ImportRoomsResponses = {
    /**
     * What an import did, and what was odd about it.
     */
    200: RoomsImportedAnswer;
};
export type ImportRoomsResponse = ImportRoomsResponses[keyof ImportRoomsResponses];
export type ProposePiecesData = {
    body?: never;
    path?: never;
    query: {
        /**
         * A kept photo whose pieces were looked for
         */
        photo: string;
        limit?: number;
    };
    url: '/api/v1/room-proposals';
};
export type ProposePiecesErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ProposePiecesError = ProposePiecesErrors[keyof ProposePiecesErrors];
export type ProposePiecesResponses = {
    /**
     * The pieces of a photo, and what each may be.
     */
    200: ProposalsAnswer;
};
export type ProposePiecesResponse = ProposePiecesResponses[keyof ProposePiecesResponses];
export type ReadShoppingData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How far back
         */
        days?: number;
        /**
         * Only slates of this policy
         */
        policy?: 'kernel' | 'rank_gamma' | 'taste';
        /**
         * Only sessions about this category
         */
        category?: string;
        /**
         * In so many slates
         */
        often?: number;
    };
    url: '/api/v1/shopping';
};
export type ReadShoppingErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ReadShoppingError = ReadShoppingErrors[keyof ReadShoppingErrors];
export type ReadShoppingResponses = {
    /**
     * What sessions were shown and did.
     */
    200: ShoppingAnswer;
};
export type ReadShoppingResponse = ReadShoppingResponses[keyof ReadShoppingResponses];
export type DownloadShoppingTableData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How far back
         */
        days?: number;
        /**
         * Only slates of this policy
         */
        policy?: 'kernel' | 'rank_gamma' | 'taste';
        /**
         * Only sessions about this category
         */
        category?: string;
        /**
         * One of the report's tables
         */
        table?: 'days' | 'steps' | 'positions' | 'coverage' | 'items';
    };
    url: '/api/v1/shopping.csv';
};
export type DownloadShoppingTableErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type DownloadShoppingTableError = DownloadShoppingTableErrors[keyof DownloadShoppingTableErrors];
export type DownloadShoppingTableResponses = {
    /**
     * A table, one row a result
     */
    200: string;
};
export type DownloadShoppingTableResponse = DownloadShoppingTableResponses[keyof DownloadShoppingTableResponses];
export type ListPhotosData = {
    body?: never;
    headers?: {
        /**
         * 16 to 200 visible characters, made at random
         */
        'Penat-Owner'?: string;
    };
    path?: never;
    query?: {
        limit?: number;
        /**
         * The `next` of the page before
         */
        cursor?: string;
    };
    url: '/api/v1/photos';
};
export type ListPhotosErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ListPhotosError = ListPhotosErrors[keyof ListPhotosErrors];
export type ListPhotosResponses = {
    /**
     * The owner's photos, the newest first; `next` is the cursor of the next page, null on the last.
     */
    200: PhotosAnswer;
};
export type ListPhotosResponse = ListPhotosResponses[keyof ListPhotosResponses];
export type UploadPhotoData = {
    body: PhotoForm;
    headers?: {
        /**
         * 16 to 200 visible characters, made at random
         */
        'Penat-Owner'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/photos';
};
export type UploadPhotoErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
    /**
     * There is no room for it
     */
    507: Problem;
};
export type UploadPhotoError = UploadPhotoErrors[keyof UploadPhotoErrors];
export type UploadPhotoResponses = {
    /**
     * One uploaded photo, and how far it has come.
     */
    201: PhotoFacts;
};
export type UploadPhotoResponse = UploadPhotoResponses[keyof UploadPhotoResponses];
export type DeletePhotoData = {
    body?: never;
    headers?: {
        /**
         * 16 to 200 visible characters, made at random
         */
        'Penat-Owner'?: string;
    };
    path: {
        photo_id: string;
    };
    query?: never;
    url: '/api/v1/photos/{photo_id}';
};
export type DeletePhotoErrors = {
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type DeletePhotoError = DeletePhotoErrors[keyof DeletePhotoErrors];
export type DeletePhotoResponses = {
    /**
     * Done
     */
    204: void;
};
export type DeletePhotoResponse = DeletePhotoResponses[keyof DeletePhotoResponses];
export type ReadPhotoData = {
    body?: never;
    path: {
        photo_id: string;
    };
    query?: never;
    url: '/api/v1/photos/{photo_id}';
};
export type ReadPhotoErrors = {
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ReadPhotoError = ReadPhotoErrors[keyof ReadPhotoErrors];
export type ReadPhotoResponses = {
    /**
     * One uploaded photo, and how far it has come.
     */
    200: PhotoFacts;
};
export type ReadPhotoResponse = ReadPhotoResponses[keyof ReadPhotoResponses];
export type DownloadPhotoData = {
    body?: never;
    path: {
        photo_id: string;
    };
    query?: {
        side?: 320 | 640 | 1024 | 1600;
    };
    url: '/api/v1/photos/{photo_id}/picture';
};
export type DownloadPhotoErrors = {
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type DownloadPhotoError = DownloadPhotoErrors[keyof DownloadPhotoErrors];
export type DownloadPhotoResponses = {
    /**
     * The picture, with an ETag; not for caches that others share
     */
    200: string;
};
export type DownloadPhotoResponse = DownloadPhotoResponses[keyof DownloadPhotoResponses];
export type SeedUploadData = {
    body: PhotoForm;
    headers?: {
        /**
         * 16 to 200 visible characters, made at random
         */
        'Penat-Owner'?: string;
    };
    path?: never;
    query?: never;
    url: '/upload';
};
export type SeedUploadErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * This is not for you here
     */
    403: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
    /**
     * There is no room for it
     */
    507: Problem;
};
export type SeedUploadError = SeedUploadErrors[keyof SeedUploadErrors];
export type SeedUploadResponses = {
    /**
     * The id to go on with at POST /segment/ID, and where the picture is.
     */
    200: UploadedImage;
};
export type SeedUploadResponse = SeedUploadResponses[keyof SeedUploadResponses];
export type ListSegmentsData = {
    body?: never;
    path: {
        photo_id: string;
    };
    query?: never;
    url: '/api/v1/photos/{photo_id}/segments';
};
export type ListSegmentsErrors = {
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ListSegmentsError = ListSegmentsErrors[keyof ListSegmentsErrors];
export type ListSegmentsResponses = {
    /**
     * Every segmenting of a photo, the oldest first.
     */
    200: PhotoRunsAnswer;
};
export type ListSegmentsResponse = ListSegmentsResponses[keyof ListSegmentsResponses];
export type FindSegmentsData = {
    body: SegmentRequest;
    path: {
        photo_id: string;
    };
    query?: never;
    url: '/api/v1/photos/{photo_id}/segments';
};
export type FindSegmentsErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
    /**
     * There is no room for it
     */
    507: Problem;
};
export type FindSegmentsError = FindSegmentsErrors[keyof FindSegmentsErrors];
export type FindSegmentsResponses = {
    /**
     * A segmenting and the pieces it found, the surest first.
     */
    200: SegmentsAnswer;
    /**
     * A segmenting and the pieces it found, the surest first.
     */
    201: SegmentsAnswer;
    /**
     * The job that does it: ask GET /api/v1/jobs/ID, which Location names, until it is over.
     */
    202: JobAnswer;
};
export type FindSegmentsResponse = FindSegmentsResponses[keyof FindSegmentsResponses];
export type ReadSegmentData = {
    body?: never;
    path: {
        segment_id: string;
    };
    query?: never;
    url: '/api/v1/segments/{segment_id}';
};
export type ReadSegmentErrors = {
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ReadSegmentError = ReadSegmentErrors[keyof ReadSegmentErrors];
export type ReadSegmentResponses = {
    /**
     * One piece of furniture in a photo: `area` in pixels; `outline` are the corners of the line around its main part.
     */
    200: SegmentFacts;
};
export type ReadSegmentResponse = ReadSegmentResponses[keyof ReadSegmentResponses];
export type DownloadMaskData = {
    body?: never;
    path: {
        segment_id: string;
    };
    query?: never;
    url: '/api/v1/segments/{segment_id}/mask.png';
};
export type DownloadMaskErrors = {
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type DownloadMaskError = DownloadMaskErrors[keyof DownloadMaskErrors];
export type DownloadMaskResponses = {
    /**
     * The picture, with an ETag; not for caches that others share
     */
    200: string;
};
export type DownloadMaskResponse = DownloadMaskResponses[keyof DownloadMaskResponses];
export type DownloadCutoutData = {
    body?: never;
    path: {
        segment_id: string;
    };
    query?: never;
    url: '/api/v1/segments/{segment_id}/cutout.jpg';
};
export type DownloadCutoutErrors = {
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type DownloadCutoutError = DownloadCutoutErrors[keyof DownloadCutoutErrors];
export type DownloadCutoutResponses = {
    /**
     * The picture, with an ETag; not for caches that others share
     */
    200: string;
};
export type DownloadCutoutResponse = DownloadCutoutResponses[keyof DownloadCutoutResponses];
export type SeedSegmentData = {
    body: SeedSegmentRequest;
    path: {
        image_id: string;
    };
    query?: never;
    url: '/segment/{image_id}';
};
export type SeedSegmentErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
    /**
     * There is no room for it
     */
    507: Problem;
};
export type SeedSegmentError = SeedSegmentErrors[keyof SeedSegmentErrors];
export type SeedSegmentResponses = {
    /**
     * The pieces of an image; the embedding of each is kept and found by POST /search.
     */
    200: SeedSegments;
    /**
     * The job that does it: ask GET /api/v1/jobs/ID, which Location names, until it is over.
     */
    202: JobAnswer;
};
export type SeedSegmentResponse = SeedSegmentResponses[keyof SeedSegmentResponses];
export type CancelJobData = {
    body?: never;
    path: {
        job_id: string;
    };
    query?: never;
    url: '/api/v1/jobs/{job_id}';
};
export type CancelJobErrors = {
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type CancelJobError = CancelJobErrors[keyof CancelJobErrors];
export type CancelJobResponses = {
    /**
     * Work in the background; `progress` is the share done. `result` is there once it is done, `error` if it failed.
     */
    200: JobFacts;
};
export type CancelJobResponse = CancelJobResponses[keyof CancelJobResponses];
export type ReadJobData = {
    body?: never;
    path: {
        job_id: string;
    };
    query?: never;
    url: '/api/v1/jobs/{job_id}';
};
export type ReadJobErrors = {
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type ReadJobError = ReadJobErrors[keyof ReadJobErrors];
export type ReadJobResponses = {
    /**
     * Work in the background; `progress` is the share done. `result` is there once it is done, `error` if it failed.
     */
    200: JobFacts;
};
export type ReadJobResponse = ReadJobResponses[keyof ReadJobResponses];
export type FurnishRoomData = {
    body: FurnishRequest;
    path: {
        photo_id: string;
    };
    query?: never;
    url: '/api/v1/photos/{photo_id}/furnish';
};
export type FurnishRoomErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type FurnishRoomError = FurnishRoomErrors[keyof FurnishRoomErrors];
export type FurnishRoomResponses = {
    /**
     * What goes best with all `pieces` of a room, by category; `present` are the categories they are of.
     */
    200: FurnishAnswer;
};
export type FurnishRoomResponse = FurnishRoomResponses[keyof FurnishRoomResponses];
export type SeedSearchData = {
    body: SearchForm;
    headers?: {
        /**
         * 16 to 200 visible characters, made at random
         */
        'Penat-Owner'?: string;
    };
    path?: never;
    query?: never;
    url: '/search';
};
export type SeedSearchErrors = {
    /**
     * The request cannot be read
     */
    400: Problem;
    /**
     * This needs a key
     */
    401: Problem;
    /**
     * There is no such thing here
     */
    404: Problem;
    /**
     * The body is too large
     */
    413: Problem;
    /**
     * The body is of another type
     */
    415: Problem;
    /**
     * A value cannot be used
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Something broke on the server
     */
    500: Problem;
    /**
     * Something the answer needs is not there yet
     */
    503: Problem;
};
export type SeedSearchError = SeedSearchErrors[keyof SeedSearchErrors];
export type SeedSearchResponses = {
    /**
     * The nearest images, the best first: catalogue items, and stored segments of whoever asks.
     */
    200: FoundImages;
};
export type SeedSearchResponse = SeedSearchResponses[keyof SeedSearchResponses];
