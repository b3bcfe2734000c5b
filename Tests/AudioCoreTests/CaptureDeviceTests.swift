import Testing

@testable import AudioCore

@Suite("Capture devices") struct CaptureDeviceTests {
  private static func names(_ names: [String]) -> [String] {
    CaptureDevice.known(among: names.map { CaptureDevice(name: $0, description: "") }).map(\.name)
  }

  @Test func `are those that people know, each card once`() {
    let all = [
      "lavrate", "speexrate", "jack", "pulse", "upmix", "default", "mine", "sysdefault:CARD=PCH",
      "front:CARD=PCH,DEV=0", "hw:CARD=PCH,DEV=0", "plughw:CARD=PCH,DEV=0", "usbstream:CARD=PCH",
      "plughw:CARD=Yeti,DEV=0", "hw:CARD=Yeti,DEV=0", "dsnoop:CARD=Yeti,DEV=0",
    ]
    #expect(
      Self.names(all)
        == ["pulse", "default", "mine", "plughw:CARD=PCH,DEV=0", "plughw:CARD=Yeti,DEV=0"])
    // An alsa-lib that lists no plughw.
    #expect(
      Self.names(["hw:CARD=A,DEV=0", "sysdefault:CARD=A", "sysdefault"]) == ["sysdefault:CARD=A"])
  }

  @Test func `are described without what holds for all of them`() {
    let device = CaptureDevice(
      name: "plughw:CARD=A,DEV=0",
      description: "USB Mic, USB Audio, Hardware device with all software conversions")
    #expect(CaptureDevice.known(among: [device]).first?.description == "USB Mic, USB Audio")
  }
}
