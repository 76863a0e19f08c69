"""The lines of each section, from findings and claims; what says the same stands once, with all its sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator

import msgspec

from detente.brief.contents import Line
from detente.brief.grouping import alike, offers, pairs, proposition, unanswered
from detente.brief.material import Material, claims, documents, quotes_of, suggestions, words_in
from detente.brief.on_record import met, open_findings
from detente.brief.wording import (
    day_words,
    denial_sentence,
    meeting_sentence,
    owed_sentence,
    seen_sentence,
    statement_sentence,
    suggestion_sentence,
    together,
)
from detente.model.certainty import MEANING, Certainty, firm
from detente.model.finding import Evidence, Finding, Verdict, Why
from detente.model.report import DenialClaim, MeetingClaim, ReportDocument, StatementClaim
from detente.model.review import Decided, decision_in, decisions
from detente.model.view import Entry
from detente.watch.claims import Seen
from detente.watch.look import Watch

UNCONFIRMED = "unconfirmed"
RECENT_DAYS = 60
"""A desk's own activities stand in a brief if they end, or begin, within this many days (the desk's rule)."""


def said(material: Material) -> Iterator[Line]:
    """Yield who met, then who said what, in the order of the reports."""
    told = tuple(claims(material.watch))
    for entry, claim in told:
        if isinstance(claim, MeetingClaim):
            yield _claim_line(material, (entry,), meeting_sentence(claim))
    statements = [(entry, claim) for entry, claim in told if isinstance(claim, StatementClaim)]
    for same in alike(statements, lambda pair: (pair[0].record.sources, pair[1].stance)):
        claim = same[0][1]
        speakers = together((other.speaker, other.side or "") for _, other in same)
        sentence = statement_sentence(claim, words_in(material.texts, same[0][0]), speakers)
        yield _claim_line(material, tuple(entry for entry, _ in same), sentence)
    yield from met(material)


def suggested(material: Material) -> Iterator[Line]:
    """Yield what a language model that the user set chose and added; no rule looks at it."""
    for entry, suggestion in suggestions(material.watch):
        words = words_in(material.texts, entry)
        yield _claim_line(material, (entry,), suggestion_sentence(suggestion, words))


def stand(material: Material) -> Iterator[Line]:
    """Yield what was proposed and answered, links disputed, then each pair of parties on the desk's questions."""
    found = [f for f in material.watch.findings if f.topic == "council" and f.rule != "council.meeting"]
    grouped = offers(found, material.register.name)
    for finding in grouped:
        if finding.from_report:
            yield finding_line(material, finding)
    for finding in open_findings(material):
        line = finding_line(material, finding)
        yield msgspec.structs.replace(line, references=_cited(material.watch, (finding,)))
    for mean, by_verdict, rows in pairs(found):
        cited = _cited(material.watch, (mean, *rows))
        yield msgspec.structs.replace(finding_line(material, mean), details=by_verdict, references=cited)
    alone = unanswered(found)
    if alone:
        yield Line(
            number=0,
            text=f"{len(alone)} propositions on record have no word of any other party.",
            details=("; ".join(map(proposition, alone)) + ".",),
            records=tuple(dict.fromkeys(r for f in alone for r in f.evidence.records)),
            references=_cited(material.watch, alone),
        )


def declared_seen(material: Material) -> Iterator[Line]:
    """Yield the activities told of and declared, then denials, fears and assurances."""
    for one in material.watch.seen:
        if _recent(one, material.watch):
            yield _seen_line(material, one)
    denials = [(entry, claim) for entry, claim in claims(material.watch) if isinstance(claim, DenialClaim)]
    for same in alike(denials, lambda pair: (pair[1].type, pair[1].by)):
        words = "; ".join(words_in(material.texts, entry) for entry, _ in same)
        yield _claim_line(material, tuple(entry for entry, _ in same), denial_sentence(same[0][1], words))


