/// Reads tables of labels whose first line names the columns: Audition, Premiere, Reaper, ELAN, spreadsheets, and what
/// this program writes.
struct LabelTable {
  private enum Column {
    case start, end, length, name
  }

  /// What the columns of places, ends, lengths and names are called, in lower case, and without what stands in brackets
  /// or behind a dash.
  private static let names: [(Column, [String])] = [
    (
      .start,
      [
        "start", "start_s", "start time", "starttime", "in", "in point", "begin", "begin time",
        "beginning", "from",
        "position", "offset", "time", "timestamp", "timecode", "onset", "start_time", "begin_s",
        "at", "at_s", "beginn", "anfang", "von", "zeit", "début", "inicio", "inizio",
      ]
    ),
    (
      .end,
      [
        "end", "end_s", "end time", "endtime", "out", "out point", "to", "stop", "end_time",
        "offset time", "ende", "bis", "fin", "fine",
      ]
    ),
    (
      .length,
      ["duration", "length", "duration_s", "dur", "dauer", "länge", "durée", "duración", "durata"]
    ),
    (
      .name,
      [
        "name", "marker name", "label", "title", "text", "annotation", "chapter", "phase", "marker",
        "description",
        "value", "comment", "note", "section", "topic", "cue", "titel", "bezeichnung", "titre",
        "nom", "título", "nombre", "titolo", "nome",
      ]
    ),
  ]

  private let separator: Character
  private var columns: [Int: Column]
  private let unit: Double
  private let header: Int

  /// The table of a file; nil when its first line names no columns.
  init?(_ lines: [String]) {
    guard let header = lines.firstIndex(where: { !$0.trimmed.isEmpty && !$0.hasPrefix("#,layer") })
    else { return nil }
    let line = lines[header]
    guard let separator = ["\t", ";", ","].first(where: line.contains) else { return nil }
    let titles = Self.fields(line, separator).map { $0.lowercased() }
    var columns: [Int: Column] = [:]
    for (column, names) in Self.names {
      // The first name that there is, not the first column: a table may have several of them.
      let places = names.lazy.compactMap { name in titles.firstIndex { Self.plain($0) == name } }
      if let place = places.first(where: { columns[$0] == nil }) { columns[place] = column }
    }
    guard let start = columns.first(where: { $0.value == .start })?.key, columns.count > 1 else {
      return nil
    }
    let isMilliseconds = titles[start].hasSuffix(" msec") || titles[start].hasSuffix("_ms")
    (self.separator, self.columns, unit) = (separator, columns, isMilliseconds ? 0.001 : 1)
    self.header = header
    // ELAN calls the column of the annotations by their tier.
    if !columns.values.contains(.name),
      let last = titles.indices.last(where: { columns[$0] == nil })
    {
      self.columns[last] = .name
    }
  }

  /// The labels of the table, ascending.
  ///
  /// - Throws: ``MarksError`` when the place of a line cannot be read.
  func labels(_ lines: [String]) throws(MarksError) -> [LabelFile.Label] {
    let rows = lines.indices.dropFirst(header + 1).filter { !lines[$0].trimmed.isEmpty }
    let cells = rows.map { (line: $0 + 1, fields: Self.fields(lines[$0], separator)) }
    let frames =
      cells.flatMap(\.fields).compactMap { LabelTime.timecodeParts($0)?.frames }.max() ?? 0
    // The file does not say how many frames a second has; the highest that occurs does, nearly.
    let rate = frames < 24 ? 24.0 : frames < 25 ? 25 : frames < 30 ? 30 : 60
    var labels: [LabelFile.Label] = []
    for (line, fields) in cells {
      func field(_ column: Column) -> String? {
        columns.first { $0.value == column }.flatMap {
          fields.indices.contains($0.key) ? fields[$0.key] : nil
        }
      }
      func time(_ column: Column) -> Double? {
        field(column).flatMap { text in
          LabelTime.seconds(text).map { $0 * unit } ?? LabelTime.clock(text)
            ?? LabelTime.timecode(text, framesPerSecond: rate)
        }
      }
      guard let start = time(.start), start < LabelFile.longest else {
        throw MarksError(.unreadable(fields.joined(separator: " ")), line: line)
      }
      let end = time(.end) ?? time(.length).map { start + $0 }
      labels.append(
        LabelFile.Label(
          start: start, end: end.flatMap { $0 > start && $0 < LabelFile.longest ? $0 : nil },
          text: (field(.name) ?? "").trimmed, line: line))
    }
    return labels.sorted { $0.start < $1.start }
  }

  /// A column's title without what explains it: `Begin Time - ss.msec`, `Start (s)`.
  private static func plain(_ title: String) -> String {
    let end = title.firstRange(of: " - ")?.lowerBound ?? title.firstIndex { "([".contains($0) }
    return title[..<(end ?? title.endIndex)].trimmed
  }

  /// The fields of a line, quoted ones with their quotes removed (RFC 4180).
  static func fields(_ line: String, _ separator: Character) -> [String] {
    var fields = [""]
    var isQuoted = false
    var before: Character?
    for character in line {
      if character == "\"" {
        // A doubled quote inside of quotes is one.
        if isQuoted {
          isQuoted = false
        } else {
          if before == "\"" { fields[fields.count - 1].append("\"") }
          isQuoted = true
        }
      } else if character == separator, !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
      before = character
    }
    return fields.map(\.trimmed)
  }
}
