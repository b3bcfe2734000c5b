import AudioCore
import FoundationEssentials
import Glibc
import Takes

/// The folder in which a demo is recorded, with a device of alsa-lib that plays the sample.
struct DemoRoom {
  /// The device's name.
  static let device = "sample"
  private let path: String

  /// - Throws: ``Failure`` when there is no home to put it in.
  init() throws(Failure) {
    let takes = try Failure.telling(try TakesRoot.path())
    path = takes[..<(takes.lastIndex(of: "/") ?? takes.endIndex)] + "/demo"
  }

  /// Makes it anew and turns the process to it: its takes go there, and the sample is a device.
  ///
  /// - Throws: ``Failure`` when the sample cannot be read, or the folder not be made.
  func prepare(_ sample: Sample) throws(Failure) {
    let samples = try sample.samples()
    // What it holds is of earlier demos only. For this user alone, like everything else that is recorded.
    umask(0o077)
    try written {
      try? FileManager.default.removeItem(atPath: path)
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      // Whole periods of 20 ms: behind its end the device delivers whatever is in memory.
      let period = sample.rate / 50
      let silence = [Int16](repeating: 0, count: (period - samples.count % period) % period)
      let sound = (samples + silence).withUnsafeBytes { Data($0) }
      try sound.write(to: URL(filePath: self.sound))
      try Data(configuration.utf8).write(to: URL(filePath: settings))
    }
    setenv("XDG_DATA_HOME", path, 1)
    setenv("ALSA_CONFIG_PATH", settings, 1)
  }

  /// Leaves nothing in it but the take.
  func tidy() {
    for file in [sound, settings] { unlink(file) }
  }

  private var sound: String { path + "/sample.raw" }
  private var settings: String { path + "/alsa.conf" }

  /// alsa-lib's file plugin over its null device.
  private var configuration: String {
    """
    <confdir:alsa.conf>
    pcm.\(Self.device) {
      type file
      slave.pcm "null"
      file "/dev/null"
      infile "\(quoted(sound))"
      format "raw"
    }

    """
  }

  private func quoted(_ text: String) -> String {
    text.map { "\"\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  private func written(_ body: () throws -> Void) throws(Failure) {
    do {
      try body()
    } catch {
      let code = ((error as? CocoaError)?.underlying as? POSIXError)?.code.rawValue ?? EIO
      throw Failure(
        "cannot write the demo's folder '\(path)': \(String(cString: strerror(code)))",
        remedy: "free some space, or choose another folder: XDG_DATA_HOME=/tmp coach demo",
        status: .failure)
    }
  }
}
