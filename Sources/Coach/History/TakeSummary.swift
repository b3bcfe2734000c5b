/// One take as the list of takes shows it.
public struct TakeSummary: Sendable, Equatable {
  /// In which state a take is.
  public enum State: String, Codable, Sendable, Equatable {
    /// It was ended in order, or completed since.
    case finished
    /// It is being recorded.
    case recording
    /// Its recording was cut off.
    case cut_off
    /// Its sound is missing or cannot be read.
    case no_audio
    /// Its times cannot be told.
    case unreadable
  }

  /// Its number, from 1 for the oldest.
  public let number: Int
  /// The name of its folder.
  public let folder: String
  /// The wall clock at frame 0, ISO 8601 with its offset; empty where the journal cannot be read.
  public let startedAt: String
  /// What was told; empty where nothing says.
  public let title: String
  /// In which state it is.
  public let state: State
  /// How long its sound is, in seconds; nil where it is missing.
  public let seconds: Double?
  /// Its times; nil where they cannot be told.
  public let times: TakeTimes?
  /// What its record says of it; nil where there is none.
  public let record: TakeManifest?
  /// Whether its sound is packed.
  public let isPacked: Bool
  /// What its files take on the disk, in bytes.
  public let bytes: Int

  /// A take in the list.
  public init(
    number: Int, folder: String, startedAt: String, title: String, state: State, seconds: Double?,
    times: TakeTimes?, record: TakeManifest?, isPacked: Bool, bytes: Int
  ) {
    self.number = number
    self.folder = folder
    self.startedAt = startedAt
    self.title = title
    self.state = state
    self.seconds = seconds
    self.times = times
    self.record = record
    self.isPacked = isPacked
    self.bytes = bytes
  }

  /// What was noted afterwards, with its second.
  var notes: [(seconds: Double, text: String)] {
    guard let record else { return [] }
    return (record.notes ?? []).map { (Double($0.frame) / Double(record.rate), $0.text) }
  }
}

extension TakeSummary {
  /// Whether it was given up at the beginning and is not to be kept.
  public var isUnfinished: Bool {
    state == .finished && times?.isFalseStart == true && record?.is_kept != true
  }
}
