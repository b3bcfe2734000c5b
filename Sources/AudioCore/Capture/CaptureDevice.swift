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

  /// The devices that people know among those that alsa-lib lists: what sound servers offer, each card once, and
  /// what the user's own configuration names; without converters and the many views of one card.
  public static func known(among devices: [CaptureDevice]) -> [CaptureDevice] {
    let cards = devices.contains { $0.name.hasPrefix("plughw:") }
    return devices.filter { device in
      let kind = device.name.prefix { $0 != ":" }
      return !converters.contains(String(kind))
        && (!views.contains(String(kind)) || !cards && kind == "sysdefault" && kind != device.name)
    }.map { device in
      CaptureDevice(
        name: device.name, description: device.description.replacing(", \(conversions)", with: ""))
    }
  }

  /// What alsa-plugins add that only changes another device's sound, and JACK, whose clients are connected by hand.
  private static let converters: Set = [
    "lavrate", "samplerate", "speexrate", "speex", "upmix", "vdownmix", "oss", "usbstream", "null",
    "jack",
  ]
  /// Other views of a card than `plughw`, which opens it at every rate.
  private static let views: Set = [
    "hw", "sysdefault", "front", "rear", "center_lfe", "side", "surround21", "surround40",
    "surround41", "surround50", "surround51", "surround71", "iec958", "hdmi", "dmix", "dsnoop",
    "modem", "phoneline",
  ]
  /// What alsa-lib says of every `plughw`.
  private static let conversions = "Hardware device with all software conversions"

  private static func text(_ hint: UnsafeMutableRawPointer, _ key: String) -> String? {
    guard let value = snd_device_name_get_hint(hint, key) else { return nil }
    defer { free(value) }
    return String(cString: value)
  }
}
