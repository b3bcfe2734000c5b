internal import CommonMark

/// Tells of durations that became no part of a plan, so that none is lost in silence.
enum UnusedTimes {
  /// A notice for each line with a duration on it, except some lines.
  ///
  /// - Parameter withPoints: whether mere clock times are told too, as where the plan is made of them.
  static func notices(
    in notes: Notes, except used: Set<Int>, withPoints: Bool = false
  ) -> [PlanNotice] {
    var notices: [PlanNotice] = []
    for block in notes.blocks where block.isText || block.kind == .comment {
      var line = block.line
      if block.rows.isEmpty {
        for text in block.text.lines {
          if !used.contains(line),
            let time = duration(in: text, withPoints, isComment: block.kind == .comment)
          {
            notices.append(notice(time, line))
          }
          line += 1
        }
      } else {
        for row in block.rows where !used.contains(row.line) {
          if let time = row.cells.lazy.compactMap({ duration(in: $0, withPoints) }).first {
            notices.append(notice(time, row.line))
          }
        }
      }
    }
    return notices
  }

  private static func notice(_ time: String, _ line: Int) -> PlanNotice {
    PlanNotice(line: line, text: "'\(time)' is not part of the plan", subject: .text)
  }

  /// The first duration or range of clock times of a line, as it is written.
  private static func duration(
    in text: some StringProtocol, _ withPoints: Bool, isComment: Bool = false
  ) -> String? {
    guard TimeTokenizer.canHoldDuration(text) || text.utf8.contains(UInt8(ascii: ":")) else {
      return nil
    }
    let value = TimeLabels.value(in: text)
    let line = TimedLine(value ?? String(text))
    // `Time: 0:30`, or `0:30` and nothing beside it: the length of something.
    let isAlone = (value != nil || isComment) && line.words(0..<line.tokens.count).isEmpty
    let found = line.times.first { time in
      switch time.value {
      case .duration: time.weakUnit == nil
      case .span: true
      case .point: withPoints || isAlone
      default: false
      }
    }
    return found.map { line.written($0.scalars) }
  }
}
