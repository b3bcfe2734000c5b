import Foundation

/// A capture device of alsa-lib that plays a recording and fails at given frames.
///
/// Real alsa-lib: an external plugin (`Tests/FaultyMicrophone`), built once with gcc. It is the
/// process's clock as well, so that twenty lost seconds take no time; or it plays in real time.
public struct FaultyMicrophone {
  /// What can go wrong; see `Tests/FaultyMicrophone/faulty.c`.
  public enum Kind: String, Sendable, CaseIterable {
    case overrun, suspend, gone, stall, late, hang, kill, silence, short, stuck
  }

  /// Something that goes wrong at a frame of the recording, for so many frames.
  public struct Fault: Sendable {
    /// What.
    public let kind: Kind
    /// The frame of the recording.
    public let frame: Int
    /// How many frames it lasts.
    public let length: Int

    /// A fault.
    public init(_ kind: Kind, at frame: Int, for length: Int) {
      self.kind = kind
      self.frame = frame
      self.length = length
    }
  }

  /// Longer than any recording: a device that never comes back.
  public static let forever = 1 << 40

  /// The device's name for `--device`.
  public let device = "faulty"
  /// To be preloaded for a disk that fails; see `Tests/FaultyMicrophone/disk.c`.
  public static let disk = library.map {
    $0.replacing("libfaulty.so", with: "libfaultydisk.so")
  }
  /// What the program's environment needs.
  public let environment: [String: String]

  /// Puts the recording and alsa-lib's configuration into a folder.
  ///
  /// - Parameters:
  ///   - pace: the frames that the device really delivers in a second; nil for the rate.
  ///   - isRealTime: whether it plays in real time.
  public init(
    _ samples: [Int16], rate: Int, pace: Int? = nil, faults: [Fault] = [],
    isRealTime: Bool = false, in folder: TemporaryFolder
  ) throws {
    let library = try Self.library.get()
    try samples.withUnsafeBytes {
      try Data($0).write(to: URL(fileURLWithPath: folder.file("faulty.raw")))
    }
    let faults = faults.map { "\($0.kind.rawValue)@\($0.frame)+\($0.length)" }
    try folder.write(
      """
      <confdir:alsa.conf>
      pcm_type.faulty { lib "\(library)" }
      pcm.faulty {
        type faulty
        infile "\(folder.file("faulty.raw"))"
        rate \(rate)
        pace \(pace ?? rate)
        faults "\(faults.joined(separator: " "))"
      }
      """, to: "faulty.conf")
    var environment = ["ALSA_CONFIG_PATH": folder.file("faulty.conf")]
    if !isRealTime {
      environment["LD_PRELOAD"] = library
      environment["FAULTY_CLOCK"] = "1"
      // A sanitizer wants to come before what is preloaded, and cannot.
      environment["ASAN_OPTIONS"] = "verify_asan_link_order=0"
    }
    self.environment = environment
  }

  /// The plugin, built when the first test asks for it.
  private static let library = Result { () throws -> String in
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    let output = URL(fileURLWithPath: CoachProcess.binary).deletingLastPathComponent().path
    let make = Process()
    make.executableURL = URL(fileURLWithPath: "/usr/bin/make")
    make.arguments = [
      "-s", "-C", tests.appendingPathComponent("FaultyMicrophone").path, "OUTPUT=\(output)",
    ]
    try make.run()
    make.waitUntilExit()
    guard make.terminationStatus == 0 else { throw BuildFailure() }
    return output + "/libfaulty.so"
  }

  private struct BuildFailure: Error {}
}
