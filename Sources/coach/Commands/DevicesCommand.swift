import AudioCore
import Coach

/// `coach devices`: what there is to record from.
enum DevicesCommand: Command {
  private static let everything = CommandSpec.Option(
    name: "all", help: "List alsa-lib's converters and other views of the same card as well.")
  private static let levels = CommandSpec.Option(
    name: "levels",
    help: "Listen to each for a second and show how loud it is there: speak meanwhile.")

  static let spec = CommandSpec(
    name: "devices", abstract: "List the microphones for --device.",
    discussion:
      "The one marked * is used where no other is named: the one that you keep (coach mic --choose), or alsa-lib's default.",
    group: .prepare,
    examples: [
      ("coach mic --choose", "choose one, check it and keep it"),
      ("coach devices --levels", "find out which one hears you"),
    ],
    options: [levels, everything])

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let devices = try DeviceList.all(isWhole: arguments.flags.contains(everything.name))
    let used = try DeviceList.used()
    let listens = arguments.flags.contains(levels.name)
    for device in devices {
      let mark = device.name == used ? "* " : "  "
      let level = listens ? try DeviceLevel.measure(device) : nil
      try Console.result(DeviceList.line(device, mark: mark, of: devices, level: level))
    }
    return .done
  }
}
