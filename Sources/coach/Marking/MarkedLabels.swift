import AudioCore
import Coach
import FoundationEssentials
import Glibc

/// The label file of a recording that was marked by ear: `talk.labels.txt` beside `talk.wav`.
///
/// It is written with every answer, so that nothing is lost with the program. A file of that name that holds anything
/// else than such marks is somebody's own and is not replaced unasked.
final class MarkedLabels {
  /// The path, as it was given or as it follows from the recording's; `-` is standard output.
  let path: String
  private let inputs: [String]
  private let isForced: Bool
  /// What the file holds that this program wrote; nil before it has.
  private var written: String?

  /// Decides whether the file may be written, before anybody listens.
  ///
  /// - Parameter known: the marks that are read from it and written back, as this program would write them.
  /// - Throws: ``Failure`` when it may not.
  init(_ path: String, _ arguments: ParsedArguments, known: String?) throws(Failure) {
    self.path = path
    inputs = Delivery.inputs(arguments)
    isForced = arguments.flags.contains(SharedOptions.force.name)
    written = known
    _ = try destination
  }

  /// Whether the labels go to standard output, in the end and not with every answer.
  var isPrinted: Bool { path == "-" }

  /// Writes the labels.
  ///
  /// - Throws: ``Failure``, also when somebody else has changed the file meanwhile.
  func write(_ text: String) throws(Failure) {
    try destination.write(text)
    written = text
  }

  private var destination: Destination {
    get throws(Failure) {
      let written = written
      return try Destination(path, inputs: inputs, isForced: isForced) { path in
        guard let written, let data = try? InputFile.read(path, kind: "label file") else {
          return false
        }
        return data == Data(written.utf8)
      }
    }
  }
}
