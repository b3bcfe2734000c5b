import AudioCore
import Coach

/// Lets a person choose a microphone by its number.
enum DeviceChoice {
  /// The device that was chosen from the list.
  ///
  /// - Throws: ``Failure`` when there is none to choose, or none was chosen.
  static func ask() throws(Failure) -> String {
    let devices = try DeviceList.all(isWhole: false)
    let used = try DeviceList.used()
    for (index, device) in devices.enumerated() {
      let mark = "\(index + 1 < 10 ? " " : "")\(index + 1) " + (device.name == used ? "* " : "  ")
      Console.message(DeviceList.line(device, mark: mark, of: devices))
    }
    Console.message("Which one? [1-\(devices.count)] ")
    let answer = (readLine() ?? "").trimmed
    guard let number = Int(answer), devices.indices.contains(number - 1) else {
      throw Failure(
        answer.isEmpty ? "no microphone was chosen" : "'\(answer)' is none of the numbers",
        remedy: "coach mic --choose, then a number from 1 to \(devices.count)", status: .usage)
    }
    return devices[number - 1].name
  }
}
