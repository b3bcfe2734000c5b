/// The labels of marks that are no phases, as they are written into recordings.
enum MarkLabel {
  static let hold = "(hold)"
  static let interruption = "(interruption)"
  static let end = "(end)"
  /// Behind the label of a phase whose beginning nobody has confirmed.
  private static let estimateSuffix = " (estimated)"
  private static let notePrefix = "(note)"
  private static let lostPrefix = "(lost "
  private static let lostSuffix = " s)"

  /// The label of what begins at a mark.
  static func text(_ activity: Activity, _ agenda: Agenda) -> String {
    switch activity {
    case .phase(let index): agenda.parts[index].label
    case .held: hold
    case .interruption: interruption
    case .ended: end
    }
  }

  /// The label of what is only estimated to begin at a mark.
  static func estimated(_ text: String) -> String { text + estimateSuffix }

  /// The label itself, where one says that it is an estimate.
  static func estimated(in label: String) -> String? {
    label.lowercased().hasSuffix(estimateSuffix)
      ? String(label.dropLast(estimateSuffix.count)) : nil
  }

  /// The label of something noted.
  static func note(_ text: String) -> String {
    text.isEmpty ? notePrefix : "\(notePrefix) \(text)"
  }

  /// What is noted, when this is a note's label.
  static func note(in label: String) -> String? {
    guard label.lowercased().hasPrefix(notePrefix) else { return nil }
    return label.dropFirst(notePrefix.count).trimmed
  }

  /// The label of a stretch that the device lost.
  static func lost(seconds: Double) -> String {
    lostPrefix + TimeText.decimal(seconds, places: 6) + lostSuffix
  }

  /// The length of a lost stretch in seconds, when this is its label.
  static func lostSeconds(_ text: String) -> Double? {
    guard text.hasPrefix(lostPrefix), text.hasSuffix(lostSuffix) else { return nil }
    let seconds = Double(text.dropFirst(lostPrefix.count).dropLast(lostSuffix.count))
    return seconds.flatMap { (0...Plausible.longest).contains($0) ? $0 : nil }
  }

  /// What a label that is no phase stands for; a word such as "end" is a phase's where the agenda has one of that
  /// name.
  static func activity(_ text: String, in agenda: Agenda?) -> Activity? {
    let label = text.lowercased()
    switch label {
    case hold, "(held)": return .held
    case interruption: return .interruption
    case end: return .ended
    case "end", "finish", "stop":
      let isPhase = agenda?.parts.contains { $0.name.lowercased() == label } ?? false
      return isPhase ? nil : .ended
    default: return nil
    }
  }
}
