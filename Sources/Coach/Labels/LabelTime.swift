/// Places in a recording as other programs write them, in seconds.
enum LabelTime {
  /// `m:ss` or `h:mm:ss`, with decimals behind a point or a comma or without.
  static func clock(_ text: some StringProtocol) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let last = parts.last, let rest = seconds(last), rest < 60,
      last.prefix(while: { $0.isNumber }).count <= 2
    else { return nil }
    var total = 0.0
    for part in parts.dropLast() {
      guard !part.isEmpty, part.count <= 3, part.allSatisfy({ $0.isASCII && $0.isNumber }),
        let value = Int(part)
      else { return nil }
      total = total * 60 + Double(value)
    }
    return total * 60 + rest
  }

  /// A plain number, with decimals behind a point or a comma.
  static func seconds(_ text: some StringProtocol) -> Double? {
    guard text.first?.isNumber == true,
      text.allSatisfy({ $0.isASCII && $0.isNumber || ".,".contains($0) }),
      let value = Double(String(text.map { $0 == "," ? "." : $0 })), value < LabelFile.longest
    else { return nil }
    return value
  }

  /// `h:mm:ss:ff` or `hh;mm;ss;ff`, as editing programs count, at so many frames a second.
  static func timecode(_ text: some StringProtocol, framesPerSecond: Double) -> Double? {
    guard let (seconds, frames) = timecodeParts(text) else { return nil }
    return seconds + Double(frames) / framesPerSecond
  }

  /// The seconds and the frames of a time code.
  static func timecodeParts(_ text: some StringProtocol) -> (seconds: Double, frames: Int)? {
    let parts = text.split(omittingEmptySubsequences: false) { ":;".contains($0) }
    let numbers = parts.compactMap { $0.count <= 3 ? Int($0) : nil }
    guard parts.count == 4, numbers.count == 4, numbers.allSatisfy({ $0 >= 0 }), numbers[1] < 60,
      numbers[2] < 60, numbers[3] < 120
    else { return nil }
    return (Double(numbers[0] * 3600 + numbers[1] * 60 + numbers[2]), numbers[3])
  }

  /// A time as people and programs write it: a clock, or a duration with its units such as `1h02m03s`.
  static func written(_ text: some StringProtocol) -> Double? {
    if let time = clock(text) { return time }
    let text = String(text)
    guard text.contains(where: \.isNumber), text.contains(where: \.isLetter) else { return nil }
    return DurationText.duration(text)?.seconds
  }
}
