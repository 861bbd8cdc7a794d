"""Languages as data: tag, script, direction, face, line-breaking habits, transcription, letters, negation.

Reads content/languages/*.yaml. A new language is a new file there; names come
from babel. Knows nothing of phrases, type or pages.
"""

from cardgen.languages.language import FOLDER, SOURCE, Language, Languages
from cardgen.languages.reader import load
from cardgen.languages.transcription import transcribe

__all__ = ["FOLDER", "SOURCE", "Language", "Languages", "load", "transcribe"]
