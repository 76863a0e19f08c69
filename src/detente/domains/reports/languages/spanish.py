"""The tables of Spanish, as wire copy, ministries and pages of Spain and Latin America write it."""

from __future__ import annotations

import re

from detente.domains.reports.languages.wording import Events, Head, Speech, Values, Wording
from detente.domains.reports.patterns import late

I = re.IGNORECASE  # noqa: E741
_MONTHS = (
    "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul", "agosto ago",
    "septiembre setiembre sept sep", "octubre oct", "noviembre nov", "diciembre dic",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAYS = "lunes martes miércoles jueves viernes sábado domingo"
DATE = rf"(?P<day>\d{{1,2}})(?:º|\.º)?\s(?:de\s)?(?P<month>(?:{_MONTH})\b\.?)(?:,?\s(?:del?\s)?(?P<year>(?:19|20)\d\d)(?!\d))?"

_REGULAR = """afirmar asegurar declarar señalar indicar explicar subrayar recalcar destacar apuntar precisar
manifestar comentar recordar reiterar confirmar anunciar informar contestar zanjar sentenciar matizar argumentar
opinar considerar estimar enfatizar remarcar puntualizar aclarar relatar revelar valorar alegar replicar"""
_OTHERS = """dice dicen dijo dijeron dicho decía|añade añaden añadió añadieron añadido|agrega agregan agregó agregaron
agregado|sostiene sostienen sostuvo sostuvieron sostenido|insiste insistió insistieron insistido|admite admitió
admitieron admitido|reconoce reconoció reconocieron reconocido|responde respondió respondieron respondido|concluyó
concluyeron concluido|expuso expusieron expuesto|expresó expresaron expresado|prosiguió|repuso|escribió escribieron
escrito|mantiene mantuvo mantuvieron|aduce adujo"""
_WITH_STANCE = {
    "warn": "advierte advierten advirtió advirtieron advertido alerta alertó alertaron alertado avisó avisaron avisado",
    "accuse": "denuncia denunció denunciaron denunciado",
    "regret": "lamenta lamentó lamentaron lamentado",
    "deny": "niega niegan negó negaron negado desmiente desmintió desmintieron desmentido",
    "demand": "exige exigen exigió exigieron exigido reclama reclamó reclamaron reclamado",
    "propose": "propone propuso propusieron propuesto",
    "assure": "promete prometió prometieron prometido garantiza garantizó garantizaron garantizado",
}


def _forms(infinitive: str) -> list[str]:
    stem = infinitive[:-2]
    return [stem + ending for ending in ("ó", "aron", "a", "an", "ado", "aba")]


def _verbs(words: list[str]) -> str:
    """Return the pattern of verbs; a participle counts only behind its auxiliary."""
    participle = re.compile(r".*(?:[ai]do|dicho|puesto|escrito)$")
    finite = [word for word in words if not participle.fullmatch(word)]
    perfect = [word for word in words if participle.fullmatch(word)]
    told = "|".join(sorted(finite, key=len, reverse=True))
    return rf"(?:{told}|(?:ha|han|había|habían)\s(?:{'|'.join(perfect)}))" if perfect else rf"(?:{told})"


_PLAIN = [form for verb in _REGULAR.split() for form in _forms(verb)] + re.split(r"[\s|]+", _OTHERS)
CUES = tuple((_verbs(words.split()), stance) for stance, words in _WITH_STANCE.items())
CUES += ((_verbs(_PLAIN), "assert"), (r"(?:expresó|manifestó|expresaron)\ssu\sconfianza", "support"))
_ANY_CUE = "|".join(cue for cue, _ in CUES)

_SERVICE = r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|instagram|youtube|tiktok|pinterest|e-?mail|correo(?: electrónico)?|copiar (?:el )?enlace|imprimir|guardar|compartir|comentar|enviar|bluesky|threads)"
_TITLES = """presidente presidenta vicepresidente vicepresidenta ministro ministra viceministro viceministra canciller
portavoz vocero vocera secretario secretaria general coronel almirante vicealmirante contralmirante comandante capitán
mayor teniente jefe jefa embajador embajadora director directora diputado diputada senador senadora representante
primer primera asesor asesora delegado delegada enviado enviada gobernador gobernadora mandatario mandataria
diplomático diplomática subsecretario subsecretaria comisario comisaria negociador negociadora líder titular experto experta analista"""
_UNITS = """cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis
veintisiete veintiocho veintinueve"""
_WORDS = {word: number for number, word in enumerate(_UNITS.split())} | {"uno": 1, "una": 1, "veintiún": 21}
_WORDS |= {
    "treinta": 30,
    "cuarenta": 40,
    "cincuenta": 50,
    "sesenta": 60,
    "setenta": 70,
    "ochenta": 80,
    "noventa": 90,
}
_WORDS |= {
    "cien": 100,
    "ciento": 100,
    "doscientos": 200,
    "trescientos": 300,
    "cuatrocientos": 400,
    "quinientos": 500,
}
_WORDS |= {"seiscientos": 600, "setecientos": 700, "ochocientos": 800, "novecientos": 900}
_WORDS |= {
    word[:-2] + "as": value for word, value in _WORDS.items() if word.endswith("cientos") or word == "quinientos"
}
_SCALES = {"mil": 1_000, "millón": 1_000_000, "millones": 1_000_000, "docena": 12, "docenas": 12}
_WORD = "|".join(sorted([*_WORDS, *_SCALES], key=len, reverse=True))
_NUMBER = (
    r"\d{1,3}(?:[.\u00a0\u202f ]\d{3}){1,3}(?!\d)(?:\smillones)?|\d{1,9}(?:,\d{1,2})?(?:\smil\b|\smill[oó]n(?:es)?\b)?"
    rf"|\b(?:{_WORD})(?:\s(?:y\s)?(?:{_WORD})){{0,6}}\b"
)
_EXERCISE = r"(?:(?:unas|unos|las|los|el|un|sus|estas|estos|estas|nuevas|nuevos)\s)?(?:maniobras|ejercicios?|simulacros?)(?:\s(?:militares|militar|navales|naval|aéreos|aéreas|conjuntas|conjuntos|anuales|anual)){0,2}"
_CAP = r"[A-ZÁÉÍÓÚÑ][\wáéíóúñü'’-]{1,24}"

