import Takes
import Testing

@testable import CoachCLI

@Suite("Trouble in words")
struct TroubleTextTests {
  @Test(
    arguments: [
      (.lost(seconds: 0.02), "0:07  the device lost 0.020 s of audio"),
      (.deviceBack, "0:07  the microphone is back"),
      (.deviceSilent, "0:07  nothing arrives from the microphone; q ends the take"),
      (
        .diskNearlyFull(seconds: 118),
        "0:07  the disk is nearly full: about 118 s of recording are left"
      ),
      (
        .wrongRate(measured: 11_025, claimed: 16_000),
        "0:07  the microphone delivers 11025 frames a second, not 16000 as it claims; the times go "
          + "by what it delivers"
      ),
    ] as [(Trouble.Kind, String)])
  func `says when and what`(kind: Trouble.Kind, line: String) {
    #expect(TroubleText.line(Trouble(kind: kind, at: 7)) == line)
  }
}
