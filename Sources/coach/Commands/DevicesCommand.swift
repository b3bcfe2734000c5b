import AudioCore
import Coach

/// `coach devices`: what there is to record from.
enum DevicesCommand: Command {
  private static let everything = CommandSpec.Option(
    name: "all", help: "List alsa-lib's converters and other views of the same card as well.")

  static let spec = CommandSpec(
    name: "devices", abstract: "List the microphones for --device.",
    discussion:
      "The one marked * is used where no other is named: the one that you keep (coach mic --choose), or alsa-lib's default.",
    group: .prepare,
    examples: [("coach mic --choose", "choose one, check it and keep it")],
    options: [everything])

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let devices = try list(isWhole: arguments.flags.contains(everything.name))
    let used = try kept()
    let width = min(30, devices.map(\.name.count).max() ?? 0)
    for device in devices {
      try Console.result(line(device, mark: device.name == used ? "* " : "  ", width: width))
    }
    return .done
  }

  /// A device on a line, its name first.
  static func line(_ device: CaptureDevice, mark: String, width: Int) -> String {
    let padding = String(repeating: " ", count: max(0, width - device.name.count))
    return DisplayText.lines("\(mark)\(device.name)\(padding)  \(device.description)") + "\n"
  }

  /// The devices that there are.
  ///
  /// - Throws: ``Failure`` when there is none.
  static func list(isWhole: Bool) throws(Failure) -> [CaptureDevice] {
    let all = CaptureDevice.all()
    let devices = isWhole ? all : CaptureDevice.known(among: all)
    guard !devices.isEmpty else {
      throw Failure(
        "alsa-lib knows no capture device", remedy: "connect a microphone and try again",
        status: .noDevice)
    }
    return devices
  }

  /// The device that is used where none is named.
  static func kept() throws(Failure) -> String {
    let spec = CommandSpec(
      name: "", abstract: "", group: .prepare, options: [SharedOptions.device])
    let arguments = try Configuration.read().completing(ParsedArguments(), of: spec)
    return arguments.value(SharedOptions.device.name) ?? "default"
  }
}
