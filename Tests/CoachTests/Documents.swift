import Foundation

@testable import Coach

/// The documents of the tests, written for them in the formats that people use.
enum Documents {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// Small notes of every kind, `NAME.md` with what its author meant in `NAME.expected.json`.
  static let planCases = folder.appendingPathComponent("PlanCases")

  static func read(_ name: String) throws -> PlanDocument {
    let file = folder.appendingPathComponent("Documents").appendingPathComponent(name)
    return try PlanDocument(decoding: Data(contentsOf: file))
  }

  static func parse(_ text: String) throws(PlanError) -> PlanDocument {
    PlanDocument(SourceText(text))
  }
}
