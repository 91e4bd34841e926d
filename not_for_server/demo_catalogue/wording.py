"""The words people use for a category, a kind, a style, a material and a colour: the synonyms that captions draw from.

Only names known here have synonyms; any other name is read out as it is written ("light_oak" -> "light oak").
"""

from __future__ import annotations

NOUNS: dict[str, tuple[str, ...]] = {
    "chair": ("chair", "chair", "chair", "seat"),
    "bed": ("bed", "bed", "bed", "bed frame", "bedstead"),
    "couch": ("couch", "sofa", "couch", "sofa", "settee"),
    "table": ("table",),
    "lamp": ("lamp", "lamp", "lamp", "light"),
    "storage": ("storage", "storage unit", "storage furniture", "storage piece", "cupboard"),
    "rug": ("rug", "rug", "rug", "carpet"),
}

# `{}` is filled with a noun of the category.
KINDS: dict[str, tuple[str, ...]] = {
    "chair/armchair": ("armchair", "armchair", "arm chair", "easy chair"),
    "chair/lounge": ("lounge chair", "lounger", "lounge armchair"),
    "chair/office": ("office chair", "desk chair", "swivel chair"),
    "chair/bar_stool": ("bar stool", "counter stool", "high stool"),
    "chair/rocking": ("rocking chair", "rocker"),
    "chair/wingback": ("wingback chair", "wing chair", "wingback armchair"),
    "chair/pouf": ("pouf", "ottoman", "footstool"),
    "chair/stool": ("stool", "low stool"),
    "bed/four_poster": ("four-poster bed", "four poster bed", "poster bed"),
    "bed/upholstered": ("upholstered bed", "padded bed"),
    "bed/bunk": ("bunk bed", "bunk beds"),
    "bed/daybed": ("daybed", "day bed"),
    "couch/two_seater": ("two seater {}", "2 seater {}", "two-seat {}"),
    "couch/three_seater": ("three seater {}", "3 seater {}", "three-seat {}"),
    "couch/loveseat": ("loveseat", "love seat", "small {}"),
    "couch/chesterfield": ("chesterfield", "chesterfield {}", "tufted {}"),
    "couch/sectional": ("sectional {}", "corner {}", "l-shaped {}"),
    "couch/corner": ("corner {}", "sectional {}", "l-shaped {}"),
    "couch/chaise": ("chaise longue", "chaise", "{} with a chaise"),
    "couch/sofa_bed": ("sofa bed", "sleeper sofa"),
    "couch/sofa-bed": ("sofa bed", "sleeper sofa"),
    "table/dining_round": ("round dining table", "round table"),
    "table/dining_rect": ("rectangular dining table", "long dining table", "dining table"),
    "table/dining_oval": ("oval dining table", "oval table"),
    "table/coffee": ("coffee table", "cocktail table", "low table"),
    "table/side": ("side table", "end table"),
    "table/console": ("console table", "hall table", "console"),
    "table/desk": ("desk", "writing desk", "writing table"),
    "table/nesting": ("nesting tables", "nest of tables"),
    "lamp/floor": ("floor lamp", "standing lamp"),
    "lamp/table": ("table lamp", "bedside lamp"),
    "lamp/pendant": ("pendant lamp", "pendant light", "hanging lamp"),
    "lamp/chandelier": ("chandelier",),
    "lamp/lantern": ("lantern", "paper lantern", "lantern lamp"),
    "lamp/task": ("desk lamp", "task lamp", "reading lamp"),
    "lamp/desk": ("desk lamp", "task lamp", "reading lamp"),
    "storage/bookcase": ("bookcase", "bookshelf", "shelves"),
    "storage/dresser": ("dresser", "chest of drawers"),
    "storage/sideboard": ("sideboard", "credenza", "buffet"),
    "storage/wardrobe": ("wardrobe", "armoire"),
    "storage/shelf_ladder": ("ladder shelf", "leaning shelf"),
    "storage/ladder": ("ladder shelf", "leaning shelf"),
    "storage/nightstand": ("nightstand", "bedside table", "bedside cabinet"),
    "storage/tv_stand": ("tv stand", "tv unit", "media console"),
    "storage/chest": ("chest", "trunk", "blanket box"),
    "rug/round": ("round {}", "circular {}"),
    "rug/runner": ("runner", "hallway runner", "runner {}"),
    "rug/rectangular": ("rectangular {}", "area rug"),
}

# Kinds that are nouns by themselves; all other kinds are followed by the category's noun ("dining" -> "dining chair").
STANDALONE = frozenset(
    [
        "bench",
        "stool",
        "pouf",
        "ottoman",
        "recliner",
        "cabinet",
        "shelf",
        "shelving",
        "chest",
        "cupboard",
        "trolley",
        "bookshelf",
        "settee",
        "futon",
    ]
)

STYLES: dict[str, tuple[str, ...]] = {
    "scandinavian": ("scandinavian", "scandinavian", "nordic", "scandi"),
    "mid_century": ("mid-century", "mid-century modern", "mid century", "midcentury", "retro"),
    "industrial": ("industrial", "industrial", "industrial loft", "loft"),
    "farmhouse": ("farmhouse", "farmhouse", "country", "cottage", "rustic"),
    "art_deco": ("art deco", "art deco", "art-deco", "deco", "glamorous"),
    "japandi": ("japandi", "japandi", "japanese", "minimalist", "zen"),
    "boho": ("boho", "bohemian", "boho", "boho chic"),
    "classic": ("classic", "traditional", "classical", "antique"),
}

