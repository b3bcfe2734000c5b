/// What a part is besides a phase, by its name.
enum PartKind {
  private static let totals: Set<String> = [
    "total", "totals", "grand total", "total time", "total duration", "sum", "overall", "gesamt",
    "gesamtzeit", "gesamtdauer", "summe", "insgesamt", "durée totale", "total général", "totale",
    "durata totale", "tempo total", "tempo totale", "duración total", "tiempo total", "totaal",
    "razem",
    "suma", "łącznie", "celkem", "итого", "всего", "合計", "合计", "总计", "總計", "총계", "합계",
    "entire talk",
    "whole talk", "full talk", "total talk time", "total length", "total runtime", "running time",
  ]
  private static let ends: Set<String> = [
    "end", "ende", "schluss", "fin", "fine", "fim", "einde", "koniec", "konec", "конец", "終了", "结束",
    "終",
    "adjourn", "adjournment", "finish", "done", "close of day", "feierabend", "끝",
  ]
  private static let breaks: Set<String> = [
    "break", "breaks", "coffee", "lunch", "pause", "pausen", "mittagspause", "kaffeepause",
    "mittagessen",
    "pausa", "almuerzo", "almoço", "pranzo", "intervalo", "descanso", "intermission", "recess",
    "lunchpauze",
    "pauze", "przerwa", "přestávka", "oběd", "перерыв", "обед", "休憩", "休息", "昼休み", "午休", "휴식",
  ]
  private static let backups: Set<String> = [
    "backup", "back-up", "appendix", "appendices", "anhang", "annex", "annexe", "apéndice", "anexo",
    "appendice", "bijlage", "příloha", "приложение", "付録", "附录", "reservefolien",
  ]
  private static let backupPhrases: Set<String> = [
    "if asked", "spare slides", "extra slides", "bonus slides", "auf nachfrage", "si preguntan",
    "back up",
    "backup slides",
  ]

  /// Whether a name says "all of it together".
  static func isTotal(_ name: String) -> Bool {
    let name = words(name)
    return totals.contains(name) || name.hasPrefix("total ") && name.count < 30
      || name.hasSuffix(" total") && name.count < 20
  }

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
    let all = words(name).split(separator: " ").map(String.init)
    return all.count <= 4 && all.contains(where: agendas.contains)
  }

  /// Whether a name says that nothing follows.
  static func isEnd(_ name: String) -> Bool {
    let name = words(name)
    return ends.contains(name) || name.hasPrefix("end of ") || name.hasPrefix("ende der ")
  }

  /// Whether a part is one in which nobody is to speak.
  static func isBreak(_ name: String) -> Bool {
    let all = words(name).split(separator: " ").map(String.init)
    return all.count <= 4 && all.contains(where: breaks.contains) || breaks.contains(words(name))
  }

  /// Whether a part is told only if it is asked for.
  static func isBackup(_ name: String) -> Bool {
    let all = words(name).split(separator: " ")
    guard let first = all.first else { return false }
    return backups.contains(String(first))
      || zip(all, all.dropFirst()).contains { backupPhrases.contains("\($0) \($1)") }
  }

  private static func words(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter }.joined(separator: " ")
  }
}
