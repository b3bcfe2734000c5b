/// The notes under a question as trigger words for the parts of an answer.
struct AnswerNotes {
  /// The most words that a trigger has: what is read at a glance.
  static let longest = 8

  /// The triggers of each part, in the order of the framework's parts.
  let cues: [[String]]

  /// Gives every note to a part.
  ///
  /// A note that begins with a part's name (`Situation: …`), or with another word for the same, belongs
  /// to it, and so does what stands before the name in brackets (`We had no data (Situation).`); notes
  /// without a name stay with the part before. Where no note names a part, note *i* of *n* is due when
  /// *i*/*n* of the answer is over, and belongs to the part that is spoken then.
  init(_ notes: [String], for framework: Framework) {
    var cues = framework.parts.map { _ in [String]() }
    let pieces = notes.flatMap { Self.pieces(of: $0, framework) }
    if pieces.contains(where: { $0.part != nil }) {
      var current = 0
      for piece in pieces {
        current = piece.part ?? current
        cues[current].append(piece.text)
      }
    } else {
      for (index, piece) in pieces.enumerated() {
        let place = Double(index) / Double(pieces.count)
        cues[Self.part(at: place, framework.shares)].append(piece.text)
      }
    }
    self.cues = cues.map { $0.map(Self.glance).filter { !$0.isEmpty } }
  }

  private typealias Piece = (text: String, part: Int?)

  /// The part that is spoken when so much of the answer is over, from 0 to 1.
  private static func part(at place: Double, _ shares: [Double]) -> Int {
    var end = 0.0
    for (index, share) in shares.enumerated() {
      end += share
      if place < end - 1e-9 { return index }
    }
    return shares.count - 1
  }

  /// Takes a note apart at the names of parts that stand in brackets behind what they name.
  private static func pieces(of note: String, _ framework: Framework) -> [Piece] {
    var pieces: [Piece] = []
    var rest = note[...]
    var searched = rest
    while let open = searched.firstIndex(of: "("),
      let close = searched[open...].firstIndex(of: ")")
    {
      searched = searched[searched.index(after: close)...]
      let name = rest[rest.index(after: open)..<close].filter { $0.isLetter }
      guard let part = framework.part(labelled: String(name)) else { continue }
      pieces.append((String(rest[..<open]), part))
      rest = searched
    }
    if pieces.isEmpty { return [labelled(note, framework)] }
    pieces.append((String(rest), nil))
    return pieces.filter { $0.text.contains(where: \.isLetter) }
  }

  /// `Situation: …` or, where only the type was bold, `Situation …`.
  private static func labelled(_ note: String, _ framework: Framework) -> Piece {
    let name = note.prefix { $0.isLetter }
    let rest = note.dropFirst(name.count)
    guard name.first?.isUppercase == true, let next = rest.first, next == ":" || next == " ",
      let part = framework.part(labelled: String(name))
    else { return (note, nil) }
    return (String(rest), part)
  }

  /// The first clause of a note, as far as one reads it at a glance.
  static func glance(_ note: String) -> String {
    let text = note.trimmed
    let start = text.drop { !$0.isLetter && !$0.isNumber && !"\"'“„‘(".contains($0) }
    // "2.5 s" goes on behind the point; "made. Then" does not.
    let ends = [". ", "; ", "! ", ": "].compactMap { start.firstRange(of: $0)?.lowerBound }
    var clause = String(start[..<(ends.min() ?? start.endIndex)])
    while let last = clause.last, ".,;:!".contains(last) || last.isWhitespace {
      clause.removeLast()
    }
    let words = clause.split(whereSeparator: \.isWhitespace)
    guard words.count > longest else { return words.joined(separator: " ") }
    return words.prefix(longest).joined(separator: " ") + " …"
  }
}
