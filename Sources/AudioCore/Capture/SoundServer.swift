internal import FoundationEssentials
internal import Glibc

/// The sound server of a desktop, which knows microphones by other names than alsa-lib does.
public enum SoundServer: Sendable, Equatable {
  case pipeWire, pulseAudio

  /// How long it may take to answer, in seconds.
  private static let patience = 2
  /// What it may answer at the most, in bytes: a source takes about 3 kB.
  private static let answerLimit = 1 << 20

  /// The server that runs for this user, told by its socket; nil when there is none.
  public static var running: SoundServer? {
    guard let folder = getenv("XDG_RUNTIME_DIR").map({ String(cString: $0) }) else { return nil }
    if access("\(folder)/pipewire-0", F_OK) == 0 { return .pipeWire }
    return access("\(folder)/pulse/native", F_OK) == 0 ? .pulseAudio : nil
  }

  /// The Debian package through which alsa-lib reaches it.
  public var package: String {
    switch self {
    case .pipeWire: "pipewire-alsa"
    case .pulseAudio: "libasound2-plugins"
    }
  }

  /// Its microphones, by the names that its volume control shows; none where it cannot be asked or alsa-lib does
  /// not reach it.
  ///
  /// - Parameter devices: what alsa-lib lists.
  public func microphones(among devices: [CaptureDevice]) -> [CaptureDevice] {
    let prefix = Self.prefixes.first { prefix in devices.contains { $0.name == prefix.plugin } }
    guard let prefix, let answer = try? Self.askedSources() else { return [] }
    return Self.microphones(answer, prefix: prefix.name)
  }

  /// The plug-ins of alsa-lib that take a microphone's name, and how it is written.
  private static let prefixes = [
    (plugin: "pulse", name: "pulse:"), (plugin: "pipewire", name: "pipewire:NODE="),
  ]

  private static func askedSources() throws(ProgramError) -> [UInt8] {
    try ChildProgram.output(
      of: "pactl", ["--format=json", "list", "sources"], limit: answerLimit, seconds: patience)
  }

  /// One of its sources, as `pactl` writes it.
  private struct Source: Decodable {
    let name: String
    let description: String?
  }

  /// The microphones in an answer of `pactl`; what a loudspeaker plays ("monitor") is none.
  static func microphones(_ answer: [UInt8], prefix: String) -> [CaptureDevice] {
    let sources = try? JSONDecoder().decode([Source].self, from: Data(answer))
    // A comma or a quote would end the name for alsa-lib.
    return (sources ?? []).filter { source in
      !source.name.hasSuffix(".monitor") && !source.name.contains { ",\"' ".contains($0) }
    }.map { CaptureDevice(name: prefix + $0.name, description: $0.description ?? $0.name) }
  }
}
