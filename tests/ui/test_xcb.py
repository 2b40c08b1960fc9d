"""One run on a real X server: the window as a person would get it, kept as a picture."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

_RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QGuiApplication
from ui.desktop import application, build_window
from ui.settings.preferences import Preferences
app = application()
assert QGuiApplication.platformName() == "xcb", QGuiApplication.platformName()
window = build_window(app, Preferences(QSettings(sys.argv[3], QSettings.Format.IniFormat)), "light")
window.resize(1200, 760)
window.show()
def ready(comparison):
    window.pair.select_change(window.dock.changes.neighbour(None, 1))
    QTimer.singleShot(600, keep)
def keep():
    app.primaryScreen().grabWindow(window.winId()).save(sys.argv[4])
    window.close()
    app.quit()
window.session.comparison_ready.connect(ready)
window.opening.open_pair(sys.argv[1], sys.argv[2])
QTimer.singleShot(30000, lambda: app.exit(3))
sys.exit(app.exec())
"""


@pytest.mark.xcb
def test_the_window_opens_on_an_x_server_and_shows_the_comparison(
    files: tuple[Path, Path], tmp_path: Path, root: Path
) -> None:
    server = shutil.which("xvfb-run")
    if server is None or shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed: there is no X server to open the window on")
    target = root / "out" / "window-xcb.png"
    target.parent.mkdir(exist_ok=True)
    target.unlink(missing_ok=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(root)}
    screen = ["-a", "-s", "-screen 0 1280x800x24"]
    command = [server, *screen, sys.executable, "-c", _RUN, *map(str, files), str(tmp_path / "s.ini"), str(target)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=90, env=environment)
    assert run.returncode == 0, run.stderr
    picture = QImage(str(target))
    assert picture.width() >= 1200
    colours = {picture.pixelColor(x, y).name() for x in range(0, 1200, 3) for y in range(0, 760, 3)}
    from ui.settings.theme import named_theme

    theme = named_theme("light").colours
    painted = {
        role
        for role in ("surface.panel", "surface.selection", "tint.reworded", "tint.added", "tint.dropped")
        if theme[role] in colours
    }
    assert painted == {"surface.panel", "surface.selection", "tint.reworded", "tint.added", "tint.dropped"}
