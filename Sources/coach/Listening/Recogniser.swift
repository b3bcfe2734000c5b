import AudioCore
import Coach
import FoundationEssentials
import Glibc

/// A recogniser of speech that is installed: another program, to which the sound of a recording is given.
///
/// Nothing of it is linked or shipped, and nothing leaves the machine. What it is given lies in a file
/// without a name, and it ends with this program: whatever stops that leaves nothing behind.
struct Recogniser {
  /// The program's name.
  let program: String
  private let arguments: [String]

  private static let whisper = "whisper-cli"
  /// Debian's is called like this, of version 0.8; it brings its English model.
  private static let sphinx = "pocketsphinx_continuous"
  /// What a recogniser may print, in bytes.
  private static let limit = 64 << 20

  /// The recogniser to use: whisper-cli where it has a model, else pocketsphinx.
  ///
  /// - Throws: ``Failure`` where neither is ready.
  init(model: String?) throws(Failure) {
    let hasWhisper = ProgramPath.find(Self.whisper) != nil
    if hasWhisper, let model {
      guard access(model, R_OK) == 0 else {
        throw Failure(
          "cannot read the model '\(model)': \(String(cString: strerror(errno)))",
          remedy: "check the path of --whisper-model", status: .noInput)
      }
      program = Self.whisper
      // A word a line. English models leave hesitations out unless they have seen some.
      let prompt = model.contains(".en.") ? ["--prompt", "Um, uh, er, hmm."] : []
      arguments =
        ["-m", model, "-f", "-", "-l", "auto", "-ml", "1", "-sow", "-np"] + prompt
      return
    }
    guard ProgramPath.find(Self.sphinx) != nil else {
      throw Failure(
        hasWhisper ? "whisper-cli has no model" : "no recogniser of speech is installed",
        remedy: hasWhisper
          ? "name one: --whisper-model ggml-base.en.bin"
          : "install whisper.cpp, or pocketsphinx and pocketsphinx-en-us; or give a file: --words talk.vtt",
        status: .noInput)
    }
    program = Self.sphinx
    arguments = ["-infile", "/dev/stdin", "-time", "yes", "-logfn", "/dev/null"]
  }

  /// The words of a recording; how far it has got stands on the terminal.
  ///
  /// - Throws: ``Failure`` when it cannot be read, or the recogniser fails.
  func transcript(of recording: Recording) throws(Failure) -> Transcript {
    let sound: Int32
    do throws(SoundFileError) {
      sound = try RecogniserSound.descriptor(of: recording)
    } catch {
      throw Failure(error)
    }
    defer { close(sound) }
    let text: [UInt8]
    do throws(ProgramError) {
      text = try output(of: sound, seconds: recording.contour.frames / recording.contour.rate)
    } catch {
      throw Failure(
        "\(program) did not recognise the recording: \(error.summary)",
        remedy: error.remedy ?? "check that '\(program)' works by itself", status: .failure)
    }
    do {
      return try Transcript(decoding: Data(text))
    } catch {
      throw Failure(
        "\(program) heard no words",
        remedy: "listen to the recording, or give another's: --words talk.vtt",
        status: .failure)
    }
  }

  private func output(of sound: Int32, seconds: Int) throws(ProgramError) -> [UInt8] {
    var child = try ChildProgram(program, arguments, input: sound)
    let show = ProgressLine.show("\(program): seconds heard")
    defer { ProgressLine.clear() }
    show(0, seconds)
    var all: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = block.withUnsafeMutableBytes { child.read(into: $0) } ?? 0
      guard count > 0 else { break }
      guard all.count + count <= Self.limit else {
        throw .tooMuch(program: program, bytes: Self.limit)
      }
      all += block.prefix(count)
      if let last = Self.lastSecond(block.prefix(count)) { show(min(seconds, last), seconds) }
    }
    try child.finish()
    return all
  }

  /// How far a recogniser has got, by the last whole line that it printed; nil where that has no time.
  private static func lastSecond(_ bytes: ArraySlice<UInt8>) -> Int? {
    let text = String(decoding: bytes, as: UTF8.self)
    for line in text.split(separator: "\n").reversed() {
      if let end = RecogniserLine.end(String(line)) { return Int(end) }
    }
    return nil
  }
}
