"""Sentences in the languages whose texts still come in old encodings, written for this project."""

# ruff: noqa: E501 - mark-up and sentences are read more easily unbroken

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.corpus.stories import STORIES

_OF = {story.language: (*story.paragraphs, story.quotation, story.after, *story.items) for story in STORIES}

POOLS: dict[str, tuple[str, ...]] = {
    **_OF,
    "fr": (
        "Le bac de Port-Nord a repris la mer mercredi, neuf jours après la tempête qui avait arraché sa rampe.",
        "« Quarante personnes attendaient dès six heures », a déclaré le capitaine, à la barre depuis 22 ans.",
        "La réparation a coûté près de 1,4 million d’euros, selon le département, qui en paiera la moitié.",
        "Une élue a demandé une étude sur le pont avant l’été ; trois des neuf sièges sont encore vacants.",
        "Le premier départ est fixé à 6 h 10 les jours ouvrés, et les vélos voyagent gratuitement jusqu’à fin mai.",
        "Les pêcheurs de la crique craignent que la nouvelle digue n’ensable déjà l’entrée du chenal.",
    ),
    "pl": (
        "Prom między Portem Północnym a wyspami znów wypłynął w środę, dziewięć dni po sztormie, który zerwał rampę z nabrzeża.",
        "„O szóstej rano czekało czterdzieści osób – powiedział kapitan, który prowadzi statek od 22 lat. – Nikt się nie skarżył”.",
        "Naprawa kosztowała około 1,4 miliona złotych, podał powiat; wcześniej mówiono o 900 tysiącach.",
        "Radna poprosiła o studium mostu do czerwca, lecz trzy z dziewięciu miejsc są wciąż puste.",
        "Pierwszy rejs odchodzi o 6.10 w dni robocze, a rowery podróżują bezpłatnie do końca maja.",
        "Rybacy z zatoki obawiają się, że nowy falochron zamuli wąskie wejście do przystani.",
    ),
    "el": (
        "Το πλοίο ανάμεσα στο Βόρειο Λιμάνι και τα νησιά απέπλευσε ξανά την Τετάρτη, εννέα ημέρες μετά την καταιγίδα.",
        "«Σαράντα άνθρωποι περίμεναν από τις έξι το πρωί», είπε ο καπετάνιος, που οδηγεί το σκάφος εδώ και 22 χρόνια.",
        "Η επισκευή κόστισε περίπου 1,4 εκατομμύρια ευρώ, σύμφωνα με την περιφέρεια, που θα πληρώσει τα μισά.",
        "Μια σύμβουλος ζήτησε μελέτη για τη γέφυρα έως τον Ιούνιο, αλλά τρεις από τις εννέα έδρες είναι κενές.",
        "Το πρώτο δρομολόγιο αναχωρεί στις έξι και δέκα τις εργάσιμες ημέρες.",
        "Οι ψαράδες του κόλπου φοβούνται ότι ο νέος μόλος θα κλείσει το στενό πέρασμα.",
    ),
    "tr": (
        "Kuzey Limanı ile adalar arasındaki vapur, fırtınanın iskeleyi söküp götürmesinden dokuz gün sonra çarşamba günü yeniden sefere çıktı.",
        "“Sabahın altısında kırk kişi bekliyordu” dedi gemiyi 22 yıldır kullanan kaptan, “kimse şikâyet etmedi.”",
        "Onarımın yaklaşık 1,4 milyon liraya mal olduğunu açıklayan ilçe, tutarın yarısını ödeyeceğini söyledi.",
        "Bir meclis üyesi hazirana kadar köprü için inceleme yapılmasını istedi, ancak dokuz üyelikten üçü hâlâ boş.",
        "İlk sefer hafta içi altıyı on geçe kalkıyor; bisikletler mayıs sonuna kadar ücretsiz taşınıyor.",
        "Koydaki balıkçılar yeni dalgakıranın dar girişi kumla doldurmasından çekiniyor.",
    ),
    "ja": (
        "北港と島々を結ぶ連絡船が水曜日、嵐で桟橋が流されてから九日ぶりに運航を再開した。",
        "「朝六時には四十人が待っていました」と、二十二年間この船を操る船長は話した。「誰も文句を言わず、歌っていました」",
        "修理にはおよそ一億四千万円かかったと郡は説明している。費用の半分は港の基金が負担する。",
        "郡議会のある議員は六月までに橋の調査をまとめるよう求めたが、九つの議席のうち三つは秋から空いたままだ。",
        "平日の始発は午前六時十分で、自転車は五月末まで無料で運ばれる。",
        "入り江の漁師たちは、新しい堤防のせいで狭い水路が砂で埋まるのではないかと心配している。",
    ),
    "ko": (
        "북항과 섬들을 잇는 여객선이 폭풍으로 접안 시설이 뜯겨 나간 지 아흐레 만인 수요일에 다시 운항을 시작했다.",
        "“아침 여섯 시에 벌써 마흔 명이 기다리고 있었습니다.” 22년째 배를 모는 선장이 말했다.",
        "수리비는 약 14억 원이 들었다고 군은 밝혔다. 절반은 항만 기금에서 낸다.",
        "한 의원은 유월까지 다리 연구를 마쳐 달라고 요청했지만, 아홉 자리 가운데 셋은 가을부터 비어 있다.",
        "평일 첫 배는 여섯 시 십 분에 떠나며, 자전거는 오월 말까지 무료로 실을 수 있다.",
        "만에서 고기를 잡는 어부들은 새 방파제가 좁은 물길을 모래로 막을까 걱정한다.",
    ),
    "zh-Hant": (
        "往返北港與群島的渡輪週三恢復航行，九天前風暴把登船坡道從碼頭上扯了下來。",
        "「早上六點就有四十個人在等，」駕船二十二年的船長說，「沒有人抱怨，大家都在唱歌。」",
        "縣政府說，修理費用約一百四十萬元，此前估計為九十萬元，港口基金將承擔其中一半。",
        "一位縣議員要求在六月之前完成大橋的研究報告，但九個席位中有三個從秋天起一直空缺。",
        "工作日的首班船六點十分開出，五月底以前自行車可以免費上船。",
        "海灣裡的漁民擔心新的防波堤會讓狹窄的水道被泥沙堵住。",
    ),
}

ENCODED = (
    ("utf-8", "de"),
    ("utf-16", "es"),
    ("cp1250", "pl"),
    ("cp1251", "ru"),
    ("cp1252", "fr"),
    ("cp1253", "el"),
    ("cp1254", "tr"),
    ("koi8-r", "ru"),
    ("gb18030", "zh"),
    ("big5", "zh-Hant"),
    ("shift_jis", "ja"),
    ("euc-kr", "ko"),
)
"""Twelve encodings, each with a language that is still found in it."""


def encoded_texts(each: int, seed: int = 7) -> Iterator[tuple[str, str, str]]:
    """Yield (encoding, text, language): `each` texts of three to six sentences for every encoding."""
    chance = random.Random(seed)
    for encoding, language in ENCODED:
        pool = POOLS[language]
        for _ in range(each):
            sentences = chance.sample(pool, chance.randint(3, len(pool)))
            blank = "" if language in ("zh", "zh-Hant", "ja") else " "
            yield encoding, _writable(blank.join(sentences), encoding), language


def _writable(text: str, encoding: str) -> str:
    """Return the text as a writer of that encoding had to put it: without the signs it lacks."""
    for sign, other in (("–", "-"), ("’", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("«", '"'), ("»", '"')):
        try:
            sign.encode(encoding)
        except UnicodeEncodeError:
            text = text.replace(sign, other)
    return text
