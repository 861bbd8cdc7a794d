"""A name -> lines, large: in the script that it is written in, whatever the language of the certificate.

A name is set letter by letter as it was given. What no face has is told at the list's row, never left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.layout.certificates.model import Certificate
from cardgen.layout.context import Material
from cardgen.typography import Fitted, MissingGlyphs, Style, Tongue, fit
from cardgen.typography.scripts import runs_left, script_of


def set_name(
    material: Material, certificate: Certificate, style: Style, width: float, height: float
) -> tuple[Fitted, Tongue] | None:
    """Return the lines of a name and how they were set; None for one that cannot be, which is told."""
    name = certificate.name
    if runs_left(name):
        material.problems.error(
            certificate.place,
            "right-to-left-name",
            f"{name} runs from right to left, which cannot be set yet",
            "write it as it stands in the passport, in Latin letters",
        )
        return None
    lacking: MissingGlyphs | None = None
    for tongue in _tongues(material, certificate):
        try:
            done = fit(name, style, tongue, material.shaper, width, height)
        except MissingGlyphs as error:
            lacking = lacking or error
            continue
        if isinstance(done, Fitted):
            return done, tongue
        side = f"{done.too_wide:.1f} mm too wide" if done.too_wide else f"{done.too_high:.1f} mm too high"
        material.problems.error(
            certificate.place,
            "name-too-long",
            f"{name} is {side} even at {style.sizes[-1]:g} pt",
            "shorten the name as its bearer agrees to, or give it more room in the layout",
        )
        return None
    if lacking:
        material.problems.error(
            certificate.place,
            "missing-glyph",
            f"{name}: {lacking.face} has no glyph for {lacking.named()}",
            "type the letter anew, write the name in Latin letters, or add a face to fonts/faces.yaml",
        )
    return None


def _tongues(material: Material, certificate: Certificate) -> Iterator[Tongue]:
    """How a name may be set, the best first: as the person's language, if it is written in that script.

    Else nobody knows of which language the name is; only its script is.
    """
    own = material.tongue(certificate.language)
    script = script_of(certificate.name)
    if script == own.script:
        yield own
    faces = dict.fromkeys((own.face, *map(str, material.shaper.faces.faces)))
    for face in faces:
        if script != own.script or face != own.face:
            yield Tongue(f"und-{script}", script, face)
