"""Makes the font of pictures and pages, `ties-sans.ttf` and `.woff2`, out of Noto Sans and Noto Sans Arabic.

Run it again only if the font has to change. It needs npm, and the Python packages fonttools 4.68 and brotli 1.2:

    python3 crates/ties-picture/font/make_font.py
"""

import pathlib
import shutil
import subprocess
import tempfile

from fontTools import merge, subset
from fontTools.ttLib import TTFont

FOLDER = pathlib.Path(__file__).parent
# Packages of the npm registry, since it has the TTF files; the licence of the fonts is in LICENSE_FONT.
LATIN = ("@expo-google-fonts/noto-sans@0.4.2", "400Regular/NotoSans_400Regular.ttf")
ARABIC = ("@expo-google-fonts/noto-sans-arabic@0.4.3", "400Regular/NotoSansArabic_400Regular.ttf")
# Latin with its extensions, Greek, Cyrillic, Vietnamese, punctuation, currencies, mathematics.
LATIN_RANGES = [
    (0x20, 0x7E), (0xA0, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF),
    (0x2000, 0x206F), (0x2070, 0x20BF), (0x2100, 0x214F), (0x2190, 0x22FF), (0xFFFD, 0xFFFD),
]
# Arabic with the letters of Persian, Pashto and Urdu.
ARABIC_RANGES = [(0x600, 0x6FF), (0x750, 0x77F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)]
FEATURES = [
    "calt", "ccmp", "curs", "fina", "init", "isol", "kern", "liga", "locl", "mark", "medi", "mkmk", "rlig",
]


def unpack(package, place):
    """Downloads a package, and returns its folder."""
    name = subprocess.check_output(["npm", "pack", "--silent", package], cwd=place, text=True).strip()
    folder = place / name.removesuffix(".tgz")
    shutil.unpack_archive(place / name, folder)
    return folder / "package"


def reduce(source, ranges, target):
    """Keeps only these code points and features of a font."""
    options = subset.Options(layout_features=FEATURES, hinting=False, notdef_outline=True, glyph_names=False)
    options.name_IDs = [0, 7, 8, 9, 11, 12, 13, 14]
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[point for first, last in ranges for point in range(first, last + 1)])
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


def rename(font, source):
    """Gives the font the name `Ties Sans`, and the dates of its source."""
    for number, text in {1: "Ties Sans", 2: "Regular", 3: "TiesSans-1", 4: "Ties Sans", 6: "TiesSans"}.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    head = TTFont(source)["head"]
    font["head"].created, font["head"].modified = head.created, head.created


with tempfile.TemporaryDirectory() as work:
    work = pathlib.Path(work)
    latin, arabic = unpack(LATIN[0], work), unpack(ARABIC[0], work)
    reduce(latin / LATIN[1], LATIN_RANGES, work / "latin.ttf")
    reduce(arabic / ARABIC[1], ARABIC_RANGES, work / "arabic.ttf")
    merged = merge.Merger().merge([str(work / "latin.ttf"), str(work / "arabic.ttf")])
    rename(merged, latin / LATIN[1])
    merged.recalcTimestamp = False
    merged.save(FOLDER / "ties-sans.ttf")
    merged = TTFont(FOLDER / "ties-sans.ttf", recalcTimestamp=False)
    merged.flavor = "woff2"
    merged.save(FOLDER / "ties-sans.woff2")
    shutil.copy(latin / "LICENSE_FONT", FOLDER / "OFL.txt")
