internal import CAlsa
internal import Glibc

/// A capture device as alsa-lib lists it.
public struct CaptureDevice: Sendable, Equatable {
  /// The name to open it by.
  public let name: String
  /// What it is, in one line.
  public let description: String

  /// Every capture device that alsa-lib's configuration names.
  ///
  /// The corresponding C function is `snd_device_name_hint`.
  public static func all() -> [CaptureDevice] {
    coach_alsa_silence_errors()
    var hints: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
    guard snd_device_name_hint(-1, "pcm", &hints) == 0, let hints else { return [] }
    defer { snd_device_name_free_hint(hints) }
    var devices: [CaptureDevice] = []
    var hint = hints
    while let entry = hint.pointee {
      // No direction means both.
      if let name = text(entry, "NAME"), text(entry, "IOID") ?? "Input" == "Input", name != "null" {
        let description = text(entry, "DESC") ?? ""
        devices.append(
          CaptureDevice(
            name: name, description: description.replacing("\n", with: ", ")))
      }
      hint += 1
    }
    return devices
  }

  private static func text(_ hint: UnsafeMutableRawPointer, _ key: String) -> String? {
    guard let value = snd_device_name_get_hint(hint, key) else { return nil }
    defer { free(value) }
    return String(cString: value)
  }
}
