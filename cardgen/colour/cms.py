"""littlecms, by way of Pillow: the only module that knows either.

Every transform is computed in full for each colour (no precalculated grid), which costs nothing for the few
hundred colours of a project, and is the same on every machine with the same Pillow.
"""

from __future__ import annotations

import contextlib
import functools
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from PIL import ImageCms

Intent: TypeAlias = Literal["relative", "perceptual"]
INTENTS: Final[tuple[Intent, ...]] = ("relative", "perceptual")
# lightness 0 to 100, a and b -128 to 127, of which paper has 100, 0, 0
Lab: TypeAlias = tuple[float, float, float]
Percents: TypeAlias = tuple[int, int, int, int]


class Unusable(ValueError):
    """littlecms refuses a profile."""


def description(data: bytes) -> str:
    """Return what a profile calls itself, on one line and not too long; raises Unusable."""
    from PIL import ImageCms  # here and below: loaded only when a press asks for CMYK

    with _refusing():
        said = ImageCms.getProfileDescription(_opened(data)) or ""
    text = "".join(c for c in " ".join(said.split()) if c.isprintable())
    return text[:100] or "without a name"


def separate(data: bytes, intent: Intent, colour: tuple[int, int, int]) -> tuple[float, float, float, float]:
    """Return percents of cyan, magenta, yellow and black for an sRGB colour (0 to 255); raises Unusable.

    With black point compensation: what is darkest on the screen becomes what is darkest on paper.
    """
    from PIL import Image, ImageCms

    image = Image.new("RGB", (1, 1), colour)
    done = ImageCms.applyTransform(image, _to_press(data, intent))
    assert done is not None  # only a transform in place returns None
    cyan, magenta, yellow, black = (value / 2.55 for value in done.tobytes())
    return cyan, magenta, yellow, black


def whole(inks: Sequence[float]) -> Percents:
    """Return whole percents."""
    cyan, magenta, yellow, black = map(round, inks)
    return cyan, magenta, yellow, black


def lab(data: bytes, inks: Sequence[Percents]) -> list[Lab]:
    """Return what these percents of ink look like on the paper of the profile; raises Unusable."""
    from PIL import Image, ImageCms

    values = bytes(round(percent * 2.55) for four in inks for percent in four)
    image = Image.frombytes("CMYK", (len(inks), 1), values)
    done = ImageCms.applyTransform(image, _to_eye(data))
    assert done is not None  # only a transform in place returns None
    seen = done.tobytes()
    # a and b are signed bytes
    return [
        (light / 2.55, float((a ^ 0x80) - 0x80), float((b ^ 0x80) - 0x80))
        for light, a, b in zip(seen[0::3], seen[1::3], seen[2::3], strict=True)
    ]


_FEW: Final = 8  # profiles at a time; a printer has one


@functools.lru_cache(maxsize=_FEW)
def _to_press(data: bytes, intent: Intent) -> ImageCms.ImageCmsTransform:
    from PIL import ImageCms

    how = {"relative": ImageCms.Intent.RELATIVE_COLORIMETRIC, "perceptual": ImageCms.Intent.PERCEPTUAL}[intent]
    flags = ImageCms.Flags.NOOPTIMIZE | ImageCms.Flags.NOCACHE | ImageCms.Flags.BLACKPOINTCOMPENSATION
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    with _refusing():
        return ImageCms.buildTransform(screen, _opened(data), "RGB", "CMYK", how, flags)


@functools.lru_cache(maxsize=_FEW)
def _to_eye(data: bytes) -> ImageCms.ImageCmsTransform:
    from PIL import ImageCms

    how = ImageCms.Intent.RELATIVE_COLORIMETRIC
    flags = ImageCms.Flags.NOOPTIMIZE | ImageCms.Flags.NOCACHE
    eye = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    with _refusing():
        return ImageCms.buildTransform(_opened(data), eye, "CMYK", "LAB", how, flags)


def _opened(data: bytes) -> ImageCms.ImageCmsProfile:
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(io.BytesIO(data))


@contextlib.contextmanager
def _refusing() -> Iterator[None]:
    """Turn what Pillow raises for a profile that is none into Unusable."""
    from PIL import ImageCms

    try:
        yield
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError) as error:
        raise Unusable(str(error)) from None
