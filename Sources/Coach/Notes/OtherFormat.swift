internal import FoundationEssentials

/// What a document is that is no Markdown.
enum OtherFormat {
  /// The name of what the bytes of a file are; nil for text.
  static func ofFile(_ data: Data) -> String? {
    let signs: [(bytes: [UInt8], name: String)] = [
      ([0x50, 0x4B, 0x03, 0x04], "a Word, OpenDocument or other zipped document"),
      ([0xD0, 0xCF, 0x11, 0xE0], "an old Word document"), (Array("%PDF".utf8), "a PDF"),
      (Array("{\\rtf".utf8), "Rich Text"), (Array("RIFF".utf8), "a sound file"),
      (Array("fLaC".utf8), "a sound file"), (Array("OggS".utf8), "a sound file"),
    ]
    return signs.first { data.starts(with: $0.bytes) }?.name
  }

  /// What markup a text is written in; nil where it may be Markdown.
  static func ofText(_ source: SourceText) -> String? {
    let lines = source.lines.prefix(400)
    func count(_ test: (String) -> Bool) -> Int { lines.count(where: test) }
    if lines.contains(where: { $0.lowercased().hasPrefix("#+title") || $0.hasPrefix("#+") })
      || count({ isOrgHeading($0) }) >= 2 && count({ $0.hasPrefix("#") }) == 0
    {
      return "Org"
    }
    if count({ $0.hasPrefix("== ") || $0.hasPrefix("=== ") }) >= 2 { return "AsciiDoc" }
    if lines.contains(where: { $0.hasPrefix(".. ") && $0.contains("::") }) {
      return "reStructuredText"
    }
    if lines.contains(where: { $0.hasPrefix("\\documentclass") || $0.hasPrefix("\\section") }) {
      return "LaTeX"
    }
    let start = lines.first { !$0.trimmed.isEmpty }?.lowercased() ?? ""
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return "HTML" }
    return nil
  }

  /// `** Intro`: two stars or more and a space; one star makes an item in Markdown.
  private static func isOrgHeading(_ line: String) -> Bool {
    let stars = line.prefix { $0 == "*" }
    return stars.count >= 2 && line.dropFirst(stars.count).first == " "
  }
}
