/// What a number in a take's files can be at all.
///
/// Files are spoilt by disks, editors and other programs; a number outside of these would end the program
/// where a time is made of it.
enum Plausible {
  /// A slot in seconds: up to a day.
  static func isSlot(_ seconds: Double) -> Bool { seconds > 0 && seconds <= 86_400 }

  /// A time of a recording in seconds: what the largest WAV file holds at 8 kHz takes 75 hours.
  static func isTime(_ seconds: Double) -> Bool { (0...360_000).contains(seconds) }

  /// A frame of a recording, or how many there are.
  static func isFrame(_ frame: Int) -> Bool { (0...1 << 40).contains(frame) }

  /// The rates that a recording can have, in frames per second.
  static let rates = 8000...192_000

  /// How many phases, stalls or other things one take can have of a kind.
  static let counts = 0...1_000_000
}
