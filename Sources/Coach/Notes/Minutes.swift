internal import CommonMark

/// Minutes of meetings, which tell what was talked of and hold agendas of other events.
enum Minutes {
  private static let headings = TalkWords(
    """
    attendance attendees apologies regrets absent anwesend anwesende protokoll protocole présents
    excusés asistentes acta presentes ata presenti verbale aanwezig notulen obecni protokół zápis přítomni
    присутствовали протокол
    """, pieces: "议事录 会议纪要 与会 議事録 出席者 회의록 참석자")
  private static let phrases = [
    "action items", "meeting notes", "meeting minute", "minutes of", "present:", "attending:",
    "scribe:",
  ]

  /// Whether headings or labels say so: "Attendees", "Action items".
  static func areMinutes(_ notes: Notes) -> Bool {
    notes.blocks.contains { block in
      if block.headingLevel != nil {
        // "Attendance (5 min)" is a part of a lesson.
        return headings.found(in: block.text) != nil && LengthWords.words(block.text).count <= 4
          && !block.text.contains(where: \.isNumber) || begins(block.text)
      }
      return block.kind == .paragraph && block.text.utf8.count < 400 && begins(block.text)
    }
  }

  private static func begins(_ text: String) -> Bool {
    let start = text.prefix(16).lowercased()
    return phrases.contains { start.hasPrefix($0) }
  }
}
