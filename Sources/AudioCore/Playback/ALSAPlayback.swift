internal import CAlsa
internal import Glibc

/// A playback device, opened through alsa-lib; takes mono 16-bit samples.
public struct ALSAPlayback: ~Copyable {
  /// How playing ended.
  public enum End: Sendable, Equatable {
    /// Everything was heard.
    case finished
    /// The listener had enough.
    case stopped
  }

  /// The device's name in alsa-lib.
  public let device: String
  /// Frames per second.
  public let rate: Int
  private let handle: OpaquePointer
  private let channels: Int
  private var interleaved: [Int16] = []

  /// Frames per write: a tenth of a second is soon stopped and costs nothing.
  private var block: Int { rate / 10 }
  /// How long a device may take nothing, in waits of 50 ms, before it counts as lost.
  private static let patience = 100
  /// How often a device may underrun without taking a frame in between.
  private static let recoveries = 5

  /// Opens a device for one channel, or two where it has no single one, at this rate.
  ///
  /// The corresponding C functions are `snd_pcm_open` and `snd_pcm_set_params`.
  /// - Throws: ``PlaybackError``.
  public init(device: String, rate: Int) throws(PlaybackError) {
    coach_alsa_silence_errors()
    var opened: OpaquePointer?
    let status = snd_pcm_open(&opened, device, SND_PCM_STREAM_PLAYBACK, Int32(SND_PCM_NONBLOCK))
    guard status == 0, let handle = opened else {
      throw .cannotOpen(device: device, code: -status)
    }
    // alsa-lib may convert the rate; a buffer of 200 ms bridges a busy moment.
    func parameters(_ channels: UInt32) -> Int32 {
      snd_pcm_set_params(
        handle, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, channels, UInt32(rate), 1,
        200_000)
    }
    var channels = 1
    var agreed = parameters(1)
    if agreed < 0 {
      channels = 2
      agreed = parameters(2)
    }
    guard agreed == 0 else {
      snd_pcm_close(handle)
      throw .unsuitable(device: device, rate: rate, code: -agreed)
    }
    self.device = device
    self.rate = rate
    self.handle = handle
    self.channels = channels
  }

  deinit { snd_pcm_close(handle) }

  /// Plays samples; returns when the device has taken them all, or at once when `shouldStop` says so.
  ///
  /// The corresponding C functions are `snd_pcm_writei`, `snd_pcm_recover` and `snd_pcm_wait`.
  /// - Throws: ``PlaybackError/lost(device:code:)`` when the device goes away.
  public mutating func play(
    _ samples: Span<Int16>, shouldStop: () -> Bool
  ) throws(PlaybackError) -> End {
    var next = 0
    var waits = 0
    var recoveries = 0
    while next < samples.count {
      if shouldStop() { return stop() }
      let part = samples.extracting(next..<min(next + block, samples.count))
      let status = write(part)
      if status > 0 {
        next += status
        (waits, recoveries) = (0, 0)
        continue
      }
      switch Int32(-status) {
      case 0, EAGAIN:
        waits += 1
        guard waits < Self.patience else { throw .lost(device: device, code: ETIMEDOUT) }
        snd_pcm_wait(handle, 50)
      case let code:
        recoveries += 1
        guard recoveries < Self.recoveries, snd_pcm_recover(handle, -code, 1) == 0 else {
          throw .lost(device: device, code: code)
        }
      }
    }
    return .finished
  }

  /// Waits until everything that was taken has been heard, or until `shouldStop` says so.
  ///
  /// The corresponding C function is `snd_pcm_drain`.
  public mutating func drain(shouldStop: () -> Bool) -> End {
    var waits = 0
    // Without blocking it begins the draining and says EAGAIN until that is done.
    while snd_pcm_drain(handle) == -EAGAIN, waits < Self.patience {
      if shouldStop() { return stop() }
      usleep(50_000)
      waits += 1
    }
    return .finished
  }

  /// Silences the device at once.
  private func stop() -> End {
    snd_pcm_drop(handle)
    return .stopped
  }

  /// The frames that the device took, or an error number below zero.
  private mutating func write(_ samples: Span<Int16>) -> Int {
    interleaved.removeAll(keepingCapacity: true)
    for index in samples.indices {
      for _ in 0..<channels { interleaved.append(samples[index]) }
    }
    return snd_pcm_writei(handle, interleaved, snd_pcm_uframes_t(samples.count))
  }
}
