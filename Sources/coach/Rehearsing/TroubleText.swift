import Coach
import Takes

/// What a speaker is told of trouble while recording, a line each.
enum TroubleText {
  static func line(_ trouble: Trouble) -> String {
    "\(TimeText.clock(trouble.at))  \(words(trouble.kind))"
  }

  private static func words(_ kind: Trouble.Kind) -> String {
    switch kind {
    case .wrongRate(let measured, let claimed):
      "the microphone delivers \(measured) frames a second, not \(claimed) as it claims; "
        + "the times go by what it delivers"
    case .deviceGone: "the microphone is gone: connect it within 30 s to go on; q ends the take"
    case .deviceBack: "the microphone is back"
    case .deviceSilent: "nothing arrives from the microphone; q ends the take"
    case .lost(let seconds): "the device lost \(TimeText.decimal(seconds, places: 3)) s of audio"
    case .removed: "the take's folder was removed; it is made anew at the end"
    case .moved(let place): "the take was moved while recording; its sound is in \(place)"
    case .diskNearlyFull(let seconds):
      "the disk is nearly full: about \(seconds) s of recording are left"
    }
  }
}