SPANISH = Wording(
    code="es",
    name="Spanish",
    cases="",
    head=Head(
        date=DATE,
        boilerplate={
            "share": (
                rf"(?:comparte|compartir|compártelo|síguenos|seguir|síganos)(?:\s(?:en|por|con|vía|este artículo|esta noticia))?[\s:]{{0,3}}(?:(?:[\s,|/·•:]|\sy\s){{0,4}}{_SERVICE}){{0,10}}",
                rf"{_SERVICE}(?:(?:[\s,|/·•:]|\sy\s){{1,4}}{_SERVICE}){{1,10}}",
                r"(?:síguenos|síganos|únete|suscríbete|suscríbase|regístrate|regístrese|inicia sesión|iniciar sesión|recibe|reciba|descarga|descargue)\b.{0,120}",
                r"(?:enviar por|copiar) (?:correo|enlace)|imprimir|guardar|compartir|comentarios?(?:\s?\(?\d{1,5}\)?)?",
            ),
            "banner": (
                r"(?:usamos|utilizamos|este sitio|esta web|esta página|nuestro sitio|nosotros)\b.{0,200}\bcookies\b.{0,300}",
                r"(?:aceptar|rechazar|configurar|gestionar|administrar)(?:\s(?:todas|todo|cookies|las|y|cerrar|continuar|preferencias)){0,4}",
                r"(?:política|aviso|configuración|preferencias) (?:de|sobre|legal)(?:\s(?:cookies|privacidad|las)){0,3}|aviso legal.{0,80}",
            ),
            "section": (
                r"última hora|urgente|en directo|internacional|mundo|política|defensa|europa|américa|portada|inicio|noticias|actualidad|opinión|(?:inicio|portada|home)(?:\s?[>|/»›]\s?[\w áéíóúñ]{2,30}){1,4}",
            ),
            "related": (
                r"(?:lee|lea|leer|ver|vea|mira|te puede interesar|también puede interesarle)(?:\s(?:también|más|además))?\s?:.{0,200}",
                r"(?:noticias|artículos|temas|contenidos?) relacionad[oa]s?\s?:?|te puede interesar|lo más (?:leído|visto)|más noticias|más sobre (?:este tema|esto)|leer también",
            ),
            "copyright": (
                r".{0,40}©.{0,200}|.{0,80}\b(?:todos los derechos reservados|reservados todos los derechos|prohibida (?:su|la) reproducción)\b.{0,160}",
            ),
            "contact": (
                r"(?:contacto|contactos)(?:\s(?:de|para|con))?(?:\s(?:la|los|el))?\s?(?:prensa|medios|comunicación)?\s?:.{1,200}",
                r"(?:para )?más información\s?:?.{0,160}|(?:tel|teléfono|correo|web)\s?[.:]\s?.{1,120}",
            ),
            "caption": (
                r"(?:foto|imagen|fotografía|vídeo|video)(?:\s(?:de|por|cortesía de))?\s?[:/].{1,250}|.{10,250}\((?:foto|archivo|imagen)\)?[^.]{0,60}",
                r"(?:imagen|foto) de archivo\b.{0,200}",
            ),
            "note": (
                r"\((?:actualiza|amplía|corrige|añade|agrega)\b.{1,300}\)|nota (?:del editor|a los redactores)\s?:.{1,300}|(?:esta noticia|este artículo) (?:fue|ha sido) actualizad[oa]\b.{0,160}",
            ),
            "advertisement": (
                r"publicidad|anuncio|contenido patrocinado|(?:la noticia|el artículo) continúa (?:después|debajo)\b.{0,60}",
            ),
            "time stamp": (
                r"(?:actualizado|modificado|última actualización)(?:\s(?:el|a las))?\s?:?.{0,60}\d.{0,30}|hace \d{1,2} (?:minutos?|horas?|días?)|\d{1,2} min(?:utos)? de lectura|lectura:.{0,20}",
            ),
            "tags": (r"(?:etiquetas?|temas?|archivado en)\s?:.{0,200}",),
        },
        related=late(
            r"(?:noticias|artículos|temas|contenidos?) relacionad[oa]s?\s?:?|te puede interesar\s?:?|lo más (?:leído|visto)|más noticias|más sobre (?:este tema|esto)|leer también|lea también",
            I,
        ),
        letterhead=late(
            r"(?:(?:ministerio|secretaría|presidencia|embajada|gobierno|cancillería|estado mayor|representación)\b.{0,90}|nota (?:de prensa|informativa)|comunicado(?: (?:de prensa|conjunto|oficial))?|(?:nota|comunicado|boletín) n[.º°]{1,2} ?\d{1,4}.{0,20}|para (?:su )?(?:difusión|publicación) inmediata|oficina de (?:prensa|información).{0,60})",
            I,
        ),
        byline=late(
            rf"(?:Por|POR|Texto:|Autora?:)\s?(?P<names>{_CAP}(?:\s(?:de\s|del\s)?{_CAP}){{1,3}}(?:(?:,\s|\sy\s){_CAP}(?:\s{_CAP}){{1,3}}){{0,2}})(?:[,|/].{{0,60}})?"
        ),
        stamp=r"(?:(?:publicado|emitido|fecha|difundido|actualizado)(?:\sel)?\s?:?\s)?",
        end_words="FIN|Fin",
    ),
    values=Values(
        months=MONTHS,
        weekdays={name: number for number, name in enumerate(_WEEKDAYS.split())} | {"miercoles": 2, "sabado": 5},
        weekday=late(
            r"\b(?P<near>próximo\s|pasado\s)?(?P<weekday>lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)\b(?P<late>\s(?:próximo|pasado))?",
            I,
        ),
        days_off={"hoy": 0, "ayer": -1, "anteayer": -2, "mañana": 1},
        day_range=late(
            rf"\b(?:del?|entre el)\s(?P<first>\d{{1,2}})\s(?:al|y el|a)\s(?P<last>\d{{1,2}})\sde\s(?P<month>{_MONTH})\b(?:\sdel?\s(?P<year>(?:19|20)\d\d))?",
            I,
        ),
        future=late(r"\b\w{2,20}(?:rá|rán)\b|\b(?:próxim[oa]s?|va a|van a|prevé|prevén|previst[oa]s?)\b", I),
        words=_WORDS,
        scales=_SCALES,
        number=_NUMBER,
        about=r"unos|unas|alrededor\sde|cerca\sde|aproximadamente|casi|en\storno\sa",
        more=r"más\sde|al\smenos|por\slo\smenos|no\smenos\sde",
        less=r"hasta|menos\sde|como\smáximo|no\smás\sde|un\smáximo\sde",
        troops=r"soldados|efectivos|militares|tropas|uniformados|hombres|reservistas|marineros|infantes\sde\smarina|paracaidistas",
        equipment=r"tanques|carros\sde\scombate|aviones(?:\sde\scombate)?|cazas|bombarderos|helicópteros|buques(?:\sde\sguerra)?|barcos|fragatas|destructores|corbetas|submarinos|drones|misiles|blindados|vehículos(?:\sblindados)?|piezas\sde\sartillería|lanchas|patrulleras",
        duration=late(
            rf"\b(?:de|durante|tras)\s(?P<number>\d{{1,3}}|{_WORD})\s(?P<unit>horas?|días?|minutos?|semanas?)\b", I
        ),
    ),
    speech=Speech(
        cues=CUES,
        that=r"(?:de\s|en\s)?que\s",
        gap=r"(?:\s[^\s.;:«»“”\"()]{1,24}){0,9}?",
        by_words=late(
            r"\b(?P<cue>[Ss]egún|[Dd]e acuerdo con|[Dd]e acuerdo a|[Ee]n palabras de|[Aa] juicio de|[Ee]n opinión de)\s"
        ),
        by_pronoun=late(r"(?P<cue>[Ss]egún (?:él|ella)|[Aa] su juicio|[Ee]n su opinión),\s"),
        as_told=late(rf"\b(?P<cue>[Ss]egún (?:{_ANY_CUE})|[Cc]omo (?:{_ANY_CUE}))\s"),
        about_this=late(
            r"Así (?:lo|se lo) (?P<cue>(?:ha\s)?(?:dijo|afirmó|declaró|señaló|indicó|explicó|aseguró|manifestó|confirmó|anunció|informó|expresó)\w{0,4})\s"
        ),
        accuse=late(
            r"\b(?P<cue>acusó|acusaron|acusa|acusan|(?:ha|han)\sacusado)\s(?P<gap>(?:[^.;:«»“”\"]{1,40}\s)??)(?P<whom>al?\s[^.;:«»“”\"]{2,60}?)\sde\s(?P<what>)"
        ),
        clause_end=late(
            rf"[;]|\s(?:y|pero|e)\s(?:(?:también|además)\s)?(?:{_ANY_CUE})\b|,\s(?:según|de acuerdo con|citad[oa]s?\spor|al tiempo que|en declaraciones|en (?:un|una) (?:comunicado|entrevista|rueda)|y\s(?:{_ANY_CUE})|(?:{_ANY_CUE})\b)"
        ),
        titles=frozenset(_TITLES.split()),
        title_start=frozenset(["el", "la", "un", "una", "los", "las", "El", "La", "Un", "Una"]),
        portfolio=frozenset(
            [
                "Defensa",
                "Exteriores",
                "Asuntos",
                "Relaciones",
                "Interior",
                "Estado",
                "Mayor",
                "Gobierno",
                "Unión",
                "Armada",
                "Ejército",
                "Marina",
                "Fuerzas",
                "Armadas",
                "Exterior",
                "Consejo",
                "Ministerio",
            ]
        ),
        particles=frozenset(["de", "del", "la", "las", "los", "von", "van", "der", "den", "di", "da", "dos"]),
        he=late(r"\b(?:él|ella|el mismo|la misma)\b"),
        sources=late(
            r"\b(?:(?:un|una|las|los|varias|varios)\s)?(?:fuentes?|testigos)(?:\s(?:diplomátic[ao]s?|militar(?:es)?|oficial(?:es)?|gubernamental(?:es)?|cercanas?)){0,2}",
            I,
        ),
        not_subject=frozenset(
            ["a", "al", "con", "contra", "por", "para", "sobre", "ante", "tras", "hacia", "entre"]
        ),
        void=True,
        deny=r"niega|niegan|negó|negaron|negado|desmiente|desmintió|desmintieron|desmentido",
    ),
    events=Events(
        meeting=late(
            r"\b(?P<noun>(?:(?:una|la|esta)\s)?(?:reunión|cumbre|sesión|ronda)|(?:(?:las|unas)\s)?(?:conversaciones|negociaciones|consultas)|(?:(?:un|el)\s)?encuentro)\b",
            I,
        ),
        held=late(
            r"\b(?:mantuvieron|mantuvo|celebraron|celebró|se\s(?:celebró|celebraron|reunió|reunieron|reúne|reúnen)|sostuvieron|tuvo lugar|tuvieron lugar|al término de|tras|después de|durante)\b",
            I,
        ),
        next_one=late(
            r"\b(?:la|una)\s(?:próxima|siguiente|nueva)\s(?:reunión|ronda|sesión|cumbre)\b.{0,40}?\b(?:se\s(?:celebrará|realizará|llevará a cabo|reunirá)|tendrá lugar|será)\b",
            I,
        ),
        cancelled=late(
            r"\b(?:canceló|cancelaron|cancelad[oa]|suspendió|suspendieron|aplazó|aplazaron|aplazad[oa])\b", I
        ),
        exercise=late(rf"\b{_EXERCISE}(?:\s[\"«“](?P<name>(?-i:[A-ZÁÉÍÓÚÑ0-9])[^\"»”\n]{{1,40}})[\"»”])?", I),
        begin=late(
            r"\b(?:inició|iniciaron|comenzó|comenzaron|empezó|empezaron|inicia|inician|comienzan?|empiezan?|arrancó|arrancaron|desde el|comenzarán?|empezarán?|iniciarán?)\b",
            I,
        ),
        end=late(
            r"\b(?:terminarán?|terminan?|terminó|terminaron|concluirán?|concluyen?|concluyó|concluyeron|finalizarán?|finalizan?|finalizó|finalizaron|durarán?|hasta el|acabarán?)\b",
            I,
        ),
        run=late(
            r"\b(?:realiza|realizan|realizó|realizaron|llev(?:a|an|ó|aron) a cabo|efectúa|efectúan|efectuó|participan|participaron|participarán|celebra|celebran|celebrará|celebrarán|prevé|anunció|anunciaron)\b",
            I,
        ),
        moves=(
            (
                "build-up",
                late(
                    r"\b(?:concentr(?:ó|aron|a|an|ado|ados|adas)|acumul(?:ó|aron|a|an|ado)|reforz(?:ó|aron)|aument(?:ó|aron))\b",
                    I,
                ),
            ),
            (
                "deployment",
                late(
                    r"\b(?:desplegó|desplegaron|despliega|despliegan|desplegará|desplegarán|desplegado|envió|enviaron|enviará|trasladó|trasladaron)\b",
                    I,
                ),
            ),
            (
                "withdrawal",
                late(r"\b(?:retiró|retiraron|retira|retiran|retirará|retirarán|replegó|replegaron|retirado)\b", I),
            ),
        ),
        frontier=late(
            r"\b(?P<place>frontera\s(?:común|con\s(?:[a-z]{2,4}\s)?(?P<state>[A-ZÁÉÍÓÚÑ][\w-]{2,30}(?:\s[A-ZÁÉÍÓÚÑ][\w-]{2,30}){0,2})))"
        ),
        place=late(
            rf"\b(?P<place>(?:golfo|mar|estrecho|bahía|base|polígono|campo de tiro|isla|islas|provincia|región|aeródromo|puerto)(?:\s(?:de|del|de la|naval|aérea|militar)){{0,3}}\s{_CAP}(?:\s{_CAP}){{0,2}})"
        ),
        where=late(rf"\ben\s(?P<place>{_CAP}(?:\s(?:de\s|del\s)?{_CAP}){{0,2}})"),
    ),
    ministry=late(
        rf"\b(?P<kind>Ministerio\s(?:\w{{4,16}}\s)?(?:de|del|para)\s(?:la\s|las\s|los\s)?(?:Defensa|Asuntos\sExteriores|Relaciones\sExteriores|Exteriores|Interior|Asuntos\sInteriores)|Cancillería)(?:\sdel?\s(?:la\s|los\s)?(?P<state>{_CAP}(?:\s(?:y\s)?{_CAP}){{0,2}})|\s(?P<adjective>[a-záéíóúñ]{{4,16}}))?"
    ),
    ministry_kinds=(("Defensa", "MOD"), ("Exteriores", "MFA"), ("Cancillería", "MFA")),
    topics=(
        (
            "hotline",
            late(r"línea (?:directa|caliente)|teléfono rojo|líneas? de comunicación (?:militar|directa)", I),
        ),
        ("verification", late(r"\binspecci(?:ón|ones)\b|\binspectores\b|\bverificaci(?:ón|ones)\b", I)),
        ("asat", late(r"antisatélites?", I)),
        ("space-safety", late(r"basura espacial|desechos espaciales|estación espacial|satélites?\b", I)),
        ("cyber", late(r"ciber\w+|ataques? informáticos?|\bhackers?\b", I)),
        ("nuclear-arms", late(r"armas? nuclear(?:es)?|arsenal(?:es)? nuclear(?:es)?|ojivas?", I)),
        ("missiles", late(r"\bmisil(?:es)?\b", I)),
        (
            "alliance-enlargement",
            late(
                r"ampliación de (?:la OTAN|la alianza|el pacto)|puertas? abiertas?|adhesión|ingreso en (?:la OTAN|el pacto)",
                I,
            ),
        ),
        ("security-guarantees", late(r"garantías de seguridad", I)),
        (
            "air-incident",
            late(r"incidente aéreo|\bcazas?\b|espacio aéreo|\bpilotos?\b|distancia de seguridad", I),
        ),
        ("sea-incident", late(r"\b(?:patrullera|fragata|colisión|abordaje|aguas territoriales)\b", I)),
        (
            "exercise-transparency",
            late(
                r"(?:notific|avis|ocult|observ)\w{0,8}\b.{0,40}(?:maniobras|ejercicios)|(?:maniobras|ejercicios).{0,60}(?:notific|avis|ocult|rutinari)|observadores|observar cada fase",
                I,
            ),
        ),
        ("exercise-conduct", late(r"\bmaniobras\b|\bejercicios?\b", I)),
        (
            "force-posture",
            late(
                r"(?:despliegue|concentración|retirada) de (?:tropas|fuerzas)|\btropas\b.{0,40}(?:frontera|despleg|retir)",
                I,
            ),
        ),
        ("intent", late(r"\b(?:atacar|invadir|agresión|cruzar la frontera|amenaza(?:mos)?)\b", I)),
        ("dialogue", late(r"\b(?:diálogo|conversaciones|negociaciones|cumbre|reunión)\b", I)),
    ),
    stances=(
        (
            "demand",
            late(r"^(?:exigimos|exijo|exigen)\b|\b(?:debe|deben) (?:retirar|cesar|poner fin|detener)", I),
        ),
        ("propose", late(r"^(?:proponemos|propongo|invitamos|invito)\b", I)),
        ("regret", late(r"^(?:lamentamos|lamento)\b", I)),
        (
            "accuse",
            late(
                r"\b(?:viola|violó|violaron|violación|infringe|infringió|ocultó|puso en peligro|pusieron en peligro)\b",
                I,
            ),
        ),
        ("reject", late(r"^(?:rechazamos|no aceptaremos|no aceptamos)\b", I)),
        ("assure", late(r"\bno (?:amenazamos|amenaza|representa(?:n)? una amenaza)\b|^garantizamos\b", I)),
        ("welcome", late(r"^(?:celebramos|saludamos|acogemos con satisfacción)\b", I)),
    ),
    abbreviations=late(r"\b(?:EE|UU|Sr|Sra|Dr|Dra|Gral|Cnel|núm|nº|pág|art|aprox|[A-Z])\.$"),
)
