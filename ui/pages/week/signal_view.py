"""One signal: facts, source and impression apart; who, the wish, what was done; neighbours; what happened since."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from data.desk.records import Audience
from data.desk.signals.kinds import LinkKind, Status, Urgency
from data.desk.signals.records import OpenedSignal, Untold
from ui import shortcuts, signal_words
from ui.models.waiting import names_together
from ui.pages.week import words
from ui.pages.week.blocks import IconLine, Offered, Pair, TextBlock, Timeline, breakable
from ui.pages.week.meldcode_block import MeldcodeBlock
from ui.pages.week.patterns_words import PatternHint
from ui.theme import Look
from ui.widgets.badge import Badge
from ui.widgets.buttons import KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel, line
from ui.widgets.parting import take_away
from ui.widgets.scroll import Scroll


class SignalView(QWidget):
    """Shows one OpenedSignal; `forget` takes everything of it away."""

    urgent_wanted = Signal()
    neighbour_wanted = Signal()
    together_wanted = Signal()
    inform_wanted = Signal()
    weighing_wanted = Signal()
    code_step_wanted = Signal(object, bool)  # MeldcodeStep, whether it was taken

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._today = date.min
        self._term = 90  # days
        self.signal: OpenedSignal | None = None
        self._parts: list[QWidget] = []
        self.meldcode: MeldcodeBlock | None = None
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self.pane = Scroll(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.pane)
        self._space()
        look.changed.connect(self._space)

    def show_signal(
        self, signal: OpenedSignal, today: date, pattern: PatternHint | None, *, same: bool = False
    ) -> None:
        """Show this one; `same`: it was there already, and stays scrolled where it was."""
        place = self.pane.verticalScrollBar().value() if same else 0
        ticking = self.meldcode.focused_step() if same and self.meldcode is not None else None
        self.forget()
        self.signal, self._today = signal, today
        for part in self._made(signal, pattern):
            self._parts.append(part)
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._content.updateGeometry()
        self.pane.verticalScrollBar().setValue(place)
        if ticking is not None and self.meldcode is not None:
            self.meldcode.boxes[ticking].setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Nothing of a signal stays."""
        self.signal = self.meldcode = None
        take_away(self._parts)
        self._parts = []
        while self._column.count():
            self._column.takeAt(0)

    # The parts, from top to bottom

    def _made(self, signal: OpenedSignal, pattern: PatternHint | None) -> list[QWidget]:
        form, work = signal.form, signal.work
        parts: list[QWidget] = [self._head(signal)]
        if words.spoed_waits(signal):
            parts.append(self._spoed(signal))
        if signal.status is not Status.NEW or words.spoed_seen(signal):
            parts.append(self._state(signal))
        if form.facts:
            parts.append(TextBlock(_tr("Gezien of gehoord"), form.facts, "eye", "facts"))
        else:
            parts.append(TextBlock(_tr("Gezien of gehoord"), self._without_facts(signal), "eye", "facts"))
        for added in signal.added:
            said = _tr("Later toegevoegd door {who}, {when}")
            if added.code:
                said = _tr("Later toegevoegd bij {code} door {who}, {when}")
            when = said.format(code=added.code, who=added.by, when=words.moment(added.at))
            parts.append(TextBlock(when, added.text, "plus", "facts"))
        parts += self._source_and_who(signal)
        if form.impression:
            title = _tr("Indruk van {who}").format(who=signal.author)
            parts.append(TextBlock(title, form.impression, "impression", "opinion", side=_tr("mening")))
        parts.append(IconLine("wish", words.wish_now(signal), words.routing(signal.routing)))
        done = words.done(form, "")
        if done:
            parts.append(IconLine("check", _tr("Wat is er al gedaan"), done))
        parts += self._agreed(signal)
        informed = self._informed(signal)
        if informed is not None:
            parts.append(informed)
        parts += [self._untold(one) for one in signal.untold]
        if work.weighing is not None:
            parts.append(self._weighing(signal))
        if pattern is not None:
            parts.append(self._pattern(pattern))
        if signal.audience is Audience.ATTENTION:  # nobody is asked to help there before it is safe
            self.meldcode = MeldcodeBlock(work.meldcode)
            self.meldcode.ticked.connect(self.code_step_wanted)
            parts.append(self.meldcode)
        else:
            parts.append(self._neighbours(signal))
        parts += self._links(signal)
        if work.note:
            parts.append(TextBlock(_tr("Eigen aantekening"), work.note, "edit", "sunken"))
        parts.append(line())
        parts.append(text_label(_tr("Wat er gebeurde"), "card-title"))
        happened = words.without_repeats(signal.timeline)
        parts.append(Timeline([(words.moment(one.at), words.event(one), one.by) for one in happened]))
        parts.append(line())
        parts += self._below(signal)
        return parts

    def _source_and_who(self, signal: OpenedSignal) -> list[QWidget]:
        form = signal.form
        found: list[QWidget] = []
        about, source = signal_words.about(form), words.source(form)
        if about:
            found.append(IconLine("person" if form.about_person else "place", _tr("Over wie of waar"), about))
        if source:
            found.append(IconLine("source", _tr("Hoe weet {who} het?").format(who=signal.author), source))
        return [Pair(*found)] if len(found) > 1 else found

    def _head(self, signal: OpenedSignal) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.px(4))
        badges = QWidget()
        flow = FlowLayout(badges, gap=8)
        form = signal.form
        if form.urgency is not None:
            code = form.urgency.value
            kind = "danger" if form.urgency in (Urgency.DANGER, Urgency.TODAY) else "soon"
            flow.addWidget(Badge(signal_words.urgency(code), kind, signal_words.urgency_icon(code)))
        if form.where is not None:
            icon = "indoors" if form.where.value == "thuis" else "outdoors"
            flow.addWidget(Badge(signal_words.where(form.where.value), "neutral", icon))
        for theme in signal.themes:
            flow.addWidget(Badge(signal_words.theme(theme.value), "neutral"))
        if signal.audience is Audience.ATTENTION:
            flow.addWidget(Badge(_tr("Niet veilig"), "danger", "lock"))
        row = QHBoxLayout()
        row.addWidget(badges, 1)
        row.addWidget(text_label(signal.code, "body", "ink-2"), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self.title = text_label(breakable(words.signal_title(signal)), "detail-title", wrap=True)
        column.addWidget(self.title)
        when = words.moment(signal.sent_at)
        by = _tr("van {who}").format(who=signal.author)
        visit = _tr("bezoek {n}").format(n=signal.visit) if signal.visit is not None else ""
        meta = " · ".join(part for part in (form.street, when, by, visit) if part)
        column.addWidget(text_label(breakable(meta), "body", "ink-2", wrap=True))
        return holder

    def _spoed(self, signal: OpenedSignal) -> QWidget:
        spoed = signal.work.spoed
        by = spoed.raised_by if spoed is not None else signal.author
        card = Panel("brick-card", padding=12, gap=8)
        row = QHBoxLayout()
        said = _tr("Spoed, aangegeven door {who}. Nog niemand zei: ik zie dit.").format(who=by)
        row.addWidget(text_label(said, "body-strong", "brick-ink", wrap=True), 1)
        button = KeyButton(_tr("Ik zie dit"), icon="eye", key=shortcuts.hint("week-urgent"), kind="danger")
        button.clicked.connect(self.urgent_wanted)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(row)
        return card

    def _state(self, signal: OpenedSignal) -> QWidget:
        note = ""
        if signal.work.question:
            note = _tr("Je vroeg: {question}").format(question=signal.work.question)
        seen = words.spoed_seen(signal)
        note = "\n".join(part for part in (note, seen) if part)
        return IconLine(words.STATUS_ICONS.get(signal.status, "new"), _tr("Nu"), words.status_now(signal), note=note)

    def _without_facts(self, signal: OpenedSignal) -> str:
        said = {
            "bel-me-liever": _tr("{who} vertelt het liever zelf. Bel {who}, of ga even langs de balie."),
            "ik-twijfel": _tr("{who} twijfelt, en vraagt of je meedenkt. Praat even samen."),
        }.get(signal.form.way.value, _tr("Niets opgeschreven. Vraag het {who}."))
        return said.format(who=signal.author)

    def _agreed(self, signal: OpenedSignal) -> list[QWidget]:
        agreement = signal.work.agreement
        if agreement is None:
            return []
        text = f"{agreement.owner}, {words.full_day(agreement.on)}"
        late = agreement.on < self._today and signal.closed_on is None
        note = agreement.text
        return [IconLine("agreement", _tr("Afspraak"), text, token="brick" if late else "ink-2", note=note)]

    def _informed(self, signal: OpenedSignal) -> QWidget | None:
        work = signal.work
        if work.informed is not None:
            if work.informed.on is not None:
                said = _tr("De bewoner weet het sinds {day}.").format(day=words.full_day(work.informed.on))
            else:
                said = _tr("De bewoner weet het niet: {why}").format(why=work.informed.why_not)
            return IconLine("checked", "", said)
        if work.inform_by is None:
            return None
        late = work.inform_by <= self._today
        button = KeyButton(_tr("Vertel"), icon="checked", key=shortcuts.hint("week-inform"))
        button.setAccessibleName(_tr("De bewoner weet ervan"))
        button.clicked.connect(self.inform_wanted)
        title = _tr("Vertel het de bewoner voor {day}").format(day=words.full_day(work.inform_by))
        under = _tr("Dat had al gemoeten. Of schrijf op waarom niet.") if late else _tr("Of schrijf op waarom niet.")
        return Offered("brick-card" if late else "sunken", "calendar", title, under, button)

    def _untold(self, one: Untold) -> QWidget:
        """Who is in what was merged into this one still has to hear it; closing asks for it."""
        said = _tr("{code} ging hierin op. Vertel het ook die bewoner voor {day}.").format(
            code=one.code, day=words.full_day(one.by)
        )
        note = _tr("Bij het afsluiten vragen we of dat gedaan is.")
        return IconLine(
            "calendar", breakable(one.who), said, token="brick" if one.by <= self._today else "ink-2", note=note
        )

    def _weighing(self, signal: OpenedSignal) -> QWidget:
        weighing = signal.work.weighing
        assert weighing is not None
        if weighing.confirmed:
            said = _tr("Veiligheidsafweging door {one} en {two}").format(
                one=weighing.proposed_by, two=weighing.confirmed_by
            )
            heard = _tr("De bewoner weet het sinds {day}.") if weighing.told else _tr("De bewoner hoort het op {day}.")
            note = heard.format(day=words.full_day(weighing.inform_on))
            return IconLine("weighing", said, weighing.reason, note=note)
        button = KeyButton(_tr("Bekijk"), icon="weighing", key=shortcuts.hint("week-weigh"))
        button.setAccessibleName(_tr("Bekijk de veiligheidsafweging"))
        button.clicked.connect(self.weighing_wanted)
        title = _tr("Veiligheidsafweging van {who} wacht op een tweede buurtwerker").format(who=weighing.proposed_by)
        to = _tr("Om over te dragen aan {who}.").format(who=weighing.to) if weighing.to else ""
        return Offered("sunken", "weighing", title, "\n".join(part for part in (to, weighing.reason) if part), button)

    def _pattern(self, pattern: PatternHint) -> QWidget:
        button = KeyButton(_tr("Bekijk samen"), key=shortcuts.hint("week-together"))
        button.clicked.connect(self.together_wanted)
        return Offered("sunken", "outdoors", pattern.title, pattern.under, button)

    def _neighbours(self, signal: OpenedSignal) -> QWidget:
        form = signal.form
        people = [link.label for link in signal.work.links if link.kind in (LinkKind.PERSON, LinkKind.OFFER)]
        known = [part for part in (form.neighbour, *(one.name for one in form.services), *people) if part]
        under = "\n".join(known) if known else _tr("Nog niemand genoemd. Eerst een buur, dan een instelling.")
        if known:
            under += "\n" + _tr("Vraag het pas als de bewoner ja heeft gezegd.")
        button = KeyButton(_tr("Koppel iemand"), icon="link", key=shortcuts.hint("week-link"))
        button.clicked.connect(self.neighbour_wanted)
        return Offered("pine-card", "neighbours", _tr("Wie in de buurt kan iets betekenen?"), under, button)

    def _links(self, signal: OpenedSignal) -> list[QWidget]:
        titles = {LinkKind.VISIT: _tr("Bezoek"), LinkKind.SERVICE: _tr("Plek")}
        shown = [link for link in signal.work.links if link.kind in titles]
        return [IconLine("link", titles[link.kind], link.label) for link in shown]

    def _below(self, signal: OpenedSignal) -> list[QWidget]:
        form = signal.form
        parts: list[QWidget] = []
        who = names_together(signal.readers)
        verb = _tr("Alleen {who} kan dit lezen.") if len(signal.readers) == 1 else _tr("Alleen {who} kunnen dit lezen.")
        read = ", ".join(f"{name} ({words.moment(at)})" for name, at in signal.read_by)
        parts.append(
            IconLine("readers", verb.format(who=who), _tr("Gelezen door {who}.").format(who=read) if read else "")
            if read
            else IconLine("readers", "", verb.format(who=who))
        )
        if signal.feedback is not None:
            said = signal_words.feedback(signal.feedback.value)
            title = _tr("Dit hoort {who}") if form.wants_news else _tr("Dit staat voor {who} bij Doorgegeven")
            title = title.format(who=signal.author)
            parts.append(IconLine("feedback", title, " ".join(p for p in (said, signal.feedback_text) if p)))
        if signal.erased_on is not None:
            parts.append(
                IconLine("delete", "", _tr("Wordt gewist op {day}.").format(day=words.far_day(signal.erased_on)))
            )
        elif signal.open_until is not None:
            said = _tr("Wordt gewist {n} dagen na het afsluiten. Na {day} is een reden nodig om het open te houden.")
            until = words.far_day(signal.open_until)
            parts.append(IconLine("delete", "", said.format(n=self._term, day=until)))
        return parts

    def set_term(self, days: int) -> None:
        """How many days after closing it is erased, by the settings."""
        self._term = days

    def _space(self) -> None:
        px = self._look.px
        self._column.setContentsMargins(px(20), px(16), px(16), px(16))
        self._column.setSpacing(px(10))


def _tr(text: str) -> str:
    return QCoreApplication.translate("week", text)
