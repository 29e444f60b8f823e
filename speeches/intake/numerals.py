"""Read a Chinese numeral, and write a number the way that lists do."""

_DIGITS = "零一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def value(numeral: str) -> int:
    """Return the value of a numeral up to 99 (一, 十, 十二, 二十一), 0 for what is none."""
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _digit(ones)
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (_digit(tens) if tens else 1) * 10 + _digit(ones)


def _digit(char: str) -> int:
    return _DIGITS.find(char) if len(char) == 1 and char in _DIGITS else 0


def chinese(number: int) -> str:
    """Return a number below 100 as 一, 十, 十二, 二十一."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out += letters
            number -= value
    return out


def written(number: int, shape: str) -> str:
    """Return a number in the shape that Word calls ``shape``."""
    if shape.startswith(("chinese", "japaneseCounting", "ideographTraditional", "taiwaneseCounting")):
        return chinese(number)
    if shape.startswith("decimalEnclosedCircle"):
        return _CIRCLED[number - 1] if number <= len(_CIRCLED) else str(number)
    if shape in {"lowerLetter", "upperLetter"} and number <= 26:
        return chr((ord("a") if shape == "lowerLetter" else ord("A")) + number - 1)
    if shape in {"lowerRoman", "upperRoman"} and number < 40:
        return _roman(number) if shape == "lowerRoman" else _roman(number).upper()
    return str(number)
