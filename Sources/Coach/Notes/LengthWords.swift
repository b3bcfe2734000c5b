internal import CommonMark

/// What the words of a title tell of how long something is.
enum LengthWords {
  private static let long: Set<String> = [
    "workshop", "training", "course", "lab", "bootcamp", "conference", "summit", "hackathon",
    "lesson",
    "class", "tutorial", "seminar", "schulung", "kurs", "konferenz", "taller", "curso", "formation",
    "atelier", "corso", "workshops", "meetup", "day", "retreat", "offsite", "masterclass",
  ]
  /// What a time of the whole is said of: "a 30-minute talk".
  static let whole: Set<String> = [
    "talk", "session", "workshop", "presentation", "slot", "lecture", "lesson", "demo", "keynote",
    "total",
    "tutorial", "training", "webinar", "class", "meeting", "interview", "defense", "defence",
    "pitch",
    "vortrag", "präsentation", "referat", "workshops", "schulung", "charla", "ponencia",
    "presentación",
    "taller", "exposé", "présentation", "conférence", "atelier", "palestra", "apresentação",
    "discorso",
    "presentazione", "lezione", "presentatie", "lezing", "prezentacja", "wykład", "prezentace",
    "přednáška",
    "доклад", "презентация", "лекция", "выступление", "演讲", "演講", "発表", "발표",
  ]

  /// Whether the first headings name something that takes hours.
  static func areLong(_ notes: Notes) -> Bool {
    notes.sections.prefix(2).contains {
      words(notes.blocks[$0].text).contains(where: long.contains)
    }
  }

  static func words(_ text: some StringProtocol) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init)
  }
}
