"""The preferences as a form, made from their table. What is changed holds at once."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFontComboBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.settings.preferences import PREFERENCES, Preference, Preferences


class PreferencesDialog(QDialog):
    """A group of fields for each section."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        """Show the values in use."""
        super().__init__(parent)
        self.setWindowTitle("Preferences")
        self.setMinimumWidth(460)
        self._preferences = preferences
        self.fields: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setSpacing(12)
        forms: dict[str, QFormLayout] = {}
        for preference in PREFERENCES:
            if preference.section not in forms:
                box = QGroupBox(preference.section)
                forms[preference.section] = QFormLayout(box)
                column.addWidget(box)
            self._add(preference, forms[preference.section])
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Close | QDialogButtonBox.StandardButton.RestoreDefaults
        )
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).clicked.connect(self._on_restore)
        column.addWidget(buttons)

    def _add(self, preference: Preference, form: QFormLayout) -> None:
        field = self._field(preference)
        field.setToolTip(preference.description)
        field.setAccessibleName(preference.title)
        field.setAccessibleDescription(preference.description)
        self.fields[preference.key] = field
        if isinstance(field, QCheckBox):
            form.addRow(field)
        else:
            label = QLabel(preference.title)
            label.setBuddy(field)
            form.addRow(label, field)

    def _field(self, preference: Preference) -> QWidget:
        key, keep = preference.key, self._preferences
        if isinstance(preference.default, bool):
            check = QCheckBox(preference.title)
            check.setChecked(keep.flag(key))
            check.toggled.connect(lambda value: keep.set(key, value))
            return check
        if isinstance(preference.default, int):
            spin = QSpinBox(minimum=int(preference.least), maximum=int(preference.most))
            spin.setValue(int(keep.number(key)))
            spin.valueChanged.connect(lambda value: keep.set(key, value))
            return spin
        if isinstance(preference.default, float):
            share = QDoubleSpinBox(minimum=preference.least, maximum=preference.most, singleStep=0.05, decimals=2)
            share.setValue(keep.number(key))
            share.valueChanged.connect(lambda value: keep.set(key, value))
            return share
        if preference.choices:
            box = QComboBox()
            for value, title in preference.choices:
                box.addItem(title, value)
            box.setCurrentIndex(box.findData(keep.text(key)))
            box.currentIndexChanged.connect(lambda _: keep.set(key, str(box.currentData())))
            return box
        family = QFontComboBox()
        family.setCurrentText(keep.text(key))
        line = family.lineEdit()
        if line is not None:
            line.setPlaceholderText("Noto Serif, or what is like it")
        family.currentTextChanged.connect(lambda text: keep.set(key, text))
        return family

    def _on_restore(self) -> None:
        self._preferences.reset()
        for preference in PREFERENCES:
            self._show_default(preference, self.fields[preference.key])

    def _show_default(self, preference: Preference, field: QWidget) -> None:
        if isinstance(field, QCheckBox):
            field.setChecked(bool(preference.default))
        elif isinstance(field, QSpinBox):
            field.setValue(int(preference.default))
        elif isinstance(field, QDoubleSpinBox):
            field.setValue(float(preference.default))
        elif isinstance(field, QFontComboBox):
            field.setCurrentText(str(preference.default))
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(field.findData(preference.default))
