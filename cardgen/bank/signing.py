"""A signature is given: a rendering becomes revised or approved by somebody who answers for it."""

from __future__ import annotations

import dataclasses
from typing import Literal, TypeAlias

from cardgen.bank.model import Back, Rendering, Signature, seal, seal_of_reading, signed

Step: TypeAlias = Literal["revised", "approved"]


class NotRevised(ValueError):
    """Something is to be approved that nobody has revised as it is now."""


def sign(rendering: Rendering, step: Step, by: str, date: str) -> Rendering:
    """Return the rendering signed; one that was signed so already, or further, stays as it is. Raises NotRevised.

    Whoever signed first answers for it. Signatures of another wording fall away. A back-translation without a seal gets
    one: who signs has seen it beside these words.
    """
    reached = signed(rendering)
    if step == "approved" and reached == "draft":
        raise NotRevised
    if rendering.state == "approved" and reached == "approved":
        return rendering
    if step == "revised" and rendering.state == "revised" and reached != "draft":
        return rendering
    rendering = dataclasses.replace(rendering, back=_bound(rendering))
    signature = Signature(by, date, seal(rendering))
    if step == "approved":
        return dataclasses.replace(rendering, state="approved", approved=signature)
    if reached != "draft":  # signed, and called a draft again since: the signature holds
        return dataclasses.replace(rendering, state="revised", approved=None)
    return dataclasses.replace(rendering, state="revised", revised=signature, approved=None)


def _bound(rendering: Rendering) -> Back | None:
    back = rendering.back
    if back and back.of is None and back.text.strip():
        return dataclasses.replace(back, of=seal_of_reading(rendering.text))
    return back
