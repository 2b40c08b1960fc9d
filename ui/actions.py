"""Every action of the window in one table. Menus, toolbar, shortcuts and their list are made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from ui.settings.theme import Theme, icon


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: the key of its slot, its words, keys (first the one that is shown), icon, tip, and menu."""

    key: str
    text: str
    keys: tuple[str, ...]
    icon: str
    tip: str
    menu: str
    checkable: bool = False
    needs: str = ""
    """What must be there for it to be enabled, by the names in `MainWindow.enable_actions`; "" for nothing."""


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("open_left", "Open left…", ("Ctrl+O",), "open", "Open the first article", "File"),
    ActionSpec("open_right", "Open right…", ("Ctrl+Shift+O",), "open", "Open the second article", "File"),
    ActionSpec("open_both", "Open two files…", ("Ctrl+Alt+O",), "open", "Choose both articles at once", "File"),
    ActionSpec("open_address", "Open web address…", ("Ctrl+Shift+L",), "",
               "Fetch one page, and nothing else, from the web", "File"),
    ActionSpec("paste_left", "Paste as left article", ("Ctrl+Alt+V",), "paste",
               "Take the clipboard's text as the first article", "File"),
    ActionSpec("paste_right", "Paste as right article", ("Ctrl+Alt+Shift+V",), "paste",
               "Take the clipboard's text as the second article", "File"),
    ActionSpec("swap", "Swap", ("Ctrl+T",), "swap", "Exchange the two sides", "File", needs="article"),
    ActionSpec("sample", "Open the sample story", ("Ctrl+Shift+E",), "",
               "Compare the two articles that come with the program", "File"),
    ActionSpec("open_case", "Open case…", ("Ctrl+Alt+Shift+O",), "",
               "Open two articles with your marks on them", "File"),
    ActionSpec("save_case", "Save case", ("Ctrl+S",), "",
               "Keep both articles and your marks in a case file", "File", needs="comparison"),
    ActionSpec("save_case_as", "Save case as…", ("Ctrl+Shift+S",), "",
               "Keep both articles and your marks in another case file", "File", needs="comparison"),
    ActionSpec("reread", "Read the sources again", ("F5",), "",
               "Compare what is now in the files that the articles came from", "File", needs="article"),
    ActionSpec("report", "Report…", ("Ctrl+P",), "report",
               "Preview, print or save the comparison report", "File", needs="comparison"),
    ActionSpec("close_articles", "Close both articles", ("Ctrl+W",), "close",
               "Go back to the start page", "File", needs="article"),
    ActionSpec("quit", "Quit", ("Ctrl+Q",), "", "Close the window", "File"),
    ActionSpec("undo", "Undo", ("Ctrl+Z",), "", "Take the last mark back", "Edit", needs="undo"),
    ActionSpec("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "", "Set the mark again", "Edit", needs="redo"),
    ActionSpec("mark_checked", "Finding is checked", ("Alt+C",), "",
               "You checked the selected finding; in the list also C", "Edit", checkable=True, needs="finding"),
    ActionSpec("mark_important", "Finding is important", ("Alt+I",), "",
               "It comes first in the report; in the list also I", "Edit", checkable=True, needs="finding"),
    ActionSpec("mark_wrong", "Finding is wrong", ("Alt+W",), "",
               "Set it aside: it isn't counted; in the list also W", "Edit", checkable=True, needs="finding"),
    ActionSpec("note", "Note on the finding…", ("Alt+N",), "",
               "Write down what you found out; in the list also N", "Edit", needs="finding"),
    ActionSpec("lost_marks", "Marks that don't apply…", (), "",
               "Your marks whose words aren't in these texts any more", "Edit", needs="lost"),
    ActionSpec("link", "Link…", ("Ctrl+K",), "",
               "Link the selected sentence with one of the other text that says the same", "Edit", needs="sentence"),
    ActionSpec("unlink", "Unlink", ("Ctrl+Shift+K",), "",
               "Take the selected sentence's links away: they don't say the same", "Edit", needs="linked"),
    ActionSpec("copy", "Copy", ("Ctrl+C",), "",
               "Copy the selected words, or the selected sentences of both sides", "Edit", needs="article"),
    ActionSpec("find", "Find", ("Ctrl+F",), "find", "Find words in both articles", "Edit", needs="article"),
    ActionSpec("find_next", "Find next", ("F3", "Ctrl+G"), "", "Go to the next place found", "Edit", needs="article"),
    ActionSpec("find_previous", "Find previous", ("Shift+F3", "Ctrl+Shift+G"), "",
               "Go to the place found before", "Edit", needs="article"),
    ActionSpec("about_left", "About the left article…", ("Ctrl+I",), "",
               "Its headline, outlet, author, date and language: as found, as guessed, as you correct them", "Edit",
               needs="left"),
    ActionSpec("about_right", "About the right article…", ("Ctrl+Shift+I",), "",
               "Its headline, outlet, author, date and language: as found, as guessed, as you correct them", "Edit",
               needs="right"),
    ActionSpec("preferences", "Preferences…", ("Ctrl+,",), "", "Theme, type, what counts as the same", "Edit"),
    ActionSpec("previous_change", "Previous change", ("Shift+F8", "Alt+Up"), "previous",
               "Go to the change before", "Go", needs="comparison"),
    ActionSpec("next_change", "Change", ("F8", "Alt+Down"), "next", "Go to the next change", "Go", needs="comparison"),
    ActionSpec("focus_left", "Left article", ("Alt+1",), "", "Go to the first article's text", "Go", needs="article"),
    ActionSpec("focus_right", "Right article", ("Alt+2",), "",
               "Go to the second article's text", "Go", needs="article"),
    ActionSpec("focus_changes", "List of changes", ("Alt+3",), "",
               "Go to the list of changes", "Go", needs="comparison"),
    ActionSpec("focus_findings", "List of findings", ("Alt+4",), "",
               "Go to the list of facts that differ", "Go", needs="comparison"),
    ActionSpec("flow", "Flow", ("Ctrl+1",), "flow", "Each text as written, ribbons between", "View", checkable=True),
    ActionSpec("facing", "Facing", ("Ctrl+2",), "facing", "Rows aligned, like print", "View", checkable=True),
    ActionSpec("tie", "Tie the scrolls", ("Ctrl+L",), "tied",
               "Scroll both articles together, along the links", "View", checkable=True),
    ActionSpec("dock", "Changes and details", ("F9",), "",
               "Show or hide the lists on the right", "View", checkable=True),
    ActionSpec("left_out_left", "Left out of the left article", ("Ctrl+Alt+1",), "",
               "What was cut out when it was read; any of it can be taken back", "View", needs="left"),
    ActionSpec("left_out_right", "Left out of the right article", ("Ctrl+Alt+2",), "",
               "What was cut out when it was read; any of it can be taken back", "View", needs="right"),
    ActionSpec("ledger", "Quotations…", ("Ctrl+J",), "quote",
               "Every quotation of both articles, side by side", "View", needs="comparison"),
    ActionSpec("larger", "Larger text", ("Ctrl++", "Ctrl+="), "", "Set the articles larger", "View"),
    ActionSpec("smaller", "Smaller text", ("Ctrl+-",), "", "Set the articles smaller", "View"),
    ActionSpec("usual_size", "Usual text size", ("Ctrl+0",), "", "Set the articles in their usual size", "View"),
    ActionSpec("theme_auto", "Theme of the desktop", (), "",
               "Light or dark, as the desktop is", "View", checkable=True),
    ActionSpec("theme_light", "Light theme", (), "", "Dark words on a light page", "View", checkable=True),
    ActionSpec("theme_dark", "Dark theme", (), "", "Light words on a dark page", "View", checkable=True),
    ActionSpec("cancel", "Stop", ("Escape",), "close", "Stop the work under way, or close the find bar", "Go"),
    ActionSpec("shortcuts", "Keys…", ("F1",), "", "What every key does", "Help"),
    ActionSpec("help", "How to read the marks", ("Shift+F1",), "info", "What tints, lines and ribbons mean", "Help"),
    ActionSpec("about", "About Twice Told", (), "", "Version and licence", "Help"),
)  # fmt: skip

