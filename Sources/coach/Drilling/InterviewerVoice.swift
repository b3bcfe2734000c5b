import AudioCore
import Coach
import FoundationEssentials

/// The voice that asks questions aloud: the user's own recordings of them, or speech-dispatcher.
struct InterviewerVoice {
  /// speech-dispatcher's program; `--wait` ends with the last word.
  private static let program = "spd-say"
  private static let device = "default"

  /// Sound files by the words of their names.
  private let recordings: [(words: [String], path: String)]
  private let isSpoken: Bool

  /// - Parameter folder: with sound files that are named by the line of a question in the notes (`12.wav`) or by its
  ///   first words (`tell-me-about-yourself.ogg`); nil for none.
  /// - Throws: ``Failure`` when the folder cannot be read, or there is nothing to speak with.
  init(folder: String?) throws(Failure) {
    isSpoken = ProgramPath.find(Self.program) != nil
    guard let folder else {
      recordings = []
      guard isSpoken else {
        throw Failure(
          "nothing here can speak the questions",
          remedy: "install speech-dispatcher, or record them yourself: --voices DIR",
          status: .noInput)
      }
      return
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Failure(
        "cannot read the folder '\(folder)'",
        remedy: "name one with your recordings of the questions", status: .noInput)
    }
    recordings = names.sorted().map { name in
      (Self.words(String(name.prefix { $0 != "." })), "\(folder)/\(name)")
    }.filter { !$0.words.isEmpty }
  }

  /// Asks a question.
  ///
  /// - Returns: whether it was asked to its end.
  /// - Throws: ``Failure`` when it cannot be.
  func ask(_ question: Question, until shouldStop: () -> Bool) throws(Failure) -> Bool {
    if let path = recording(of: question) { return try play(path, until: shouldStop) }
    guard isSpoken else {
      throw Failure(
        "there is no recording of the question in line \(question.line)",
        remedy: "record it as '\(question.line).wav', or install speech-dispatcher",
        status: .noInput)
    }
    return try say(question.text, until: shouldStop)
  }

  /// Says a sentence where something here can speak; else nothing.
  func remark(_ text: String, until shouldStop: () -> Bool) throws(Failure) {
    guard isSpoken else { return }
    _ = try say(text, until: shouldStop)
  }

  /// The recording of a question: by its line, else the one with most of its first words.
  func recording(of question: Question) -> String? {
    if let own = recordings.first(where: { $0.words == ["\(question.line)"] }) { return own.path }
    let words = Self.words(question.text)
    let fitting = recordings.filter { $0.words.count > 1 && words.starts(with: $0.words) }
    return fitting.max { $0.words.count < $1.words.count }?.path
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private func say(_ text: String, until shouldStop: () -> Bool) throws(Failure) -> Bool {
    do throws(ProgramError) {
      // Behind "--" nothing is an option.
      var program = try ChildProgram(Self.program, ["--wait", "--", text])
      var bytes = [UInt8](repeating: 0, count: 256)
      while bytes.withUnsafeMutableBytes({ program.read(into: $0, milliseconds: 100) }) != 0 {
        if shouldStop() { return false }
      }
      try program.finish()
      return true
    } catch {
      throw Failure(
        error.summary, remedy: error.remedy ?? "try it by itself: spd-say hello", status: .noDevice)
    }
  }

  private func play(_ path: String, until shouldStop: () -> Bool) throws(Failure) -> Bool {
    var reader = try Self.reader(path)
    do throws(PlaybackError) {
      var device = try ALSAPlayback(device: Self.device, rate: reader.rate)
      var block = [Int16](repeating: 0, count: reader.rate / 4)
      while true {
        var span = block.mutableSpan
        let count = reader.read(into: &span)
        guard count > 0 else { return device.drain(shouldStop: shouldStop) == .finished }
        let part = block.span.extracting(first: count)
        guard try device.play(part, shouldStop: shouldStop) == .finished else { return false }
      }
    } catch {
      throw Failure(error, status: .noDevice)
    }
  }

  private static func reader(_ path: String) throws(Failure) -> SoundFileReader {
    do throws(SoundFileError) {
      return try SoundFileReader(path: path)
    } catch {
      throw Failure(error)
    }
  }
}
