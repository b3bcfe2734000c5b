internal import CCmark

/// The library that reads Markdown.
public enum MarkdownLibrary {
  /// Its name and version; it is part of the program.
  ///
  /// The corresponding C function is `cmark_version_string`.
  public static var version: String {
    "libcmark-gfm " + (cmark_version_string().map { String(cString: $0) } ?? "")
  }
}