MENUS = ("File", "Edit", "Go", "View", "Help")

# Menu entries that begin a new section.
SECTIONS = (
    "paste_left",
    "open_case",
    "report",
    "mark_checked",
    "link",
    "copy",
    "sample",
    "close_articles",
    "find",
    "about_left",
    "preferences",
    "focus_left",
    "tie",
    "left_out_left",
    "larger",
    "theme_auto",
    "cancel",
)


def make_actions(
    parent: QObject, slots: Mapping[str, Callable[[], object]], keys: Mapping[str, str], theme: Theme
) -> dict[str, QAction]:
    """Return the actions by key. `keys` holds the user's own shortcuts."""
    actions = {}
    for spec in ACTIONS:
        action = QAction(spec.text, parent)
        action.setObjectName(spec.key)
        action.setIconText(spec.text)  # Qt would cut the dots off
        action.setCheckable(spec.checkable)
        action.setIconVisibleInMenu(not spec.checkable)  # there it would hide the tick
        action.setShortcuts([QKeySequence(key) for key in shortcut_keys(spec, keys)])
        action.setStatusTip(spec.tip)
        action.triggered.connect(lambda _=False, slot=slots[spec.key]: slot())
        actions[spec.key] = action
    set_icons(actions, theme)
    return actions


def shortcut_keys(spec: ActionSpec, keys: Mapping[str, str]) -> tuple[str, ...]:
    """Return an action's shortcuts: the user's own, or those of the table."""
    own = keys.get(spec.key)
    return spec.keys if own is None else ((own,) if own else ())


def set_icons(actions: Mapping[str, QAction], theme: Theme) -> None:
    """Paint the icons in the theme's colours, and say each action's key in its tool tip."""
    for spec in ACTIONS:
        action = actions[spec.key]
        if spec.icon:
            action.setIcon(icon(spec.icon, theme, "text.on_accent" if spec.key == "report" else "text.ink"))
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{spec.tip} ({key})" if key else spec.tip)
