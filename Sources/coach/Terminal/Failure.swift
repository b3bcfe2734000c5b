import AudioCore
import Coach
import Glibc

/// An error on its way to the user: one sentence, one remedy, an exit status.
struct Failure: Error, Equatable {
  let summary: String
  let remedy: String?
  let status: ExitStatus

  init(_ summary: String, remedy: String?, status: ExitStatus) {
    self.summary = summary
    self.remedy = remedy
    self.status = status
  }

  init(_ error: some RemediableError, status: ExitStatus) {
    self.init(error.summary, remedy: error.remedy, status: status)
  }

  /// An error in a document, with its place: `notes.md:12:34: …`.
  init(_ error: PlanError, file: String) {
    let place = error.line.map { line in ":\(line)" + (error.column.map { ":\($0)" } ?? "") }
    self.init(
      "\(file)\(place ?? ""): \(error.summary)", remedy: error.remedyOnCommandLine, status: .badData
    )
  }

  /// An error in a file of marks, or in a recording's own.
  init(_ error: MarksError, file: String) {
    let place = error.line.map { ":\($0)" } ?? ""
    self.init("\(file)\(place): \(error.summary)", remedy: error.remedy, status: .badData)
  }

  /// An error in the words of a recogniser.
  init(_ error: TranscriptError, file: String) {
    let place = error.line.map { ":\($0)" } ?? ""
    self.init("\(file)\(place): \(error.summary)", remedy: error.remedy, status: .badData)
  }

  init(_ error: SoundFileError) {
    let status: ExitStatus =
      switch error {
      case .cannotOpen, .notAudio, .notDecoded, .nothingDecoded, .empty, .unsuitableRate: .noInput
      case .noTrack(_, _, let tracks): tracks == 0 ? .noInput : .usage
      case .noChannel: .usage
      case .cannotCreate: .failure
      case .cannotWrite, .cannotCopy: .lost
      }
    self.init(error.summary, remedy: error.remedy, status: status)
  }

  init(_ error: FileError) { self.init(error, status: error.isDiskTrouble ? .lost : .failure) }

  /// A result that did not get to where it was written through, named as `-o` names it.
  init(lost name: String, code: Int32) {
    let what = name == "-" ? "the result" : "the result to '\(name)'"
    self.init(
      "cannot write \(what): \(String(cString: strerror(code)))",
      remedy: "free some space, or write to a file: -o FILE", status: .lost)
  }

  init(_ error: CaptureError) {
    if case .abandoned = error {
      self = Failure.abandoned
    } else {
      self.init(error, status: .noDevice)
    }
  }

  /// The user had enough before anything was recorded, so nothing is kept.
  static let abandoned = Failure(
    "stopped before the recording began", remedy: nil, status: .interrupted)

  /// The two lines that the user sees.
  var message: String {
    let head = "coach: error: \(DisplayText.lines(summary))\n"
    return head + (remedy.map { "  try: \(DisplayText.lines($0))\n" } ?? "")
  }
}
