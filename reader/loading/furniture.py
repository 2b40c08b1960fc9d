"""Page furniture inside articles: agency lines, stamps, bylines, credits, "Read more". Set apart as blocks, never cut.

A claim that is taken for furniture is lost to the comparison, furniture that is taken for a claim is only noise: every
rule asks for the whole block, or for a mark at its start or end that no sentence has. Each rule says why it is furniture.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reader.loading.dates import DATE, MONTHS, parse_date
from reader.loading.draft import Blocks
from reader.model import BlockKind, Head


class Where(StrEnum):
    """Which part of a block a rule's pattern has to match."""

    WHOLE = "whole"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of furniture: its name, why it is furniture, where it stands, and what it looks like.

    `early` limits a rule to the first blocks of an article, where names and dates stand by themselves.
    """

    name: str
    reason: str
    where: Where
    pattern: re.Pattern[str]
    kind: BlockKind = BlockKind.FURNITURE
    early: bool = False


_DASH = r"(?:--|[-\u2010-\u2015\uff0d])"
_AGENCY = (
    r"(?:CNN(?:\s(?:Business|Newsource|Philippines|Brasil))?|AP|Associated Press|Reuters|REUTERS|AFP|UPI|PTI|ANI|IANS|Xinhua|Kyodo(?: News)?|Yonhap|Bloomberg|BBC(?: News)?|"
    r"NBC News|CBS News|ABC News|Fox News|NPR|PA|PA Media|AAP|CP|The Canadian Press|dpa(?:[/-][\w-]+)?|DPA|epd|KNA|SID|APA|ATS|"
    r"EFE|Europa Press|Télam|Notimex|ANSA|Adnkronos|AGI|LaPresse|Lusa|Agência Brasil|Estadão Conteúdo|TASS|ТАСС|РИА Новости|"
    r"Интерфакс|Интерфакс-Украина|УНИАН|Укринформ|BELGA|ANP|TT|NTB|Ritzau|STT|PAP|ČTK|MTI|Reuters Health|WAFA|SPA|Anadolu|AA|DW|RFI|VOA|RFE/RL|France 24|Al Jazeera)"
)
_CJK_AGENCY = r"(?:新华社|新華社|中新社|中新网|中央社|路透社|法新社|美联社|美聯社|共同|時事|ロイター|ＡＦＰ|AFP|AP|ＡＰ|연합뉴스|뉴시스|뉴스1)"
_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_DAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thurs|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|"
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|"
    "segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
)
_STAMP_WORD = (
    rf"(?:{_MONTH}|{_DAYS})\b\.?|\d{{1,4}}(?:st|nd|rd|th|er|º|\.)?(?!\w)|\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?(?:\s?[ap]\.?m\b\.?)?|\d{{1,2}}\s?[ap]\.?m\b\.?|[ap]\.m\.|[ap]m\b|"
    r"\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:GMT|UTC|BST|CET|CEST|MEZ|MESZ|E[SD]?T|P[SD]?T|C[SD]T|M[SD]T|IST|AEST|AEDT|JST|KST|МСК)\b|"
    r"(?-i:at|on|um|Uhr|à|le|el|alle|ore|às|las|a|de|del|of|в|года|ago|hours?|minutes?|mins?|min|Std|h)\b|г\.|\d{1,4}\s?[年月日时時分点點]|[年月日时時分点點]|[,:|/()\u00b7\u2022]|[-\u2013\u2014](?=\s*\d)"
)
_STAMP = rf"(?:\s*+(?>{_STAMP_WORD}))++"
"""Words of dates and times alone; atomic, so that no run of digits can be tried in more than one way."""
_UPDATED = (
    r"(?:(?:last |first )?(?:updated|published|posted|modified)(?: on| at)?|aktualisiert(?: am| um)?|veröffentlicht(?: am| um)?|stand|erstellt(?: am)?|mis à jour(?: le)?|publié(?: le)?|"
    r"actualizado(?: el| a las)?|publicado(?: el| em)?|aggiornato(?: il| alle)?|pubblicato(?: il)?|atualizado(?: em)?|обновлено|опубликовано|更新时间|更新時間|发布时间|發布時間|更新|发布|公開日?|更新日|入力|수정|등록)"
)
_NAME = r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ][\w'’.-]*|(?:de|van|von|der|den|la|le|da|dos|du|al|el|bin|ter|zu)\b)"
_NAMES = rf"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ][\w'’.-]*(?:\s+{_NAME}){{0,4}}"
_CREDIT = (
    r"(?:photo(?:graph|s)?(?: credit)?|image(?: credit| source)?s?|picture|video|graphic|illustration|credit|file photo|foto(?:s|credit)?|bild(?:er|quelle)?|grafik|crédits?(?: photo)?|"
    r"imagen|crédito|immagine|imagem|фото|изображение|图片来源|图源|圖片來源|图|圖|写真|画像|사진)"
)
_ENDED = r"(?<=[.!?…。！？\"”»’)])"


def _rule(name: str, reason: str, where: Where, pattern: str, kind: BlockKind = BlockKind.FURNITURE, *, early: bool = False) -> Rule:
    return Rule(name, reason, where, re.compile(pattern, re.IGNORECASE), kind, early)


def _exact(name: str, reason: str, where: Where, pattern: str, *, early: bool = False) -> Rule:
    """Return a rule in which capital letters matter."""
    return Rule(name, reason, where, re.compile(pattern), BlockKind.FURNITURE, early)


RULES: tuple[Rule, ...] = (
    _rule(
        "read_more", "points to other articles", Where.WHOLE,
        r"(?:read (?:more|also|next|the full story)|also read|see (?:also|more)|watch (?:also|more)|more (?:on this|from this)|don['’]t miss|recommended|lesen sie (?:auch|mehr|hier)|mehr (?:zum thema|dazu)|"
        r"weiterlesen|lire (?:aussi|la suite)|à lire aussi|voir aussi|lea también|lee también|le(?:a|e) más|leer más|te puede interesar|ver también|más información|leggi anche|leggi tutto|"
        r"leia (?:também|mais)|veja também|читайте также|читать далее|по теме|相关阅读|相關新聞|相关新闻|延伸阅读|延伸閱讀|阅读更多|関連記事|あわせて読みたい|続きを読む|관련기사)(?:\s*(?:[:：»›|\]】-].*|\.{3}|…|here|hier|ici|aquí))?",
    ),
    _rule("related", "points to other articles", Where.WHOLE, r"related(?: stories| articles| news| content)?(?:\s*[:：].*)?|more\s*[:：].*|(?:zum thema|auch interessant|à voir|relacionad[ao]s?)\s*[:：]?.{0,120}(?<![.!?])"),
    _rule(
        "share", "a button of the page", Where.WHOLE,
        r"(?:share(?: (?:this|on|via|article|story|page)[\w /&+-]{0,40})?|click to tweet|tweet|print(?: this)?|e-?mail(?: this)?|save|copy link|teilen|drucken|partager|imprimer|compartir|condividi|compartilhar|поделиться|分享(?:到)?|シェア(?:する)?|공유하기?)[.!]?",
    ),
    _rule(
        "advertisement", "announces an advertisement", Where.WHOLE,
        r"(?:advertisements?|ad|story continues below(?: advertisement)?|article continues (?:after|below).{0,30}|continue reading below|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|реклама|广告|廣告|広告|스폰서)[.:]?",
    ),
    _rule(
        "newsletter", "asks to subscribe", Where.WHOLE,
        r"(?:sign up (?:for|to) .{0,60}(?:newsletters?|briefing)|subscribe (?:to|now|today|for)|get .{0,60}newsletter|.{0,60}newsletter (?:abonnieren|bestellen)|abonnieren sie|inscrivez-vous|abonnez-vous|suscríbe(?:te|ase)|iscriviti|assine|подпи(?:шитесь|сывайтесь)|订阅|訂閱).{0,120}",
    ),
    _rule(
        "follow", "asks to follow an account", Where.WHOLE,
        r"(?:(?:follow|find|join|like) [\w .,'’@/-]{2,60} on (?:twitter|facebook|instagram|telegram|whatsapp|youtube|tiktok|linkedin|threads|bluesky|x)\b.{0,120}|follow .{2,100}(?:coverage|https?://).{0,80}|"
        r"(?:reach|contact|e-?mail) (?:the )?(?:reporters?|writers?|authors?|us|her|him) (?:at|on|via) .{2,120}|more [\w ]{2,40}:\s*https?://.{2,120}|(?:folgen sie|suivez|síg[au](?:nos|e)?|seguici|siga|подписывайтесь|关注|フォロー)[^.!?。]{0,80}"
        r"(?:twitter|facebook|instagram|telegram|whatsapp|youtube|tiktok|linkedin|x|wechat|微信|微博|公众号)\b.{0,60})",
    ),
    _rule("updated", "says when the page was changed", Where.WHOLE, rf"\(?{_UPDATED}\s*[:：]?{_STAMP}\.?\)?"),
    _rule("stamp", "a date and time by themselves", Where.WHOLE, rf"(?:date[:\s]\s*)?(?=.*(?:\d{{4}}|\d[:.h]\d|[年月日]))(?=\S*\d\S*[-./年:]\S*\d|.*\S\s+\S){_STAMP}\.?", early=True),
    _rule("reading_time", "says how long the page is", Where.WHOLE, r"(?:reading time|lesezeit|temps de lecture|tiempo de lectura)?\s*[:：]?\s*\d{1,3}[ -]?min(?:\.|ute|uten|utes|utos|uti)?s?(?:[ -]?(?:read|lesezeit|de lecture|de lectura|di lettura))?"),
    _rule("comments", "a heading of the page's comments", Where.WHOLE, r"(?:\d{1,6} )?(?:comments?|kommentare?|commentaires?|comentarios?|commenti|comentários|комментари(?:и|ев|й)|评论|評論|コメント|댓글)(?: \(?\d{1,6}\)?)?"),
    _rule("copyright", "a legal line", Where.WHOLE, r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:19|20)\d\d\b.{0,250}|(?:©|\(c\)|copyright\b)[^.!?]{0,60}(?:\. all rights reserved)?[.]?|all rights reserved\.?.{0,120}|this material may not be published.{0,120}|alle rechte vorbehalten\.?|tous droits réservés\.?|todos los derechos reservados\.?|все права защищены\.?|版权所有.{0,60}"),
    _rule("picture", "a picture's credit and what it shows", Where.WHOLE, r"©\s?\w.{10,280}", BlockKind.CAPTION),
    _rule(
        "contributed", "names who worked on the text", Where.WHOLE,
        r"[^.!?]{3,200} contributed (?:reporting|to this (?:report|story|article))\.?|\((?:additional |with )?(?:reporting|writing|editing|translation) by [^()]{3,250}\)|(?:additional )?reporting by [^.!?]{3,150};\s*editing by [^.!?]{3,80}\.?|"
        r"redaktion\s*:[^.!?]{2,80}|mit (?:material|informationen) (?:von|der) [^.!?]{2,60}|avec (?:l['’])?(?:afp|reuters|ap)(?: et [^.!?]{2,30})?|con informaci[oó]n de [^.!?]{2,60}\.?",
    ),
    _exact("contributors", "names who worked on the text", Where.WHOLE, rf"(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Tt]ranslat(?:ion|ed)|Compiled) by {_NAMES}(?:\s*(?:,|;|and|&)\s*{_NAMES}){{0,6}}\.?"),
    _rule("credit", "says whose picture it is", Where.WHOLE, rf"\(?{_CREDIT}\s*(?:by\s|[:：/]\s*)[^.!?。]{{2,90}}\.?\)?|\(?(?:AP Photo|Getty Images|Shutterstock|picture alliance|imago(?: images)?)\b[^.!?]{{0,60}}\)?"),
    _exact("agency", "names the agency by itself", Where.WHOLE, rf"[(\[—–-]?\s*{_AGENCY}(?:\s*[/,]\s*{_AGENCY})*\s*[)\]]?\.?"),
    _exact("byline", "names who wrote the text", Where.WHOLE, rf"(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|Автор:?|Текст:)\s+(?:{_NAMES}\s+{_NAME}|{_AGENCY})(?:\s*(?:,|and|und|et|y|e|и|&|\|)\s*{_NAMES}){{0,4}}|(?:文|撰文|记者|記者|作者)\s*[/／:：]\s*\S{{2,20}}", early=True),
    _exact("rule", "a line between parts", Where.WHOLE, r"[\W_]{1,40}"),
    _exact("dateline", "names place and agency", Where.START, rf"(?:[A-ZÀ-ÞА-ЯЁ][^()!?\n]{{0,60}}?\s)?\({_AGENCY}\)\s*(?:\.\s?)?{_DASH}{{1,2}}\s*(?:[A-ZÀ-Þ]{{3,20}},\s\d{{1,2}}\s[A-Z]{{3}}\s{_DASH}\s)?"),
    _exact("dateline_bare", "names the agency", Where.START, r"\((?:CNN(?: Business)?|Reuters|AFP|AP|dpa|EFE|ANSA)\)\s?(?=[A-ZÀ-Þ\"“„«])"),
    _exact("dateline_dash", "names place, date and agency", Where.START, rf"[A-ZÀ-ÞА-ЯЁ][^.!?()\n]{{1,40}},\s\d{{1,2}}\.?\s[a-zа-яё]{{3,10}}\.?\s*(?:{_DASH}\s*{_AGENCY}\.|\({_AGENCY}\)\s*\.?{_DASH}|[./]+\s?/?{_AGENCY}/?\.)\s*"),
    _exact("dateline_cjk", "names agency, place and date", Where.START, rf"{_CJK_AGENCY}[^。，,\s]{{0,12}}\d{{1,2}}月\d{{1,2}}日电\s*(?:[（(]记者[^）)]{{1,20}}[）)])?\s*|[［\[【(（][^］\]】)）]{{0,20}}{_CJK_AGENCY}[］\]】)）]\s*(?:[－—–-]\s*)?|[(（][^)）]{{1,12}}=연합뉴스[)）]\s*(?:\S{{2,5}} 기자\s*=\s*)?"),
    _rule("stamp_start", "a date run into the first sentence", Where.START, r"date[:\s]\s*\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?\s+", early=True),
    _rule("stamp_iso", "a date run into the first sentence", Where.START, r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?\s+(?:[|—–-]\s+)?(?=\w)", early=True),
    _rule("updated_start", "says when the page was changed", Where.START, rf"(?:{_UPDATED})\s*[:：]?{_STAMP}\.?\s*(?:[|—–:-]\s+|(?<=[\d.m)])\s+(?=(?-i:[A-ZÀ-ÞА-ЯЁ\"“„«]))|(?<=[日分])\s*(?=\w))"),
    _rule("credit_end", "says whose picture it is", Where.END, rf"{_ENDED}\s+(?:image|photo(?:graph)?|picture|foto|bild|crédits?|imagen|фото|图片来源|写真)(?:\s(?:credit|source))?\s*[:：]\s*[^.!?。:]{{2,60}}\.?"),
    _exact("copyright_end", "says whose picture or text it is", Where.END, rf"{_ENDED}\s+(?:©\s?[^.!?]{{2,60}}|\((?:AP Photo|Photo by|Getty Images|Image|Foto|Photo)[/:\s][^()]{{2,80}}\))"),
    _exact("agency_end", "names the agency", Where.END, rf"{_ENDED}\s+[(\[/—–]\s?{_AGENCY}(?:/{_AGENCY})*\s?[)\]/]?"),
    _rule("read_more_end", "points to other articles", Where.END, rf"{_ENDED}\s+(?:read more|lire la suite|weiterlesen|leer más|leggi tutto|leia mais|читать далее|阅读更多|続きを読む)\s*[»›…]?"),
)  # fmt: skip

_FREE = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})
_EARLY_BLOCKS = 8
_MOST_WHOLE = 300
"""Characters of a block that can be furniture as a whole."""
_LEAST_REST = 2
_END_CHARACTERS = 160


def set_apart(blocks: Blocks) -> list[tuple[int, BlockKind, str]]:
    """Return the blocks with furniture as blocks of their own, each with the index of the block it comes from.

    Every character that isn't a blank stays, in its order; only where blocks end, and their kinds, change.
    """
    return [
        (index, *part) for index, (kind, text) in enumerate(blocks) for part in _parts(kind, text.strip(), early=index < _EARLY_BLOCKS)
    ]


def rule_of(text: str, where: Where, *, early: bool) -> tuple[Rule, re.Match[str]] | None:
    """Return the first rule that finds furniture in a block's text, and what it found."""
    for rule in RULES:
        if rule.where is not where or (rule.early and not early):
            continue
        if where is Where.WHOLE:
            found = rule.pattern.fullmatch(text) if len(text) <= _MOST_WHOLE else None
        elif where is Where.START:
            found = rule.pattern.match(text)
        else:
            found = next((match for match in rule.pattern.finditer(text, max(0, len(text) - _END_CHARACTERS)) if match.end() == len(text)), None)
        if found and found.group().strip():
            return rule, found
    return None


