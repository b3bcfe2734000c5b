/// What a part is besides a phase, by its name.
enum PartKind {
  private static let totals: Set<String> = [
    "total", "totals", "grand total", "total time", "total duration", "sum", "overall", "gesamt",
    "gesamtzeit", "gesamtdauer", "summe", "insgesamt", "durée totale", "total général", "totale",
    "durata totale", "tempo total", "tempo totale", "duración total", "tiempo total", "totaal",
    "razem",
    "suma", "łącznie", "celkem", "итого", "всего", "合計", "合计", "总计", "總計", "총계", "합계",
    "entire talk", "whole talk", "all in all", "all together", "alles zusammen", "en tout",
    "in tutto", "en total",
    "full talk", "total talk time", "total length", "total runtime", "running time",
  ]
  private static let ends: Set<String> = [
    "end", "ende", "schluss", "fin", "fine", "fim", "einde", "koniec", "konec", "конец", "終了", "结束",
    "終",
    "폐회", "閉会", "散会", "散會", "해산", "종료", "adjourn", "adjournment", "finish", "done", "close of day",
    "feierabend", "끝",
  ]
  private static let breaks: Set<String> = [
    "break", "breaks", "brake", "coffee", "lunch", "pause", "pausen", "mittagspause", "kaffeepause",
    "mittagessen",
    "pausa", "almuerzo", "almoço", "pranzo", "intervalo", "descanso", "intermission", "recess",
    "lunchpauze",
    "pauze", "przerwa", "přestávka", "oběd", "перерыв", "обед", "tauko", "szünet", "休憩", "休息",
    "昼休み", "午休", "휴식",
  ]
  private static let backups: Set<String> = [
    "appendix", "appendices", "anhang", "annex", "annexe", "apéndice", "anexo",
    "appendice", "bijlage", "příloha", "приложение", "запасные", "запасной", "запасний",
    "резервные", "zapasowe",
    "záložní", "yedek",
  ]
  /// How such names begin in languages without spaces, or with long words.
  private static let backupPieces = [
    "付録", "附录", "附錄", "备用", "備用", "予備", "補足資料", "예비", "부록", "reservefoli", "ersatzfoli",
    "zusatzfoli",
    "backupfoli",
  ]
  private static let backupPhrases = [
    "if asked", "only if", "spare slide", "spare slides", "extra slide", "extra slides",
    "bonus slide",
    "bonus slides", "back up", "backup slide", "backup slides", "time permits",
    "auf nachfrage", "bei nachfrage", "falls gefragt", "wenn zeit bleibt", "falls zeit bleibt",
    "si preguntan",
    "de respaldo", "de reserva", "hay tiempo", "queda tiempo", "sobra tiempo", "da tiempo",
    "reste du temps", "noch zeit", "zeit übrig",
    "tijd over", "zostanie czas", "zbyde čas", "хватит времени", "будет время", "há tempo",
    "der tid", "de secours", "si on demande",
    "si le temps le permet", "se chiedono", "se avanza tempo", "se perguntarem", "se sobrar tempo",
    "op aanvraag",
    "als er tijd is", "na pytanie", "jeśli starczy czasu", "если спросят", "если останется время",
    "dự phòng",
    "zbude li čas", "eğer sorulursa",
  ]
  /// The phrases by their first words: most names hold none of these.
  private static let backupPhraseWords = Dictionary(
    grouping: backupPhrases.map { $0.split(separator: " ") }, by: { $0[0] })
  private static let backupAnywhere = [
    "聞かれた", "質問され", "時間があれば", "如被问", "被问到", "时间允许", "如果有时间", "질문이 나오면", "시간이 남으면",
  ]
  /// What is told with more time or with less, behind a condition or in front: "If more time", "More time".
  private static let spareTime: Set<String> = [
    "more time", "less time", "más tiempo", "menos tiempo", "mais tempo", "menos tempo",
    "mehr zeit", "weniger zeit", "più tempo", "meno tempo", "moins temps",
  ]
  /// Words that say so where nothing follows them in the same breath: "Reserve: salt", and not "Backup with rsync".
  private static let spares: Set<String> = [
    "backup", "reserve", "reserva", "riserva", "rezerwa", "rezerva", "резерв",
  ]
  private static let spareThings: Set<String> = [
    "slide", "slides", "folie", "folien", "diapositiva", "diapositivas", "diapo", "diapos",
    "material", "video",
    "questions", "content", "deck", "notes", "only", "if", "for", "demo",
  ]

  /// "Backup slides", "Backup: loan", and not "Backup strategy".
  private static func isSpare(_ name: String) -> Bool {
    let text = name.drop { !$0.isLetter }
    let word = text.prefix { $0.isLetter }
    guard spares.contains(word.lowercased()) else { return false }
    let rest = text.dropFirst(word.count)
    guard rest.first == " ", let next = rest.dropFirst().first, next.isLetter || next == "&" else {
      return true
    }
    return spareThings.contains(rest.dropFirst().prefix { $0.isLetter }.lowercased())
  }

