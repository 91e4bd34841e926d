"""The words products are named with, forty for each style, and the nouns of kinds."""

from __future__ import annotations

STYLE_WORDS: dict[str, str] = {
    "scandinavian": "Nordlys Fjell Askild Bjork Lund Sigrid Freya Hygge Malin Vinter Solveig Tove Skagen Alva Nils "
    "Linnea Ingrid Torsten Elva Havn Ulrik Dagny Runa Gry Sune Birk Maren Oslo Aarhus Tromso Viborg "
    "Kalmar Lofoten Visby Turku Saga Eskil Stina Vega Rolf",
    "mid_century": "Palmer Sutton Delano Hollis Draper Camden Wilder Monroe Ventura Carmel Pasadena Calder Elgin "
    "Sherman Otis Lowell Brentwood Encino Marlowe Hudson Easton Kimball Redlands Laurel Alameda "
    "Presley Sinclair Neutra Fremont Quincy Dexter Barstow Ojai Hayes Truman Cooper Mesa Dalton Reno "
    "Archer",
    "industrial": "Foundry Gantry Rivet Anvil Forge Girder Boiler Smith Dock Harbour Sheffield Ruhr Essen Brooklyn "
    "Bolt Crane Piston Weld Turbine Mill Depot Yard Loft Stoker Engine Hammer Ironside Furnace Lathe "
    "Tyne Clyde Detroit Garage Hangar Signal Union Works Trestle Tannery Quarry",
    "farmhouse": "Willow Meadow Orchard Harvest Clover Barley Hazel Prairie Cotswold Amish Maple Rosemary Thistle "
    "Dairy Pasture Acre Cottage Bramble Juniper Sparrow Wren Linden Homestead Gable Larder Porch "
    "Millbrook Hayfield Lavender Sage Elm Daisy Copper Robin Primrose Bramley Dovecote Chestnut "
    "Heather Oakley",
    "art_deco": "Chrysler Gatsby Fontaine Lumiere Savoy Ritz Miami Zelda Josephine Astoria Claridge Monaco Deauville "
    "Riviera Cartier Tiffany Celeste Odette Normandie Vogue Pompadour Valentina Bellini Opera Palais Mayfair "
    "Regent Biarritz Cleo Dorian Empire Florian Gloria Harlow Isadora Juno Lenoir Majestic Nocturne Orsay",
    "japandi": "Kyo Hana Sora Mori Haru Kumo Nagi Yuki Aki Tama Shiro Kaze Ishi Umi Natsu Hoshi Take Matsu Nori "
    "Sato Kiso Miyama Asa Koya Ren Tsuki Mizu Sumi Washi Hinoki Nara Uji Ise Omi Kanso Ma Wabi Shizu "
    "Enso Tani",
    "boho": "Marrakesh Sahara Luna Zahra Oaxaca Goa Tulum Bali Ibiza Indira Paloma Sol Kasbah Amara Nomad Lotus Jaipur "
    "Essaouira Frida Coral Sierra Mirage Fez Havana Ubud Samba Tangier Kalinda Mango Papaya Zora Dune Cusco "
    "Lima Pampas Ayla Anjuna Medina Saffron Tiki",
    "classic": "Windsor Georgian Ashford Kensington Belgrave Wellesley Hampton Chatham Regency Devonshire Lancaster "
    "Montague Sheraton Blenheim Carlton Eaton Fairfax Grosvenor Hartwell Kingsley Ludlow Marlborough Nottingham "
    "Oxford Pembroke Queensbury Richmond Salisbury Tudor Victoria Warwick York Bristol Cavendish Dorset Exeter "
    "Harrow Berkeley Aldwych Somerset",
}

NOUNS: dict[str, str] = {
    "chair/armchair": "Armchair",
    "chair/bar_stool": "Bar Stool",
    "chair/stool": "Stool",
    "chair/bench": "Bench",
    "chair/pouf": "Pouf",
    "chair/wingback": "Wing Chair",
    "chair/papasan": "Papasan Chair",
    "chair/rattan": "Rattan Armchair",
    "couch/two_seater": "Two-Seater Sofa",
    "couch/three_seater": "Three-Seater Sofa",
    "couch/loveseat": "Loveseat",
    "couch/chesterfield": "Chesterfield Sofa",
    "couch/chaise": "Chaise Longue",
    "couch/sofa_bed": "Sofa Bed",
    "couch/corner": "Corner Sofa",
    "bed/daybed": "Daybed",
    "bed/four_poster": "Four-Poster Bed",
    "bed/bunk": "Bunk Bed",
    "table/desk": "Desk",
    "table/dining_rect": "Dining Table",
    "table/dining_round": "Round Dining Table",
    "table/dining_oval": "Oval Dining Table",
    "table/nesting": "Nesting Tables",
    "lamp/chandelier": "Chandelier",
    "lamp/lantern": "Lantern",
    "storage/tv_stand": "TV Stand",
    "storage/ladder": "Ladder Shelf",
    "rug/runner": "Runner",
    "rug/hide": "Hide Rug",
}
LAST_WORDS: dict[str, str] = {
    "chair": "Chair",
    "bed": "Bed",
    "couch": "Sofa",
    "table": "Table",
    "lamp": "Lamp",
    "storage": "",
    "rug": "Rug",
}


def noun_of(category: str, kind: str) -> str:
    """Say what a shop calls a piece of this kind: "Dining Chair", "Armchair", "TV Stand"."""
    said = f"{kind.replace('_', ' ').title()} {LAST_WORDS[category]}".strip()
    return NOUNS.get(f"{category}/{kind}", said)


def words_of(style: str) -> list[str]:
    """Give the product words of a style, each once."""
    return list(dict.fromkeys(STYLE_WORDS[style].split()))
