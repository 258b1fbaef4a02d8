"""One empty main window and nothing else: what every Qt program in Python takes."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.painted import run_until_painted


def main() -> int:
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    window = QMainWindow()
    window.resize(1280, 720)
    window.show()
    return run_until_painted(lambda: True)


if __name__ == "__main__":
    code = main()
    sys.stdin.read()  # the one who measures looks at this process first, then closes its input
    sys.exit(code)
