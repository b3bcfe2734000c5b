import AudioCore
import Coach

/// `coach devices`: what there is to record from.
enum DevicesCommand: Command {
  static let spec = CommandSpec(
    name: "devices", abstract: "List the capture devices for --device.",
    group: .prepare)

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let devices = CaptureDevice.all()
    guard !devices.isEmpty else {
      throw Failure(
        "alsa-lib knows no capture device", remedy: "connect a microphone and try again",
        status: .noDevice)
    }
    let width = min(30, devices.map(\.name.count).max() ?? 0)
    for device in devices {
      let padding = String(repeating: " ", count: max(0, width - device.name.count))
      try Console.result(
        "\(DisplayText.lines("\(device.name)\(padding)  \(device.description)"))\n")
    }
    return .done
  }
}
