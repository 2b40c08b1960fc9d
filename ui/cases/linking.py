"""Links by hand: the user links two sentences, or takes a link away; undo brings back what was there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from reader import Comparison, Link
from ui.cases.desk import CaseDesk
from ui.phrases import isolated
from ui.sides import Side

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LINK_ACTIONS = ("link", "unlink")
_QUOTED = 60
"""So many characters of a sentence say which it is."""


def links_at(comparison: Comparison, number: int, side: Side, index: int) -> list[Link]:
    """Return the links of a sentence inside its change; where there are none there, all that it has."""
    change = comparison.changes[number]
    links = [link for link in comparison.links if index == (link.left if side is Side.LEFT else link.right)]
    inside = [link for link in links if link.left in change.left and link.right in change.right]
    return inside or links


class Linking(QObject):
    """The slots of the two actions, and what follows when the user has chosen a partner."""

    def __init__(self, desk: CaseDesk, window: MainWindow) -> None:
        """Act on the parts of `window`."""
        super().__init__(window)
        self._desk, self._window = desk, window

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return a slot for every action about links."""
        return {"link": self._link, "unlink": self._unlink}

    def connect_parts(self) -> None:
        """Wire the panes to the desk, once all parts of the window are there."""
        pair = self._window.pair
        pair.partner_chosen.connect(self._on_partner_chosen)
        pair.choosing_ended.connect(self._window.notice.clear)
        self._window.notice.closed.connect(pair.stop_choosing)
        pair.menu_requested.connect(self._show_menu)
        self._window.dock.details.set_actions([self._window.actions_by_key[key] for key in LINK_ACTIONS])

    def met(self) -> dict[str, bool]:
        """Return which needs of actions are met, by their names."""
        return {"sentence": self._window.pair.at is not None, "linked": bool(self._links())}

    def _links(self) -> list[Link]:
        pair = self._window.pair
        if pair.comparison is None or pair.selected is None or pair.at is None:
            return []
        return links_at(pair.comparison, pair.selected, *pair.at)

    def _link(self) -> None:
        """Ask for the sentence that says the same; asked again, take the one that is selected."""
        pair = self._window.pair
        if pair.choosing:
            pair.take_partner()
            return
        if pair.comparison is None or pair.at is None:
            return
        side, index = pair.at
        words = " ".join(side.article(pair.comparison).sentence_text(index).split())
        words = words if len(words) <= _QUOTED else f"{words[:_QUOTED].rstrip()}…"
        pair.choose_partner()
        self._window.notice.tell(
            f"Which sentence of {side.other.letter} says the same as “{isolated(words)}”?",
            "Click it, or go to it with the arrow keys and press Enter. Escape stops.",
        )

    def _on_partner_chosen(self, left: int, right: int) -> None:
        self._desk.correct({(left, right): True}, "link")

    def _unlink(self) -> None:
        """Take away the links of the selected sentence."""
        self._desk.correct({(link.left, link.right): False for link in self._links()}, "unlink")

    def _show_menu(self, place: QPoint) -> None:
        """Offer what can be done with the sentence under the pointer."""
        menu, actions = QMenu(self._window), self._window.actions_by_key
        menu.setObjectName("sentenceMenu")
        for key in ("copy", *LINK_ACTIONS):
            menu.addAction(actions[key])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
