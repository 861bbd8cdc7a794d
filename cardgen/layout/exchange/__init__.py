"""A replacement pack: a sheet that says which leaves to take out and where to put the new ones, then these leaves.

It has the paper of the set, its drilling too, so that it drops into the binder. Knows nothing of releases: what is to
be done is given as data.
"""

from cardgen.layout.exchange.model import Instructions, PutIn, TakeOut
from cardgen.layout.exchange.pack import compose, filled, frames_of

__all__ = ["Instructions", "PutIn", "TakeOut", "compose", "filled", "frames_of"]
