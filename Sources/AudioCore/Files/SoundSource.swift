/// Where the frames of a recording come from: a decoder with the file that it reads.
protocol SoundSource: AnyObject {
  /// Frames per second.
  var rate: Int { get }
  /// Samples per frame.
  var channels: Int { get }
  /// Frames in all, as far as the file says; nil when that is not known.
  var frames: Int? { get }
  /// Whether samples are whole numbers in the file; others are read as floats of ±1, because decoders may turn these
  /// into zeros.
  var isInteger: Bool { get }
  /// The places that the file names, in their order.
  var cues: [CuePoint] { get }
  /// What is wrong with the file, as far as it is known: all of it after the last frame.
  var fault: SizeFault? { get }

  /// Reads the next frames, channels beside each other, and returns how many; 0 at the end.
  func read(_ samples: UnsafeMutablePointer<Int16>, frames: Int) -> Int
  /// The same as floats.
  func read(_ samples: UnsafeMutablePointer<Float>, frames: Int) -> Int
  /// Goes to a frame; false where the decoder can only go on.
  func seek(toFrame frame: Int) -> Bool
}
