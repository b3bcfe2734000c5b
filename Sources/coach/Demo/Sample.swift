import AudioCore
import Glibc

/// The sample rehearsal that comes with the program.
struct Sample {
  static let planName = "sample-rehearsal.md"
  static let keysName = "sample-rehearsal.keys"
  private static let audioName = "sample-rehearsal.ogg"

  private let folder: String
  /// Frames per second of the recording.
  let rate: Int

  /// The notes.
  var plan: String { folder + "/" + Self.planName }
  /// The keys that were pressed, in seconds of the recording.
  var keys: String { folder + "/" + Self.keysName }
  private var audio: String { folder + "/" + Self.audioName }

  /// The sample beside the program, where packages put it, or in the checkout that it was built in.
  ///
  /// - Throws: ``Failure`` when there is none.
  static func installed() throws(Failure) -> Sample {
    let program = Self.program
    var folders: [String] = []
    if let bin = program.lastIndex(of: "/") {
      folders.append(program[..<bin] + "/../share/coach")
    }
    if let build = program.firstRange(of: "/.build/") {
      folders.append(program[..<build.lowerBound] + "/Examples")
    }
    let whole = folders.first { folder in
      [planName, keysName, audioName].allSatisfy { access(folder + "/" + $0, R_OK) == 0 }
    }
    guard let folder = whole else {
      throw Failure(
        "the sample rehearsal is not installed beside '\(program)'",
        remedy: "install the whole package, or a rehearsal of your own: coach rehearse talk.md",
        status: .noInput)
    }
    return try Sample(folder: folder)
  }

  private init(folder: String) throws(Failure) {
    self.folder = folder
    rate = try Self.told { () throws(SoundFileError) in
      try SoundFileReader(path: folder + "/" + Self.audioName).rate
    }
  }

  /// Its samples.
  ///
  /// - Throws: ``Failure`` when it cannot be read.
  func samples() throws(Failure) -> [Int16] {
    try Self.told { () throws(SoundFileError) in
      var reader = try SoundFileReader(path: audio)
      var samples: [Int16] = []
      samples.reserveCapacity(reader.frames)
      while true {
        let count = reader.withBlock(of: rate) { block in
          for index in block.indices { samples.append(block[index]) }
          return block.count
        }
        if count == 0 { return samples }
      }
    }
  }

  private static func told<Result>(
    _ body: () throws(SoundFileError) -> Result
  ) throws(Failure) -> Result {
    do throws(SoundFileError) {
      return try body()
    } catch {
      throw Failure(error)
    }
  }

  /// Where the program lies, links followed.
  ///
  /// The corresponding C function is `readlink`.
  private static var program: String {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
