"""Text typed in the old ABC fonts (TCVN 5712:1993, TCVN3), which arrives as wrong letters: "§iÖn Biªn".

Here: telling such text for sure, and what it says. Not here: asking the person (the inputs and imports).
"""

from __future__ import annotations

import re
import unicodedata

# each row: the signs as they arrive (the font's bytes read as Latin-1), and the letters they stand for
_ROWS = (
    ("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ"),
    ("¨©ª«¬\u00ad®", "ăâêôơưđ"),
    ("µ¶·¸¹", "àảãáạ"),
    ("»¼½¾Æ", "ằẳẵắặ"),
    ("ÇÈÉÊË", "ầẩẫấậ"),
    ("ÌÎÏÐÑ", "èẻẽéẹ"),
    ("ÒÓÔÕÖ", "ềểễếệ"),
    ("×ØÜÝÞ", "ìỉĩíị"),
    ("ßáâãä", "òỏõóọ"),
    ("åæçèé", "ồổỗốộ"),
    ("êëìíî", "ờởỡớợ"),
    ("ïñòóô", "ùủũúụ"),
    ("õö÷øù", "ừửữứự"),
    ("úûüýþ", "ỳỷỹýỵ"),
)
LETTERS = {ord(sign): letter for signs, letters in _ROWS for sign, letter in zip(signs, letters, strict=True)}
VIETNAMESE = frozenset("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ")  # what right Vietnamese text has below U+0100
PLAIN_SIGNS = frozenset("–—‘’“”…")

MEASURES = frozenset({"µm", "µg", "µl"})
WORD = re.compile(r"[^\s.,;:!?()\"'/+&–—‘’“”…-]+")
LONE_CAPITAL = re.compile(r"(?<=[a-z])[À-Þ]")  # "nÕp": no hand writes a capital there, the font does
SHARP, HEAVY = "\u0301", "\u0323"  # sắc, nặng
TONES = frozenset("\u0300\u0303\u0309") | {SHARP, HEAVY}
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    r"(?:(?:oai|oay|oao|oeo|iêu|yêu|uya|uyu|uây|uôi|ươi|ươu|ia|iu|ai|ao|au|ay|âu|ây|eo|êu|oa|oe|oi|ôi|ơi|ua|uê|ui"
    r"|uy|uơ|ưa|ưi|ưu|[aeêioôơuưy])"
    r"|(?:uyê|iê|yê|oa|oă|oe|oo|uâ|uê|uô|uy|ươ|[aăâeêioôơuư])(?P<final>ch|ng|nh|[cmnpt]))"
)


def from_tcvn3(text: str) -> str | None:
    """What the text says, where it surely is TCVN3; None where it is not, or might be something else.

    Sure: every sign is one that font has, at least one could not stand so in right Vietnamese, and every word
    with such signs becomes a Vietnamese syllable. "Löwe", "1½ kg", "Hoa Ban®" stay what they are.

    >>> from_tcvn3("MËt ong §iÖn Biªn")
    'Mật ong Điện Biên'
    >>> from_tcvn3("Hoa Ban®") is None
    True
    """
    odd = {sign for sign in text if not sign.isascii() and sign not in PLAIN_SIGNS}
    if not odd or any(ord(sign) not in LETTERS for sign in odd):
        return None
    words = [word for word in WORD.findall(text) if not word.isascii()]
    if not any(map(_is_no_vietnamese, words)) or not MEASURES.isdisjoint(words):
        return None
    return text.translate(LETTERS) if all(_is_syllable(word.translate(LETTERS)) for word in words) else None


def _is_no_vietnamese(word: str) -> bool:
    """Could this word not stand in right Vietnamese? A sign by itself, © or ø, says nothing."""
    signs = {sign for sign in word if not sign.isascii()}
    return len(word) > 1 and (not VIETNAMESE.issuperset(signs) or LONE_CAPITAL.search(word) is not None)


def _is_syllable(word: str) -> bool:
    """A Vietnamese syllable with at most one tone; one that ends in a stop has sắc or nặng.

    >>> _is_syllable("nguyễn"), _is_syllable("Lửwe"), _is_syllable("banđ"), _is_syllable("thìt")
    (True, False, False, False)
    """
    signs = unicodedata.normalize("NFD", word.lower())
    tones = [sign for sign in signs if sign in TONES]
    letters = unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in TONES))
    found = SYLLABLE.fullmatch(letters)
    if found is None or len(tones) > 1:
        return False
    return found["final"] not in {"c", "ch", "p", "t"} or tones in ([SHARP], [HEAVY])
