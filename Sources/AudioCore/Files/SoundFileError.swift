/// Why a sound file cannot be read or written.
public enum SoundFileError: DiagnosableError, Equatable {
  /// It does not exist or may not be read; the system's words.
  case cannotOpen(file: String, why: String)
  /// It is no sound file that libsndfile knows; the library's words.
  case notAudio(file: String, why: String)
  /// Another program could not decode it either.
  case notDecoded(file: String, ProgramError)
  /// It has a header, and not one frame behind it that can be decoded.
  case nothingDecoded(file: String)
  /// It has fewer sound tracks; none at all in a picture or a silent film.
  case noTrack(file: String, track: Int, tracks: Int)
  /// It has fewer channels.
  case noChannel(file: String, channel: Int, channels: Int)
  /// What came through a pipe cannot be kept; the system's words.
  case cannotCopy(file: String, why: String)
  /// It has no audio in it.
  case empty(file: String)
  /// Its sample rate is outside 8 to 192 kHz.
  case unsuitableRate(file: String, rate: Int)
  /// It cannot be created; the system's words.
  case cannotCreate(file: String, why: String)
  /// Writing failed: the disk is full or gone; the system's words.
  case cannotWrite(file: String, why: String)

  /// What went wrong, as one sentence.
  public var summary: String {
    switch self {
    case .cannotOpen(let file, let why): "cannot open '\(file)': \(why)"
    case .notAudio(let file, let why): "'\(file)' is not audio that can be read: \(why)"
    case .notDecoded(let file, let error):
      "'\(file)' is not audio that can be read: \(error.summary)"
    case .nothingDecoded(let file): "'\(file)' holds no audio that can be decoded"
    case .noTrack(let file, let track, let tracks):
      tracks == 0
        ? "'\(file)' holds no sound" : "'\(file)' has no sound track \(track): it has \(tracks)"
    case .noChannel(let file, let channel, let channels):
      "'\(file)' has no channel \(channel): it has \(channels)"
    case .cannotCopy(let file, let why): "cannot keep what comes from '\(file)': \(why)"
    case .empty(let file): "'\(file)' holds no audio"
    case .unsuitableRate(let file, let rate):
      "'\(file)' has a sample rate of \(rate) Hz, outside 8000 to 192000"
    case .cannotCreate(let file, let why): "cannot create '\(file)': \(why)"
    case .cannotWrite(let file, let why): "cannot write '\(file)': \(why)"
    }
  }

  /// What the user can do about it.
  public var remedy: String? {
    switch self {
    case .cannotOpen: "check the path and its permissions"
    case .notAudio where FFmpegSource.isInstalled:
      "give a recording, or check that it plays"
    case .notAudio(let file, _):
      "install ffmpeg, or convert it where that is: \(Self.conversion(of: file))"
    case .notDecoded: "check that it plays, or export it from what recorded it as WAV"
    case .nothingDecoded: "copy it again from where it was recorded: it broke off at its beginning"
    case .noTrack(_, _, let tracks):
      tracks == 0 ? "give the file that has the sound" : "choose one of 1 to \(tracks)"
    case .noChannel(_, _, let channels): "choose one of 1 to \(channels)"
    case .cannotCopy: "free some space, or set TMPDIR to a folder that has it"
    case .empty: "record again, or check what wrote the file"
    case .unsuitableRate(let file, _):
      "convert it first: \(Self.conversion(of: file, " -ar 16000"))"
    case .cannotCreate: "check the folder's permissions, or choose another folder"
    case .cannotWrite: "free some space; what was recorded before is kept"
    }
  }

  /// A command that makes a WAV file of another, to be pasted into a shell.
  private static func conversion(of file: String, _ options: String = "") -> String {
    let stem = file.lastIndex(of: ".").flatMap { dot in
      file[dot...].contains("/") || dot == file.startIndex ? nil : String(file[..<dot])
    }
    let output = (stem ?? file) + (options.isEmpty ? ".wav" : "-16000.wav")
    return "ffmpeg -i \(ShellWord.file(file))\(options) \(ShellWord.file(output))"
  }
}