  private static let failures: Set<Substring> = [
    "breaks", "fails", "fail", "wrong", "crashes", "crash", "down", "asked", "asks", "late",
  ]
  private static let conditions: Set<Substring> = [
    "if", "with", "when", "wenn", "bei", "mit", "si", "avec", "con", "com", "se",
  ]

  /// Whether a name says "all of it together".
  static func isTotal(_ name: String) -> Bool {
    let name = words(name)
    return totals.contains(name) || name.hasSuffix(" total") && name.count < 20
  }

  private static let subtotals: Set<String> = [
    "subtotal", "sub total", "zwischensumme", "zwischenstand", "sous total", "subtotale",
    "subtotaal",
    "mezisoučet", "podsuma", "промежуточный итог", "小计", "小計", "소계",
  ]

  /// Whether a name says "the last few together".
  static func isSubtotal(_ name: String) -> Bool { subtotals.contains(words(name)) }

  /// Whether a name may say so, and may name something else: "Total for all", "Total recall".
  static func mayBeTotal(_ name: String) -> Bool {
    let name = words(name)
    return name.hasPrefix("total ") && name.count < 30
      || ["all", "altogether", "alles", "alle", "tout", "todo", "tudo", "tutto", "全部"].contains(
        name)
  }

  /// Words in the brackets of a time that make it a sum.
  private static let sums = TalkWords(
    "total totale gesamt insgesamt zusammen summe somme suma soma totaal celkem razem łącznie итого всего суммарно toplam tổng",
    pieces: "合計 合计 总计 總計 共 計 计 총 합계")

  /// Whether a time as it is written, with its brackets, is said to be a sum: `(5 min total)`.
  static func holdsTotal(_ written: String) -> Bool { sums.found(in: written) != nil }

  /// Whether a time as it is written has a label in its brackets: `(Duration: 10-15 min)`.
  static func holdsLabel(_ written: String) -> Bool {
    written.contains { ":：".contains($0) }
      && LabelledLine(written).map { TimeLabels.areTime($0.words) } ?? false
  }

  /// How headings begin under which stands what is done at home.
  private static let outsides: [[String]] = [
    ["homework"], ["self", "paced"], ["selfpaced"], ["pre", "work"], ["prework"],
    ["prep", "checklist"], ["preparation", "checklist"],
    ["coursework", "assignments"], ["assignments"], ["hausaufgaben"], ["devoirs"], ["deberes"],
    ["tarea"], ["tareas"], ["para", "casa"], ["lição", "de"], ["dever", "de"], ["läxa"], ["ödev"],
    ["compiti"], ["huiswerk"], ["praca", "domowa"], ["prace", "domowe"], ["domácí", "úkoly"],
    ["домашнее", "задание"], ["домашняя", "работа"],
  ]
  private static let outsidePieces = ["宿題", "课后", "課後", "课前", "課前", "作业", "과제", "숙제"]
  /// What may stand before a word for the session: "Before the workshop".
  private static let aroundWords: Set<String> = [
    "before", "after", "pre", "post", "vor", "nach", "avant", "après", "antes", "después",
    "depois", "prima", "dopo", "voor", "przed", "před", "перед", "после",
  ]
  private static let sessions = LengthWords.whole.union([
    "event", "course", "clase", "aula", "cours", "unterricht", "zajęciami", "hodinou", "les",
    "lezione", "урока", "занятия", "лекции",
  ])

  /// Whether a heading is over what is done outside of a session: "Homework", "Before the workshop".
  static func isOutside(_ name: String) -> Bool {
    let all = words(name).split(separator: " ").map(String.init)
    if outsides.contains(where: { all.starts(with: $0) }) { return true }
    if let first = all.first, aroundWords.contains(first), all.count <= 5,
      all.contains(where: sessions.contains)
    {
      return true
    }
    return name.utf8.contains { $0 >= 0xE3 } && outsidePieces.contains { name.contains($0) }
  }

  /// Whether a name is that of what comes before or after a session, and no more: "After the workshop".
  static func isAround(_ name: String) -> Bool {
    let all = words(name).split(separator: " ").map(String.init)
    guard let first = all.first, let last = all.last, all.count <= 4 else { return false }
    return aroundWords.contains(first) && sessions.contains(last) && !pieces.contains(last)
  }

  /// What may be a part of a session too: "After the demo".
  private static let pieces: Set<String> = [
    "demo", "pitch", "keynote", "interview", "slot", "total", "exposé", "lecture", "meeting",
  ]

  private static let agendas: Set<String> = [
    "agenda", "timing", "schedule", "timeline", "structure", "outline", "overview", "plan",
    "ablauf",
    "zeitplan", "programm", "program", "programme", "estructura", "cronograma", "horario",
    "déroulé",
    "planning", "programma", "harmonogram", "расписание", "программа", "план", "议程", "アジェンダ",
    "タイムテーブル",
    "run of show", "format",
  ]

