"""Layout: model and layout data -> frames. Layout ends there; nothing below asks it again."""
