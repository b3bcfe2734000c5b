internal import FoundationEssentials

/// Reads the chapters of podcasts as JSON (Podcasting 2.0, "JSON Chapters"), and those that ffprobe prints.
enum ChapterJSON {
  /// Whether a text can be one.
  static func recognises(_ text: String) -> Bool {
    text.trimmed.hasPrefix("{") || text.trimmed.hasPrefix("[") && text.contains("\"")
  }

  /// The chapters as labels, ascending.
  ///
  /// - Throws: ``MarksError`` when the text is no such JSON.
  static func labels(_ text: String) throws(MarksError) -> [LabelFile.Label] {
    let data = Data(text.utf8)
    let decoder = JSONDecoder()
    let file = try? decoder.decode(File.self, from: data)
    guard let chapters = file?.chapters ?? (try? decoder.decode([Chapter].self, from: data)) else {
      throw MarksError(.unreadable(String(text.trimmed.prefix(40))), line: 1)
    }
    var labels: [LabelFile.Label] = []
    for chapter in chapters {
      guard let start = chapter.start, (0..<LabelFile.longest).contains(start) else {
        throw MarksError(.unreadable(chapter.title), line: nil)
      }
      let end = chapter.end.flatMap { $0 > start && $0 < LabelFile.longest ? $0 : nil }
      labels.append(LabelFile.Label(start: start, end: end, text: chapter.title.trimmed, line: 1))
    }
    return labels.sorted { $0.start < $1.start }
  }

  private struct File: Decodable {
    let chapters: [Chapter]
  }

  private struct Chapter: Decodable {
    let start: Double?
    let end: Double?
    let title: String

    private enum Key: String, CodingKey {
      case startTime, start_time, start, endTime, end_time, end, title, name, label, tags
    }

    private struct Tags: Decodable {
      let title: String?
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      func time(_ keys: [Key]) -> Double? {
        for key in keys {
          if let number = try? values.decode(Double.self, forKey: key) { return number }
          if let text = try? values.decode(String.self, forKey: key),
            let time = LabelTime.seconds(text) ?? LabelTime.clock(text)
          {
            return time
          }
        }
        return nil
      }
      start = time([.startTime, .start_time, .start])
      end = time([.endTime, .end_time, .end])
      let own = [Key.title, .name, .label].lazy.compactMap {
        try? values.decode(String.self, forKey: $0)
      }
      title = own.first ?? (try? values.decode(Tags.self, forKey: .tags))?.title ?? ""
    }
  }
}