def _parts(kind: BlockKind, text: str, *, early: bool) -> Iterator[tuple[BlockKind, str]]:
    """Yield one block's parts: furniture before it, what is left of it, furniture after it."""
    if kind not in _FREE:
        yield kind, text
        return
    while found := rule_of(text, Where.START, early=early):
        rest = text[found[1].end() :].strip()
        if len(rest) < _LEAST_REST:
            break
        yield found[0].kind, found[1].group().strip()
        text = rest
    after: list[tuple[BlockKind, str]] = []
    whole = rule_of(text, Where.WHOLE, early=early)
    while not whole and (found := rule_of(text, Where.END, early=early)):
        rest = text[: found[1].start()].strip()
        if len(rest) < _LEAST_REST:
            break
        after.append((found[0].kind, found[1].group().strip()))
        text = rest
    yield whole[0].kind if whole else kind, text
    yield from reversed(after)


def with_guesses(head: Head, parts: list[tuple[int, BlockKind, str]]) -> Head:
    """Return the head with author, date and outlet as furniture tells them, where the file doesn't state them."""
    guesses: dict[str, str | dt.date] = {}
    for _, kind, text in parts:
        if kind is not BlockKind.FURNITURE:
            continue
        named = _BYLINE.fullmatch(text)
        if named and "author" not in guesses:
            guesses["author"] = named.group(1)
        slug = _OUTLET.match(text)
        if slug and "outlet" not in guesses:
            guesses["outlet"] = slug.group(1)
        date = parse_date(text) if any(pattern.search(text) for pattern in DATE) else None
        if date and "date" not in guesses and not text.startswith("©"):
            guesses["date"] = date
    missing = {name: value for name, value in guesses.items() if not getattr(head, name)}
    return dataclasses.replace(head, **missing, guessed=head.guessed | set(missing))  # type: ignore[arg-type]


_BYLINE = re.compile(r"(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|Автор:?|Текст:|(?:文|撰文|记者|記者|作者)\s*[/／:：])\s*(.+)")
_OUTLET = re.compile(r"\((CNN)(?: Business)?\)")
"""Broadcasters that mark their own texts so; an agency's mark says who sold the text, not who printed it."""