  /// Whether a name is that of a list of parts.
  static func isAgenda(_ name: String) -> Bool {
    let text = words(name)
    let all = text.split(separator: " ").map(String.init)
    if all.count <= 4, all.contains(where: agendas.contains) { return true }
    return agendaPhrases.contains(where: text.contains)
  }

  private static let agendaPhrases = [
    "vue d ensemble", "visão geral", "visión general", "time budget", "pacing guide", "lesopbouw",
    "unterrichtsverlauf",
    "przebieg lekcji", "run of show", "全体の流れ", "時間配分", "时间分配", "时间安排", "全体像", "시간표", "시간 배분",
  ]

  private static let heads: Set<String> = ["per", "pro", "par", "cada", "por", "each", "je"]

  /// Whether a time as it is written is that of one of several: `5 min per team`.
  static func isPerHead(_ written: String) -> Bool {
    let all = words(written).split(separator: " ").map(String.init)
    guard let place = all.firstIndex(where: heads.contains) else { return false }
    return place > 0 || all[place] == "each" || all[place] == "je"
  }

  private static let eachPhrases = [
    "for each ", "for every ", "für jede", "pour chaque ", "para cada ", "per ogni ", "voor elke ",
    "dla każde", "для каждо",
  ]

  /// Whether a name is that of what is done several times: "The script for each team".
  static func isForEach(_ name: String) -> Bool {
    let name = words(name) + " "
    return eachPhrases.contains { name.contains($0) }
  }

  private static let preparations: Set<String> = [
    "before", "quickstart", "preparation", "preparations", "prepare", "setup", "checklist",
    "preflight", "pre",
    "vorbereitung", "vorbereitungen", "vorab", "aufbau", "antes", "preparação", "preparativos",
    "preparación", "avant", "préparation", "préparatifs", "prima", "preparazione", "voorbereiding",
    "vooraf", "przygotowanie", "przygotowania", "příprava", "подготовка", "підготовка", "hazırlık",
    "persiapan", "chuẩn",
  ]
  private static let preparationPieces = ["准备", "準備", "준비", "事前"]

  /// Whether a name is that of a manual's first steps.
  static func isQuickStart(_ name: String) -> Bool { words(name).hasPrefix("quick start") }

  /// Whether a name is that of what comes before a talk: "Before you start", "Preparation".
  static func isPreparation(_ name: String) -> Bool {
    if isQuickStart(name) { return true }
    if let first = words(name).split(separator: " ").first, preparations.contains(String(first)) {
      return true
    }
    return name.utf8.contains { $0 >= 0xE3 } && preparationPieces.contains { name.contains($0) }
  }

  private static let closes: Set<String> = [
    "close", "closed", "doors close", "clausura",
  ]

  /// Whether a name at a time of the day says that nothing follows then: `19:30 Close`.
  static func isClose(_ name: String) -> Bool { closes.contains(words(name)) }

  /// Whether a name says that nothing follows.
  static func isEnd(_ name: String) -> Bool {
    let name = words(name)
    let all = name.split(separator: " ")
    if all.count <= 3, let first = all.first, ["end", "ende", "fin", "fine"].contains(first) {
      return true
    }
    return ends.contains(name) || name.hasPrefix("end of ") || name.hasPrefix("ende der ")
  }

  private static let questions: Set<String> = [
    "if", "what", "how", "why", "when", "who", "where", "was", "wie", "warum", "wenn", "qué",
    "cómo", "que",
    "como", "quand", "pourquoi",
  ]

  private static let objects: Set<String> = [
    "it", "down", "through", "things", "into", "up", "the", "even", "point", "points",
    "glass",
  ]

  /// Whether a part is one in which nobody is to speak.
  static func isBreak(_ name: String) -> Bool {
    let all = words(name).split(separator: " ").map(String.init)
    // "What breaks" and "Break it" are none.
    if let place = all.firstIndex(where: breaks.contains) {
      if all[..<place].contains(where: questions.contains) { return false }
      if place + 1 < all.count, objects.contains(all[place + 1]) { return false }
    }
    return all.count <= 4 && all.contains(where: breaks.contains) || breaks.contains(words(name))
  }

  /// Whether a part is told only if it is asked for.
  static func isBackup(_ name: String) -> Bool {
    let all = words(name).split(separator: " ")
    guard let first = all.first else { return false }
    if isSpare(name) { return true }
    if backups.contains(String(first)) || backupPieces.contains(where: first.hasPrefix) {
      return true
    }
    if first == "if", all.contains(where: failures.contains) { return true }
    let isPhrase = all.indices.contains { place in
      backupPhraseWords[all[place]]?.contains { all[place...].starts(with: $0) } ?? false
    }
    if isPhrase { return true }
    if name.utf8.contains(where: { $0 >= 0xE3 }), backupAnywhere.contains(where: name.contains) {
      return true
    }
    return all.indices.dropLast().contains { place in
      spareTime.contains("\(all[place]) \(all[place + 1])")
        && (place == 0 || all[..<place].contains(where: conditions.contains))
    }
  }

  private static func words(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter }.joined(separator: " ")
  }
}