def rules(material: Material) -> Iterator[Line]:
    """Yield what each rule says, once for all activities of which it says the same; a note stands once."""
    found = [f for f in relevant(material) if f.topic != "council"]
    told: set[str] = set()
    for same in alike(sorted(found, key=_untold), _said_alike):
        subjects = "; ".join(dict.fromkeys(f.subject for f in same if f.subject))
        line = finding_line(material, _merged(same))
        others = tuple(dict.fromkeys(f.sentence for f in same if f.sentence != line.text))
        fresh = tuple(d for d in (*others, *line.details) if d not in told)
        told.update(fresh)
        named = f"{subjects[:1].upper()}{subjects[1:]}: {line.text}" if subjects else line.text
        yield msgspec.structs.replace(line, text=named, details=fresh)


def relevant(material: Material) -> tuple[Finding, ...]:
    """Return the findings that belong in a brief of this instant: not those on activities long past or far off."""
    near = {r for one in material.watch.seen if _recent(one, material.watch) for r in one.evidence.records}
    return tuple(f for f in material.watch.findings if f.topic == "council" or _about(f, near))


def _untold(finding: Finding) -> bool:
    return finding.verdict in (Verdict.CANNOT_TELL, Verdict.UNCERTAIN)


def _said_alike(finding: Finding) -> Hashable:
    """Return the same for findings that stand in one line: the same words, or thresholds nothing is told for."""
    if _untold(finding) and finding.draft is None:
        return (finding.verdict,)
    return (finding.rule, finding.sentence)


def owed_lines(material: Material) -> Iterator[Line]:
    """Yield each duty and each open follow-up, by whom, to whom, by when."""
    for finding in relevant(material):
        for item in finding.owed:
            yield Line(
                number=0,
                text=owed_sentence(item, material.register.name),
                quotes=quotes_of(material.texts, finding.evidence.sources),
                records=finding.evidence.records,
                provision=item.provision,
                paragraph=item.paragraph,
                mark=item.certainty,
                outside=not finding.from_report and finding.topic != "council",
                details=(finding.sentence,) if finding.from_report else (),
            )


def limits(material: Material) -> Iterator[Line]:
    """Yield what a reader must know before relying on the brief."""
    open_ = sum(1 for entry, _ in claims(material.watch) if not entry.confirmed_by)
    if open_:
        yield _plain(f"{open_} claims were read by a machine and confirmed by nobody; each is what a report says.")
    by_model = Counter(suggestion.model for _, suggestion in suggestions(material.watch))
    for model, number in by_model.items():
        yield _plain(
            f"{number} suggestions are of {model}, a language model that the user set. No rule rests on them, "
            "and a report can talk a model into a wrong choice."
        )
    yield from map(_plain, _decided(material.watch))
    for doc in documents(material.watch):
        if known := _date_known(doc):
            yield _plain(known)
        yield from map(_plain, doc.warnings)
    yield from map(_plain, material.warnings)
    marks = sorted({m for f in relevant(material) for m in _marks(f)}, key=list(MEANING).index)
    if Certainty.MEMORY in marks:
        yield _plain("The wording of rules marked M is from memory; read the instrument before relying on it.")
    if any(not firm(mark) for mark in marks):
        yield _plain("What rests on rules marked M? or D gives no firm verdict.")


def _decided(watch: Watch) -> Iterator[str]:
    """Yield how many claims persons confirmed, corrected and rejected, where they did."""
    count = Counter(decision_in(entry).word for entry in decisions(watch.view).values())
    if count:
        yield (
            f"Of claims, persons confirmed {count[Decided.CONFIRMED]}, corrected {count[Decided.CORRECTED]} and "
            f"rejected {count[Decided.REJECTED]}; the rejected are left out. Each is still what a report says."
        )


def _date_known(doc: ReportDocument) -> str:
    if doc.dateline_date is None:
        return f"{doc.file} does not say its date, and none was given: days in it are unknown."
    if doc.year_inferred:
        how = {"published": "the publication date given", "weekday": "the as-of and the weekday told"}
        since = how.get(doc.date_from, doc.date_from)
        return f"{doc.file} has no year; {day_words(doc.dateline_date)} is inferred from {since}."
    return ""


def _about(finding: Finding, near: set[str]) -> bool:
    about = set(finding.evidence.records)
    return not about or bool(about & near)


