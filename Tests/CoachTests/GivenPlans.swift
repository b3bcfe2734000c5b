import Foundation

/// The documents that the project was given, which lie beside it in some places.
enum GivenPlans {
  /// One of them; nil where they are not there.
  static func file(_ name: String) -> URL? {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.deletingLastPathComponent().appendingPathComponent("shared/plans/\(name)")
      .standardizedFileURL
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }
}
