import Testing

@testable import CoachCLI

@Suite("Trouble while recording")
struct TroubleWatchTests {
  typealias Facts = TroubleWatch.Facts

  @Test func `of lost audio is told at once, then once a second, and all of it`() {
    var watch = TroubleWatch(rate: 1000)
    #expect(watch.news(Facts(frames: 500)).isEmpty)
    #expect(watch.news(Facts(frames: 600, lost: 20)) == ["0:01  the device lost 0.020 s of audio"])
    #expect(watch.news(Facts(frames: 700, lost: 40)).isEmpty)
    #expect(watch.news(Facts(frames: 1700, lost: 45)) == ["0:02  the device lost 0.025 s of audio"])
    #expect(watch.news(Facts(frames: 9000, lost: 45)).isEmpty)
  }

  @Test func `with the device is told when it goes and when it comes back`() {
    var watch = TroubleWatch(rate: 1000)
    let gone = watch.news(Facts(frames: 5000, isAway: true))
    #expect(gone.count == 1 && gone[0].hasPrefix("0:05  the microphone is gone"))
    #expect(watch.news(Facts(frames: 6000, lost: 1000, isAway: true, isSilent: true)).isEmpty)
    #expect(
      watch.news(Facts(frames: 7000, lost: 2000)) == [
        "0:07  the microphone is back", "0:07  the device lost 2.000 s of audio",
      ])
    let silent = watch.news(Facts(frames: 7000, lost: 2000, isSilent: true))
    #expect(silent == ["0:07  nothing arrives from the microphone; q ends the take"])
  }

  @Test func `with the disk is told once, two minutes ahead`() {
    var watch = TroubleWatch(rate: 1000)
    #expect(watch.news(Facts(frames: 1000, diskSeconds: 120)).isEmpty)
    let full = watch.news(Facts(frames: 3000, diskSeconds: 118))
    #expect(full == ["0:03  the disk is nearly full: about 118 s of recording are left"])
    #expect(watch.news(Facts(frames: 5000, diskSeconds: 116)).isEmpty)
  }
}
