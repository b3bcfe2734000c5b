import Foundation
public import Testing

/// Files of expected output.
///
/// With `UPDATE_GOLDEN=1` they are rewritten, and the test fails all the same: nobody passes by
/// accident.
public enum Golden {
  /// Compares a text with `Golden/<name>` beside the test's source file.
  public static func expect(
    _ text: String, equals name: String, file: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    let golden = folder.appendingPathComponent("Golden").appendingPathComponent(name)
    let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil
    guard !isUpdating, let expected = try? String(contentsOf: golden, encoding: .utf8) else {
      try? Data(text.utf8).write(to: golden)
      Issue.record("recorded \(name); look at it and run again", sourceLocation: sourceLocation)
      return
    }
    #expect(text == expected, "differs from \(name)", sourceLocation: sourceLocation)
  }
}
