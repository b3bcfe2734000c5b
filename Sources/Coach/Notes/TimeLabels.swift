/// The labels with which times are given: `**Time:** 3 min`, `Dauer: 20 Minuten`.
enum TimeLabels {
  private static let words: Set<String> = [
    "time", "timing", "duration", "length", "slot", "target", "minutes", "timebox", "dauer", "zeit",
    "zeitrahmen", "zeitbedarf", "länge", "redezeit", "durée", "temps", "duración", "tiempo",
    "duração",
    "tempo", "duracion", "duracao", "duree", "durata", "duur", "durasaun", "tijd", "czas", "doba",
    "délka", "čas", "trvání",
    "время",
    "длительность",
    "продолжительность", "тривалість", "runtime", "süre", "durasi", "waktu", "längd", "varighed",
    "varighet", "durata", "durada", "kesto", "időtartam", "διάρκεια", "时间", "时长", "课时", "課時", "時間",
    "時長",
    "所要時間", "gesamtdauer", "gesamtzeit", "vortragsdauer", "zeitdauer", "totaltid",
    "kokonaiskesto", "时间分配", "시간", "소요시간", "expected",
    "limit", "тайминг", "timestamp", "timestamps", "timecode", "timecodes", "регламент",
    "хронометраж",
    "vortragszeit",
    "präsentationszeit", "präsentationsdauer", "sprechzeit",
    "prüfungsdauer", "prüfungszeit", "unterrichtszeit", "sendezeit", "spreektijd", "spreekduur",
  ]
  /// Words of labels that tell of another time than that of the talk.
  private static let others: Set<String> = [
    "start", "end", "prep", "preparation", "setup", "reading", "read", "response", "turnaround",
    "cook", "cooking", "baking", "resting", "kochzeit", "backzeit", "garzeit", "zubereitungszeit",
    "cuisson",
    "cottura", "cocción", "preparo", "vaření", "pečení",
    "arrival", "running", "run", "update", "updated", "cycle", "wait", "lead",
  ]

  /// Whether a label's words (in lower case) name the time of what it stands in.
  static func areTime(_ label: [String]) -> Bool {
    if label.contains(where: others.contains) { return false }
    return label.contains(where: words.contains) || label.contains(where: holdsTime)
      || label.contains("thời") && (label.contains("lượng") || label.contains("gian"))
  }

  /// Whether a label's words tell of another time than that of the talk.
  static func areOther(_ label: [String]) -> Bool { label.contains(where: others.contains) }

  /// `预计时长`: words without spaces.
  private static func holdsTime(_ word: String) -> Bool {
    word.utf8.contains { $0 >= 0xE3 } && word.count <= 8
      && pieces.contains { word.contains($0) } && !otherPieces.contains { word.contains($0) }
  }

  private static let pieces = ["时长", "時長", "時間", "时间", "用时", "시간"]
  private static let otherPieces = [
    "开始", "开场", "结束", "更新", "発表日", "日", "開始", "終了", "시작", "종료", "响应", "加载", "运行", "処理", "待", "調理",
    "烹", "准备", "準備",
  ]

  /// The value of a label for time in a line, or in a piece of it between bars and dots:
  /// `Speaker: B | Time: 3 min`.
  static func value(in line: some StringProtocol) -> String? {
    guard mayHoldLabel(line) else { return nil }
    for piece in pieces(of: line) {
      if piece.utf8.count < line.utf8.count, let value = unmarked(piece) { return value }
      // A name with its time in brackets is no label: "Intro (2 minutes): say hello".
      guard let colon = piece.firstIndex(where: { ":：=(（".contains($0) }),
        !"(（".contains(piece[colon])
      else { continue }
      let label = lastSentence(piece[..<colon]).lowercased().split { !$0.isLetter && !$0.isNumber }
        .map(String.init)
      if (1...5).contains(label.count), areTime(label) {
        return piece[piece.index(after: colon)...].trimmed
      }
    }
    return nil
  }

  /// Whether there is `:`, `=`, `|`, or a byte of `·`, `•` or `：`: looking for bytes is cheap.
  private static func mayHoldLabel(_ line: some StringProtocol) -> Bool {
    line.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "|"), 0xC2, 0xE2, 0xEF: true
      default: false
      }
    }
  }

  /// What stands behind the last full stop of a label that follows a sentence.
  private static func lastSentence(_ text: Substring) -> Substring {
    guard
      let end = text.indices.dropLast().last(where: {
        ".?!".contains(text[$0]) && text[text.index(after: $0)] == " "
      })
    else { return text }
    return text[text.index(after: end)...]
  }

  /// What bars and dots part, and sentences where there are several labels: "Topic: Why? Duration: 45 min".
  private static func pieces(of line: some StringProtocol) -> [Substring] {
    let pieces = Substring(line).split { "|·•;⋅∙".contains($0) }
    guard line.utf8.count(where: { $0 == UInt8(ascii: ":") || $0 == 0xEF }) > 1 else {
      return pieces
    }
    return pieces.flatMap { piece -> [Substring] in
      var sentences: [Substring] = []
      var (start, hasLabel) = (piece.startIndex, false)
      for index in piece.indices.dropLast() {
        if piece[index] == ":" { hasLabel = true }
        let next = piece.index(after: index)
        guard hasLabel, piece[next] == " ", ".?!".contains(piece[index]) else { continue }
        sentences.append(piece[start...index])
        (start, hasLabel) = (next, false)
      }
      return sentences + [piece[start...]]
    }
  }

  /// `Target time 6-8 min` between two bars, `**Duration** 50 min total - 45 of them taught`: a label without a
  /// colon, before a figure behind which the piece or a clause ends.
  private static func unmarked(_ piece: some StringProtocol) -> String? {
    guard let start = piece.firstIndex(where: \.isNumber),
      !piece[..<start].contains(where: { ":：=(（".contains($0) })
    else { return nil }
    let label = LengthWords.words(piece[..<start])
    guard (1...3).contains(label.count), areTime(label) else { return nil }
    let text = NoteText.plain(String(piece[start...]))
    let value = TimedLine(text)
    guard let time = value.times.first, time.tokens.lowerBound == 0, case .duration = time.value
    else { return nil }
    guard let end = value.endOfFirst else { return nil }
    return end == value.tokens.count ? text : value.written(0..<value.tokens[end].range.lowerBound)
  }
}
