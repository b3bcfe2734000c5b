public import FoundationEssentials

/// The marks of a take as they were corrected afterwards, `marks.json` in its folder.
///
/// Version 1.
///
/// The journal says what was pressed and is never changed; these marks are used in place of its own as long as the file
/// is there.
public struct MarkCorrection: Codable, Sendable, Equatable {
  /// The version of this format.
  public let schema: Int
  /// The marks in force, ascending.
  public let marks: [TakeManifest.MarkRecord]

  /// The correction that these marks are.
  public init(_ marks: [Mark], agenda: Agenda) {
    schema = 1
    self.marks = marks.map { TakeManifest.MarkRecord($0, agenda) }
  }

  /// Reads `marks.json`; nil when it is of another version or holds marks that cannot be.
  ///
  /// - Parameter partCount: how many parts the take's agenda has.
  public init?(decoding data: Data, partCount: Int) {
    guard let record = try? JSONDecoder().decode(MarkCorrection.self, from: data),
      record.schema == 1, !record.marks.isEmpty,
      record.marks.allSatisfy({ mark in
        Plausible.isFrame(mark.frame) && mark.activity != nil
          && mark.phase.map((0..<partCount).contains) != false
      }), zip(record.marks, record.marks.dropFirst()).allSatisfy({ $0.frame <= $1.frame })
    else { return nil }
    self = record
  }

  /// The marks as a time line takes them.
  public var all: [Mark] {
    marks.compactMap { record in
      record.activity.map { Mark(frame: record.frame, activity: $0) }
    }
  }
}

extension TakeManifest.MarkRecord {
  /// The record of a mark.
  init(_ mark: Mark, _ agenda: Agenda) {
    let phase: Int? = if case .phase(let index) = mark.activity { index } else { nil }
    self.init(
      frame: mark.frame, label: MarkLabel.text(mark.activity, agenda), phase: phase,
      is_heard: mark.isHeard ? true : nil)
  }

  /// What begins at the mark; nil when its label is none.
  var activity: Activity? { phase.map(Activity.phase) ?? MarkLabel.activity(label, in: nil) }
}
