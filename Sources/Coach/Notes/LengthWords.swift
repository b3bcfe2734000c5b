internal import CommonMark

/// What the words of a title tell of how long something is.
enum LengthWords {
  private static let long: Set<String> = [
    "workshop", "training", "course", "lab", "bootcamp", "conference", "summit",
    "lesson",
    "class", "tutorial", "seminar", "schulung", "kurs", "konferenz", "taller", "curso", "formation",
    "atelier", "corso", "workshops", "meetup", "day", "retreat", "offsite", "masterclass",
    "unterricht", "clase", "aula", "oficina", "encontro", "lezione", "cursus", "les", "warsztaty",
    "lekcja", "zajęcia", "seminář", "školení", "воркшоп", "урок", "занятие", "семинар", "atölye",
    "eğitim", "undervisning", "kursus",
  ]
  private static let longPieces = [
    "워크숍", "교육", "수업", "강의", "커리큘럼", "研修", "ワークショップ", "講座", "授業", "ハンズオン", "课程", "培训", "工作坊",
    "教案", "課程", "培訓", "실습", "実習", "实训",
  ]
  private static let short: Set<String> = [
    "video", "vídeo", "vidéo", "film", "trailer", "teaser", "screencast", "voiceover", "reel",
    "rodaje", "видео", "wideo",
  ]
  private static let shortPieces = ["视频", "視頻", "影片", "動画", "영상"]
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
    "доклад", "презентация", "лекция", "выступление", "演讲", "演講", "発表", "발표", "konuşma", "sunum",
    "ders",
    "föredrag", "foredrag", "oplæg", "доповідь", "виступ", "prelekcja", "wystąpienie", "lekcja",
    "warsztat",
    "урок", "занятие", "soutenance", "cours", "clase", "aula", "colloquio", "sermon", "toast",
    "speech",
  ]

  private static let wholePieces = [
    "演示", "演讲", "演講", "答辩", "讲座", "分享会", "発表", "講演", "授業", "발표", "강의", "강연",
  ]

  /// Whether a few words name a talk or the like.
  static func namesWhole(_ text: some StringProtocol) -> Bool {
    words(text).contains(where: whole.contains)
      || text.count <= 30 && text.utf8.contains { $0 >= 0xE3 }
        && wholePieces.contains { text.contains($0) }
  }

  /// What takes minutes wherever it is told: "Conference lightning".
  private static let brief: Set<String> = ["lightning", "pitch", "toast", "blitz", "elevator"]

  /// Whether the first headings name something that takes hours.
  static func areLong(_ notes: Notes) -> Bool {
    name(long, longPieces, notes) && !name(brief, [], notes)
  }

  /// Whether they name something that takes minutes, such as a film.
  static func areShort(_ notes: Notes) -> Bool { name(short, shortPieces, notes) }

  private static func name(_ wanted: Set<String>, _ pieces: [String], _ notes: Notes) -> Bool {
    // Text without headings has its title in its first line.
    let titles = notes.sections.isEmpty ? Array(notes.blocks.indices.prefix(1)) : notes.sections
    return titles.prefix(2).contains {
      let text = notes.blocks[$0].text.prefix(200)
      return words(text).contains(where: wanted.contains)
        || text.utf8.contains { $0 >= 0xE3 } && pieces.contains { text.contains($0) }
    }
  }

  static func words(_ text: some StringProtocol) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init)
  }
}
