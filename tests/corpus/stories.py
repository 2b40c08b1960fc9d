"""One short story in five languages, written for this project; every maker of files starts from these."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """The parts of an article as a file of any format should give them back."""

    language: str
    title: str
    author: str
    outlet: str
    paragraphs: tuple[str, str, str]
    heading: str
    quotation: str
    after: str
    items: tuple[str, str]
    caption: str
    date: str = "2026-03-04"

    @property
    def body(self) -> tuple[str, ...]:
        """Return every text of the body in order, the caption aside."""
        return (*self.paragraphs, self.heading, self.quotation, self.after, *self.items)


STORIES = (
    Story(
        "en",
        "Northport ferry sails again after the storm",
        "Mary Quill",
        "The Harbour Post",
        (
            "The ferry between Northport and the islands sailed again on Wednesday, nine days after the storm tore its ramp from the quay.",
            "“We had forty people waiting at six in the morning,” said Tom Reed, who has steered the boat for 22 years. “Nobody complained – they sang.”",
            "Repairs cost about 1.4 million dollars, the county said; an earlier estimate had put the bill at 900,000. The county’s well-known harbour fund will pay half of it.",
        ),
        "A bridge is still far away",
        "“Every winter we promise a bridge, and every spring we buy new ropes instead.”",
        "Council member Ada Lund asked for a study of the bridge by June. The vote is expected next Tuesday, but three of the nine seats are empty since the autumn.",
        ("The first boat leaves at 6.10 a.m. on working days.", "Bicycles travel free of charge until the end of May."),
        "The ferry at the northern quay on Wednesday morning.",
    ),
    Story(
        "de",
        "Fähre von Nordhafen fährt nach dem Sturm wieder",
        "Maria Feder",
        "Hafenbote",
        (
            "Die Fähre zwischen Nordhafen und den Inseln fährt seit Mittwoch wieder, neun Tage nachdem der Sturm ihre Rampe vom Kai gerissen hatte.",
            "„Um sechs Uhr früh warteten vierzig Leute“, sagte Thomas Riedel, der das Schiff seit 22 Jahren steuert. „Niemand hat sich beschwert – sie haben gesungen.“",
            "Die Reparatur kostete nach Angaben des Kreises rund 1,4 Millionen Euro; zuvor war von 900.000 die Rede gewesen. Die Hälfte übernimmt der Hafenfonds.",
        ),
        "Eine Brücke ist noch weit",
        "„Jeden Winter versprechen wir eine Brücke, und jeden Frühling kaufen wir statt ihrer neue Seile.“",
        "Ratsfrau Ada Lund verlangte bis Juni eine Studie über die Brücke. Abgestimmt wird voraussichtlich am nächsten Dienstag, doch drei der neun Sitze sind seit Herbst leer.",
        ("Das erste Schiff legt werktags um 6.10 Uhr ab.", "Fahrräder fahren bis Ende Mai kostenlos mit."),
        "Die Fähre am Mittwochmorgen am Nordkai.",
    ),
    Story(
        "es",
        "El ferri de Puerto Norte vuelve a zarpar tras el temporal",
        "María Pluma",
        "El Faro",
        (
            "El ferri entre Puerto Norte y las islas volvió a zarpar el miércoles, nueve días después de que el temporal arrancara su rampa del muelle.",
            "«A las seis de la mañana esperaban cuarenta personas», dijo Tomás Rey, que pilota el barco desde hace 22 años. «Nadie se quejó: cantaban».",
            "La reparación costó cerca de 1,4 millones de euros, según la provincia; un cálculo anterior hablaba de 900.000. La mitad la pagará el fondo del puerto.",
        ),
        "Un puente todavía lejano",
        "«Cada invierno prometemos un puente y cada primavera compramos cuerdas nuevas en su lugar».",
        "La concejala Ada Luna pidió un estudio del puente antes de junio. La votación se espera para el próximo martes, pero tres de los nueve escaños están vacíos desde el otoño.",
        ("El primer barco sale a las 6.10 los días laborables.", "Las bicicletas viajan gratis hasta finales de mayo."),
        "El ferri en el muelle norte el miércoles por la mañana.",
    ),
    Story(
        "ru",
        "Паром из Северной гавани снова вышел в море после шторма",
        "Мария Перова",
        "Портовый вестник",
        (
            "Паром между Северной гаванью и островами в среду снова вышел в море, через девять дней после того, как шторм сорвал его трап с причала.",
            "«В шесть утра ждали сорок человек, – сказал Фома Рыков, который водит судно 22 года. – Никто не жаловался, люди пели».",
            "Ремонт обошёлся примерно в 1,4 миллиона рублей, сообщили в округе; раньше называли сумму в 900 тысяч. Половину заплатит портовый фонд.",
        ),
        "До моста ещё далеко",
        "«Каждую зиму мы обещаем мост, а каждую весну покупаем вместо него новые канаты».",
        "Депутат Ада Лунёва попросила подготовить исследование моста к июню. Голосование ожидается в следующий вторник, но три из девяти мест пустуют с осени.",
        ("Первый рейс отправляется в 6.10 по рабочим дням.", "Велосипеды перевозят бесплатно до конца мая."),
        "Паром у северного причала в среду утром.",
    ),
    Story(
        "zh",
        "风暴过后北港渡轮恢复航行",
        "林墨",
        "港口日报",
        (
            "往返北港与群岛的渡轮周三恢复航行，九天前风暴把登船坡道从码头上扯了下来。",
            "“早上六点就有四十个人在等，”驾船二十二年的船长雷涛说，“没有人抱怨，大家都在唱歌。”",
            "县政府说，修理费用约一百四十万元，此前估计为九十万元。港口基金将承担其中一半。",
        ),
        "大桥仍然遥远",
        "“每年冬天我们都答应建桥，每年春天我们却只买新的缆绳。”",
        "县议员陆安要求在六月之前完成大桥的研究报告。表决预计在下周二举行，但九个席位中有三个从秋天起一直空缺。",
        ("工作日的首班船六点十分开出。", "五月底以前自行车可以免费上船。"),
        "周三早晨停靠在北码头的渡轮。",
    ),
)
