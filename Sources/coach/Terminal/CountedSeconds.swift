/// Which seconds are said while they are counted down on lines.
enum CountedSeconds {
  /// Whether so many left are said: the last five, and the tens before them, so that a voice that reads them out gets
  /// through.
  static func isSaid(_ left: Int) -> Bool { 1...5 ~= left || left > 0 && left % 10 == 0 }
}
