import AudioCore
import Coach
import FoundationEssentials

/// Notes in the formats of other programs, as the Markdown that pandoc makes of them.
enum ForeignNotes {
  /// A format by the ending of a file's name.
  private struct Format {
    let ending: String
    /// What pandoc calls it.
    let reader: String
    let name: String
    /// Whether there is no text in it that could be read without pandoc.
    var isBinary = false
  }

  private static let formats = [
    Format(ending: "docx", reader: "docx", name: "a Word document", isBinary: true),
    Format(ending: "odt", reader: "odt", name: "an OpenDocument text", isBinary: true),
    Format(ending: "epub", reader: "epub", name: "an EPUB", isBinary: true),
    Format(ending: "rtf", reader: "rtf", name: "Rich Text", isBinary: true),
    Format(ending: "org", reader: "org", name: "Org"),
    Format(ending: "rst", reader: "rst", name: "reStructuredText"),
    Format(ending: "adoc", reader: "asciidoc", name: "AsciiDoc"),
    Format(ending: "html", reader: "html", name: "HTML"),
    Format(ending: "htm", reader: "html", name: "HTML"),
    Format(ending: "tex", reader: "latex", name: "LaTeX"),
  ]
  /// The most Markdown that is taken, in bytes: notes are kilobytes.
  private static let limit = 16 << 20
  /// The longest that pandoc may take; a book takes it one.
  private static let seconds = 30

  /// The Markdown of a file in another format; nil where it is to be read as it is.
  ///
  /// Text without pandoc is read as it is: it may be understood, or refused by its name.
  /// - Throws: ``Failure`` when pandoc is missing for what is no text, or does not read it.
  static func markdown(of path: String) throws(Failure) -> Data? {
    guard let format = format(of: path) else { return nil }
    // A name that begins with a hyphen is no option.
    let file = path.hasPrefix("-") ? "./\(path)" : path
    do {
      let text = try ChildProgram.output(
        of: "pandoc",
        ["--from=\(format.reader)", "--to=gfm", "--wrap=none", "--sandbox", file], limit: limit,
        seconds: seconds)
      return Data(text)
    } catch {
      if case .missing = error {
        guard format.isBinary else { return nil }
        throw Failure(
          "'\(path)' is \(format.name), which is read through pandoc, and that is not installed",
          remedy: "install pandoc, or save the notes as Markdown", status: .noInput)
      }
      throw Failure(
        "cannot read '\(path)' as \(format.name): \(error.summary)",
        remedy: "save the notes as Markdown", status: .badData)
    }
  }

  private static func format(of path: String) -> Format? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    return formats.first { $0.ending == ending }
  }
}
