internal import AudioCore

/// What a number in a take's files can be at all.
///
/// Files are spoilt by disks, editors and other programs; a number outside of these would end the program
/// where a time is made of it.
enum Plausible {
  /// A slot in seconds: up to a day.
  static func isSlot(_ seconds: Double) -> Bool { seconds > 0 && seconds <= 86_400 }

  /// A time of a recording in seconds: what the largest WAV file holds at 8 kHz takes 75 hours.
  static func isTime(_ seconds: Double) -> Bool {
    seconds == 0 || (shortest...longest).contains(seconds)
  }

  /// The longest recording in seconds.
  static let longest = 360_000.0

  /// The least time in seconds that is not none: nothing is measured so finely, and whatever is divided by it
  /// stays a number.
  private static let shortest = 1e-4

  /// A band in seconds, up to a day.
  static func isBand(_ minimum: Double, _ maximum: Double) -> Bool {
    (0...86_400).contains(maximum) && (0...maximum).contains(minimum)
  }

  /// A frame of a recording, or how many there are.
  static func isFrame(_ frame: Int) -> Bool { (0...WaveWriter.capacity).contains(frame) }

  /// The rates that a recording can have, in frames per second.
  static let rates = 8000...192_000

  /// How many phases, stalls or other things one take can have of a kind.
  static let counts = 0...1_000_000
}