MATERIALS: dict[str, tuple[str, ...]] = {
    "boucle": ("boucle", "bouclé", "teddy"),
    "wool": ("wool", "woollen", "felt"),
    "light_oak": ("light oak", "pale oak"),
    "smoked_oak": ("smoked oak", "dark oak"),
    "reclaimed": ("reclaimed wood", "reclaimed timber"),
    "weathered": ("weathered wood", "driftwood"),
    "whitewashed": ("whitewashed wood", "whitewashed"),
    "black_ash": ("black ash", "black wood"),
    "black_steel": ("black steel", "black metal"),
    "white_metal": ("white metal",),
    "rusted": ("rusted metal", "rusty steel"),
    "wood": ("wood", "wooden", "timber"),
    "metal": ("metal", "metallic"),
    "fabric": ("fabric", "upholstered", "cloth"),
    "wicker": ("wicker", "woven"),
    "paint": ("painted", "painted wood"),
}

WOOD_NAMES = frozenset(
    [
        "oak",
        "light_oak",
        "ash",
        "birch",
        "beech",
        "pine",
        "teak",
        "walnut",
        "cherry",
        "mahogany",
        "rosewood",
        "smoked_oak",
        "black_ash",
        "reclaimed",
        "weathered",
        "whitewashed",
        "ebony",
        "wood",
        "maple",
        "elm",
    ]
)
METAL_NAMES = frozenset(
    [
        "brass",
        "gold",
        "copper",
        "chrome",
        "steel",
        "gunmetal",
        "black_steel",
        "iron",
        "white_metal",
        "bronze",
        "rusted",
        "metal",
        "aluminium",
    ]
)
FABRIC_NAMES = frozenset(["velvet", "linen", "cotton", "wool", "boucle", "fabric", "felt", "jute", "silk"])
WOVEN_NAMES = frozenset(["rattan", "cane", "wicker", "seagrass", "rush"])

# Group -> its words; a group word says less than the name itself, and is true of every member.
MATERIAL_GROUPS: dict[str, tuple[str, ...]] = {
    "wood": ("wooden", "wood", "timber"),
    "metal": ("metal", "metallic"),
    "fabric": ("fabric", "cloth", "textile"),
    "woven": ("woven", "woven", "wickerwork"),
}

COLOURS: dict[str, tuple[str, ...]] = {
    "grey": ("grey", "gray"),
    "light_grey": ("light grey", "light gray", "pale grey"),
    "charcoal": ("charcoal", "dark grey", "dark gray", "anthracite"),
    "white": ("white", "off-white"),
    "cream": ("cream", "ivory"),
    "sand": ("sand", "sandy"),
    "tan": ("tan", "camel"),
    "cognac": ("cognac", "cognac brown", "caramel"),
    "burgundy": ("burgundy", "wine red", "dark red", "maroon"),
    "rust": ("rust", "rust coloured", "burnt orange"),
    "terracotta": ("terracotta", "clay"),
    "mustard": ("mustard", "mustard yellow", "ochre"),
    "sage": ("sage", "sage green", "light green"),
    "olive": ("olive", "olive green"),
    "emerald": ("emerald", "emerald green", "dark green"),
    "teal": ("teal", "petrol", "blue-green"),
    "turquoise": ("turquoise", "aqua"),
    "light_blue": ("light blue", "pale blue", "baby blue"),
    "navy": ("navy", "navy blue", "dark blue"),
    "blush": ("blush", "blush pink", "pale pink"),
    "lilac": ("lilac", "lavender", "light purple"),
    "gold": ("gold", "golden"),
    "silver": ("silver",),
    "natural": ("natural", "natural coloured", "light wood coloured"),
}

COLOUR_OF_GROUP: dict[str, tuple[str, ...]] = {
    "grey": ("grey", "light_grey", "charcoal"),
    "white": ("white", "cream"),
    "beige": ("beige", "sand"),
    "brown": ("brown", "tan", "cognac", "light brown", "dark brown", "reddish brown"),
    "red": ("red", "burgundy"),
    "orange": ("orange", "rust", "terracotta"),
    "yellow": ("yellow", "mustard"),
    "green": ("green", "sage", "olive", "emerald"),
    "blue": ("blue", "light_blue", "navy", "turquoise", "teal"),
    "pink": ("pink", "blush"),
    "purple": ("purple", "lilac"),
}
GROUP_OF_COLOUR: dict[str, str] = {colour: group for group, all_of in COLOUR_OF_GROUP.items() for colour in all_of}


def spoken(name: str) -> str:
    """Read a name out as words: "light_oak" -> "light oak"."""
    return name.replace("_", " ").strip()


def colour_group(colour: str) -> str:
    """Name the basic colour that a colour belongs to; a colour outside every group is its own."""
    return GROUP_OF_COLOUR.get(colour, colour)


def material_group(material: str) -> str:
    """Name the family of a material (wood, metal, fabric, woven); a material outside every family is its own."""
    families = {"wood": WOOD_NAMES, "metal": METAL_NAMES, "fabric": FABRIC_NAMES, "woven": WOVEN_NAMES}
    return next((family for family, members in families.items() if material in members), material)


def kind_phrases(category: str, kind: str) -> tuple[str, ...]:
    """List ways to say a kind; `{}` in them stands for the category's noun."""
    known = KINDS.get(f"{category}/{kind}")
    if known:
        return known
    words = spoken(kind)
    last = words.replace("-", " ").split()[-1] if words else ""
    if last in STANDALONE or last in {noun.split()[-1] for noun in NOUNS.get(category, (category,))}:
        return (words,)
    return (f"{words} {{}}".strip(),)
