/// Brings words with the same beginning together: test and testing, labelers and labeling.
struct WordStems {
  private var known: [String] = []

  /// The first word seen that shares its beginning: four letters at the least and more than half of
  /// the longer word, or the whole of a shorter one of five letters and more.
  mutating func stem(_ word: String) -> String {
    if let same = known.first(where: { Self.areAlike($0, word) }) { return same }
    known.append(word)
    return word
  }

  private static func areAlike(_ first: String, _ second: String) -> Bool {
    guard first != second else { return true }
    // Numbers are alike only when they are the same.
    guard first.first?.isNumber != true, second.first?.isNumber != true else { return false }
    let common = zip(first, second).prefix { $0 == $1 }.count
    let (shorter, longer) = (min(first.count, second.count), max(first.count, second.count))
    return common >= 4 && 20 * common > 11 * longer || common >= 5 && common == shorter
  }
}
