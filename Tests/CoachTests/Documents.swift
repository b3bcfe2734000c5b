import Foundation

@testable import Coach

/// The documents of the tests, written for them in the formats that people use.
enum Documents {
  static func read(_ name: String) throws -> PlanDocument {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("Documents").appendingPathComponent(name)
    return try PlanDocument(decoding: Data(contentsOf: file))
  }

  static func parse(_ text: String) throws(PlanError) -> PlanDocument {
    PlanDocument(SourceText(text))
  }
}
