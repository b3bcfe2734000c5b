/// Why a sound file cannot be read or written.
public enum SoundFileError: DiagnosableError, Equatable {
  /// It does not exist or may not be read; the system's words.
  case cannotOpen(file: String, why: String)
  /// It is no sound file that libsndfile knows; the library's words.
  case notAudio(file: String, why: String)
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
    case .notAudio: "give a WAV, FLAC, Ogg, MP3 or other file that libsndfile reads"
    case .empty: "record again, or check what wrote the file"
    case .unsuitableRate: "convert it first: sox in.wav -r 16000 out.wav"
    case .cannotCreate: "check the folder's permissions, or set XDG_DATA_HOME to another"
    case .cannotWrite: "free some space; what was recorded before is kept"
    }
  }
}
