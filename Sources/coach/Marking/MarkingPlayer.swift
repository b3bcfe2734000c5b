import AudioCore
import Coach

/// Plays the places of a recording that is marked by ear; without a device nothing is heard, which is told once.
struct MarkingPlayer: ~Copyable {
  /// How fast it plays, in the order in which the key goes through them.
  static let speeds = [1.0, 1.5, 2]

  /// How many times faster than it was spoken.
  private(set) var speed: Double
  private let device: String
  private let rate: Int
  private let frames: Int
  private let speech: [Range<Int>]
  private var reader: SoundFileReader
  private var isSilent = false

  /// - Parameters:
  ///   - speech: the stretches of speech, in frames.
  ///   - device: the playback device in alsa-lib.
  /// - Throws: ``Failure`` when the recording cannot be read again.
  init(
    _ recording: Recording, speech: [Range<Int>], device: String, speed: Double
  ) throws(Failure) {
    do throws(SoundFileError) {
      reader = try SoundFileReader(recording.file, recording.options)
    } catch {
      throw Failure(error)
    }
    rate = recording.contour.rate
    frames = recording.contour.frames
    self.speech = speech
    self.device = device
    self.speed = speed
  }

  /// Goes on to the next speed.
  mutating func changeSpeed() {
    let next = (Self.speeds.firstIndex(of: speed) ?? 0) + 1
    speed = Self.speeds[next % Self.speeds.count]
  }

  /// Plays what is around a place until it has been heard or `shouldStop` says so.
  ///
  /// - Returns: why nothing can be heard, the first time.
  mutating func play(
    around place: Int, isLong: Bool, shouldStop: () -> Bool
  ) -> Failure? {
    guard !isSilent else { return nil }
    do throws(Failure) {
      try play(try samples(around: place, isLong: isLong), shouldStop)
      return nil
    } catch {
      isSilent = true
      return error
    }
  }

  private func play(_ samples: [Int16], _ shouldStop: () -> Bool) throws(Failure) {
    do throws(PlaybackError) {
      var output = try ALSAPlayback(device: device, rate: rate)
      guard try output.play(samples.span, shouldStop: shouldStop) == .finished else { return }
      _ = output.drain(shouldStop: shouldStop)
    } catch {
      throw Failure(error, status: .noDevice)
    }
  }

  /// The samples of a clip, at the speed that is wanted.
  private mutating func samples(around place: Int, isLong: Bool) throws(Failure) -> [Int16] {
    let clip = MarkingClip(
      around: place, speech: speech, frames: frames, rate: rate, isLong: isLong)
    var samples: [Int16] = []
    do throws(SoundFileError) {
      for stretch in clip.stretches {
        try reader.seek(toFrame: stretch.lowerBound)
        var left = stretch.count
        while left > 0 {
          let count = reader.withBlock(of: min(left, 1 << 14)) { block in
            for sample in block.indices { samples.append(block[sample]) }
            return block.count
          }
          if count == 0 { break }
          left -= count
        }
      }
    } catch {
      throw Failure(error)
    }
    return TimeStretch.faster(samples, by: speed, rate: rate)
  }
}
