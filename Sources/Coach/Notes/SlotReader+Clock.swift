internal import CommonMark

/// The time of the whole where it is written as positions are: `Target length 6:00`, `Total 5:00`.
extension SlotReader {
  /// The one such time in the notes that is as long as the parts, or longer by what the last one may take.
  ///
  /// Whether it counts minutes or hours only that length tells. Behind the first part it has to be called a sum.
  ///
  /// - Parameters:
  ///   - first: the block of the first part.
  ///   - length: what the parts take together; of positions without the last part, which is open.
  static func clock(
    in notes: Notes, before first: Int, fitting length: Duration
  ) -> (slot: Duration, line: Int)? {
    var found: [(slot: Duration, line: Int)] = []
    for (index, block) in notes.blocks.enumerated()
    where block.isText && block.rows.isEmpty && block.headingLevel == nil {
      for (offset, line) in block.text.lines.enumerated()
      where line.utf8.contains(UInt8(ascii: ":")) {
        // "2:37.380" is no end of a sentence.
        found += line.replacing(". ", with: "; ").split(whereSeparator: { ";|·•,".contains($0) })
          .compactMap { clause in
            clock(in: clause, isAbove: index < first, fitting: length).map {
              ($0, block.line + offset)
            }
          }
      }
    }
    guard let first = found.first, found.allSatisfy({ $0.slot == first.slot }) else { return nil }
    return first
  }

  private static func clock(
    in clause: Substring, isAbove: Bool, fitting length: Duration
  ) -> Duration? {
    guard clause.utf8.contains(UInt8(ascii: ":")) else { return nil }
    let text = NoteText.plain(String(clause))
    let timed = TimedLine(text)
    guard timed.times.count == 1, case .point(let clock) = timed.times[0].value else { return nil }
    let words = LengthWords.words(
      String(text.unicodeScalars.prefix(timed.times[0].scalars.lowerBound)))
    guard (1...5).contains(words.count),
      isAbove && TimeLabels.areTime(words) || PartKind.holdsTotal(words.joined(separator: " "))
    else { return nil }
    return [false, true].map { Duration.seconds(clock.seconds(inHours: $0)) }.first {
      $0 * 100 >= length * 95 && $0 * 10 <= length * 14
    }
  }
}
