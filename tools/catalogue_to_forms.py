"""Write the form files and what they share from the tables of the forms catalogue, so that the words come out exactly.

Run it as `python tools/catalogue_to_forms.py forms-catalogue.md forms`. Its output is committed; the catalogue is not.
What no table says in a form that a program can read (which cover answer sets which tag, which reasons belong to a
question, how a light form is cut into sections) stands in `catalogue/question_rules.py` and `catalogue/form_rules.py`.
"""

import sys
from pathlib import Path

from catalogue.form_files import Forms
from catalogue.shared_files import write_shared
from catalogue.tables import blocks


def main(catalogue: Path, folder: Path) -> None:
    """Read the catalogue and write every file."""
    text = catalogue.read_text(encoding="utf-8")
    found = list(blocks(text))
    write_shared(text, found, folder / "shared")
    Forms(text, found).write(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
