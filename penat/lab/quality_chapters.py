"""All chapters of the page, in its order."""

from penat.lab.quality import Chapter
from penat.lab.quality_catalogue import CARVE, DUPLICATES, EXPOSURE
from penat.lab.quality_log import LOG
from penat.lab.quality_matching import OUTFITS, ROOMS, STYLES
from penat.lab.quality_photos import PHOTOS, SEGMENTS
from penat.lab.quality_picks import PICKS
from penat.lab.quality_reasons import REASONS
from penat.lab.quality_tuning import TUNING

CHAPTERS: tuple[Chapter, ...] = (
    PICKS, STYLES, ROOMS, OUTFITS, REASONS, LOG, EXPOSURE, CARVE, PHOTOS, SEGMENTS, DUPLICATES, TUNING,
)  # fmt: skip
