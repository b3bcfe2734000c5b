import Foundation

/// Files of expected output.
///
/// With `UPDATE_GOLDEN=1` they are rewritten, and the test fails all the same: nobody passes by
/// accident.
public enum Golden {
  /// Whether they are written anew.
  public static var isUpdating: Bool {
    ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil
  }

  /// How a text differs from `Golden/<name>` beside the test's source file; nil when it does not.
  public static func difference(
    _ text: String, from name: String, file: String = #filePath
  ) -> String? {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    let golden = folder.appendingPathComponent("Golden").appendingPathComponent(name)
    guard !isUpdating, let expected = try? String(contentsOf: golden, encoding: .utf8) else {
      try? Data(text.utf8).write(to: golden)
      return "recorded \(name); look at it and run again"
    }
    guard text != expected else { return nil }
    let lines = zip(text.split(separator: "\n"), expected.split(separator: "\n"))
    let first = lines.first { $0 != $1 }
    return "\(name) has '\(first?.1 ?? "another length")', not '\(first?.0 ?? "")'"
  }
}
