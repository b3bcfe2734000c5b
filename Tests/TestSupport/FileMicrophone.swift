import Foundation

/// A capture device of alsa-lib that plays a known recording as fast as it is read.
///
/// Real alsa-lib and real `snd_pcm_readi`: its file plugin over the null device. Behind the end of the
/// recording it delivers whatever is in memory (seen in alsa-lib 1.2.8), so rehearsals end before.
public struct FileMicrophone {
  /// The device's name for `--device`.
  public let device = "filemic"
  /// What the program's environment needs.
  public let environment: [String: String]

  /// Puts the recording and alsa-lib's configuration into a folder.
  ///
  /// The recording is filled up with silence to whole periods of 20 ms and played `repeats` times.
  public init(
    _ samples: [Int16], rate: Int = 16_000, repeats: Int = 1, in folder: TemporaryFolder
  ) throws {
    let period = rate / 50
    let missing = (period - samples.count % period) % period
    let whole = samples + [Int16](repeating: 0, count: missing)
    let raw = whole.withUnsafeBytes { Data($0) }
    let file = folder.file("microphone.raw")
    _ = FileManager.default.createFile(atPath: file, contents: nil)
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
    for _ in 0..<repeats { try handle.write(contentsOf: raw) }
    try handle.close()
    try folder.write(
      """
      <confdir:alsa.conf>
      pcm.filemic {
        type file
        slave.pcm "null"
        file "/dev/null"
        infile "\(folder.file("microphone.raw"))"
        format "raw"
        hint {
          show on
          description "A recording"
        }
      }
      """, to: "alsa.conf")
    environment = ["ALSA_CONFIG_PATH": folder.file("alsa.conf")]
  }
}
