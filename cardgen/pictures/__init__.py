"""Pictures: a register of names, and SVG turned into plain paths that anybody can draw."""
