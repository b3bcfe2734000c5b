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
    let devices = try DeviceList.all(isWhole: arguments.flags.contains(everything.name))
    let used = try DeviceList.used()
    for device in devices {
      let mark = device.name == used ? "* " : "  "
      try Console.result(DeviceList.line(device, mark: mark, of: devices))
    }
    return .done
  }
}
