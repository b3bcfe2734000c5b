import AudioCore
import Coach

/// The microphones as a person sees them.
enum DeviceList {
  /// The devices that there are.
  ///
  /// - Parameter isWhole: whether converters and other views of a card are in it.
  /// - Throws: ``Failure`` when there is none.
  static func all(isWhole: Bool) throws(Failure) -> [CaptureDevice] {
    let all = CaptureDevice.all()
    let server = SoundServer.running
    let devices =
      (isWhole ? all : CaptureDevice.known(among: all))
      + (server?.microphones(among: all) ?? [])
    guard !devices.isEmpty else {
      throw Failure(
        "alsa-lib knows no capture device",
        remedy: server.map { "let it reach the sound server: install \($0.package)" }
          ?? "connect a microphone and try again", status: .noDevice)
    }
    return devices
  }

  /// The device that is used where none is named.
  ///
  /// - Throws: ``Failure`` when the configuration cannot be understood.
  static func used() throws(Failure) -> String {
    let spec = CommandSpec(
      name: "", abstract: "", group: .prepare, options: [SharedOptions.device])
    let arguments = try Configuration.read().completing(ParsedArguments(), of: spec)
    return arguments.value(SharedOptions.device.name) ?? "default"
  }

  /// A device on a line, its name first, in a column with the others.
  ///
  /// - Parameter level: how loud it is there, if that was asked.
  static func line(
    _ device: CaptureDevice, mark: String, of devices: [CaptureDevice], level: DeviceLevel? = nil
  ) -> String {
    let width = min(30, devices.map(\.name.count).max() ?? 0)
    let padding = String(repeating: " ", count: max(0, width - device.name.count))
    let indent = String(repeating: " ", count: mark.count)
    let levelLine = level.map { "\n\(indent)\($0.text(.ofLocale))" } ?? ""
    return DisplayText.lines("\(mark)\(device.name)\(padding)  \(device.description)\(levelLine)")
      + "\n"
  }
}
