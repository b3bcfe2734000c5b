import Testing

@testable import Takes

@Suite("Trouble while recording")
struct TroubleWatchTests {
  typealias Facts = TroubleWatch.Facts

  @Test func `of lost audio is told at once, then once a second, and all of it`() {
    var watch = TroubleWatch(rate: 1000)
    #expect(watch.changes(Facts(frames: 500)).isEmpty)
    #expect(
      watch.changes(Facts(frames: 600, lost: 20)) == [Trouble(kind: .lost(seconds: 0.02), at: 0.6)])
    #expect(watch.changes(Facts(frames: 700, lost: 40)).isEmpty)
    #expect(
      watch.changes(Facts(frames: 1700, lost: 45)) == [
        Trouble(kind: .lost(seconds: 0.025), at: 1.7)
      ])
    #expect(watch.changes(Facts(frames: 9000, lost: 45)).isEmpty)
  }

  @Test func `with the device is told when it goes and when it comes back`() {
    var watch = TroubleWatch(rate: 1000)
    #expect(
      watch.changes(Facts(frames: 5000, isAway: true)) == [Trouble(kind: .deviceGone, at: 5)])
    #expect(watch.changes(Facts(frames: 6000, lost: 1000, isAway: true, isSilent: true)).isEmpty)
    #expect(
      watch.changes(Facts(frames: 7000, lost: 2000)) == [
        Trouble(kind: .deviceBack, at: 7), Trouble(kind: .lost(seconds: 2), at: 7),
      ])
    #expect(
      watch.changes(Facts(frames: 7000, lost: 2000, isSilent: true)) == [
        Trouble(kind: .deviceSilent, at: 7)
      ])
  }

  @Test func `with the disk is told once, two minutes ahead`() {
    var watch = TroubleWatch(rate: 1000)
    #expect(watch.changes(Facts(frames: 1000, diskSeconds: 120)).isEmpty)
    #expect(
      watch.changes(Facts(frames: 3000, diskSeconds: 118)) == [
        Trouble(kind: .diskNearlyFull(seconds: 118), at: 3)
      ])
    #expect(watch.changes(Facts(frames: 5000, diskSeconds: 116)).isEmpty)
  }

  @Test func `of a folder that is renamed is told each time`() {
    var watch = TroubleWatch(rate: 1000)
    for place in ["/a/audio.wav", "/b/audio.wav"] {
      for _ in 0..<2 { _ = watch.changes(Facts(frames: 1000)) }
      #expect(
        watch.changes(Facts(frames: 2000, movedTo: place)) == [
          Trouble(kind: .moved(to: place), at: 2)
        ]
      )
      #expect(watch.changes(Facts(frames: 3000, movedTo: place)).isEmpty)
    }
  }
}