def _merged(same: tuple[Finding, ...]) -> Finding:
    """Return the first of findings that say the same, with the evidence and the notes of all."""
    evidence = Evidence(
        records=tuple(dict.fromkeys(r for f in same for r in f.evidence.records)),
        sources=tuple(dict.fromkeys(s for f in same for s in f.evidence.sources)),
    )
    notes = tuple(dict.fromkeys(note for f in same for note in f.notes))
    return msgspec.structs.replace(same[0], evidence=evidence, notes=notes)


def _cited(watch: Watch, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the documents that the records behind some findings cite, each once."""
    ids = {record for finding in findings for record in finding.evidence.records}
    cited = (getattr(entry.record.body, "document", "") for entry in watch.view.entries if entry.id in ids)
    return tuple(dict.fromkeys(filter(None, cited)))


def _claim_line(material: Material, entries: tuple[Entry, ...], text: str) -> Line:
    sources = dict.fromkeys(source for entry in entries for source in entry.record.sources)
    return Line(
        number=0,
        text=text,
        quotes=quotes_of(material.texts, tuple(sources)),
        records=tuple(entry.id for entry in entries),
        status=_confirmed(entries),
    )


def _confirmed(entries: tuple[Entry, ...]) -> str:
    """Return who confirmed claims told in one line; unconfirmed where nobody did of one of them."""
    if not all(entry.confirmed_by for entry in entries):
        return UNCONFIRMED
    return f"confirmed by {', '.join(dict.fromkeys(entry.confirmed_by for entry in entries))}"


def _seen_line(material: Material, one: Seen) -> Line:
    party = material.register.name(one.evidence.party)
    teller = f"on record from {party}" if one.type == "declared" else "as the report tells it"
    return Line(
        number=0,
        text=seen_sentence(one.activity, material.register.name, one.start_known, teller),
        quotes=quotes_of(material.texts, one.evidence.sources),
        references=_names(material, one.evidence),
        records=one.evidence.records,
        status=_seen_status(material.watch, one),
    )


def _seen_status(watch: Watch, one: Seen) -> str:
    """Return who confirmed a claim of an activity; nothing for what a party has on record itself."""
    if one.type == "declared":
        return ""
    return _confirmed(tuple(e for e in watch.view.of_kind("report.claim") if e.id in one.evidence.records))


def finding_line(material: Material, finding: Finding) -> Line:
    """Return a finding as a line: its sentence, the spans it rests on, the first provision of its why."""
    provision = next((node for node in nodes(finding.why) if node.provision), None)
    return Line(
        number=0,
        text=finding.sentence,
        quotes=quotes_of(material.texts, finding.evidence.sources),
        references=_names(material, finding.evidence),
        records=finding.evidence.records,
        provision=provision.provision if provision else "",
        paragraph=provision.paragraph if provision else "",
        mark=None if finding.from_report else finding.certainty,
        verdict=finding.verdict,
        status=UNCONFIRMED if finding.from_report and not finding.evidence.confirmed else "",
        outside=not finding.from_report and finding.topic != "council",
        details=finding.notes,
    )


def _names(material: Material, evidence: Evidence) -> tuple[str, ...]:
    """Return the sources that are cited by name only, because their text is not at hand."""
    return tuple(dict.fromkeys(s.name for s in evidence.sources if s.sha256 not in material.texts))


def _plain(text: str) -> Line:
    return Line(number=0, text=text)


def nodes(why: Why | None) -> Iterator[Why]:
    """Yield a why and everything below it, top first."""
    if why is not None:
        yield why
        for child in why.children:
            yield from nodes(child)


def _marks(finding: Finding) -> Iterator[Certainty]:
    yield finding.certainty
    yield from (node.certainty for node in nodes(finding.why) if node.certainty)


def _recent(one: Seen, watch: Watch) -> bool:
    """Return whether an activity belongs in a brief of this instant: told in a report, or near it in time."""
    if one.type != "declared":
        return True
    today = watch.instant.date()
    first, last = one.activity.start, one.activity.end or one.activity.start
    return bool(first and last and (first - today).days <= RECENT_DAYS and (today - last).days <= RECENT_DAYS)
