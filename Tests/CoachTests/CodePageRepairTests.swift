import Foundation
import Testing

@testable import Coach

@Suite("Text in the wrong code page")
struct CodePageRepairTests {
  @Test(arguments: [
    ("leak â†’ mould", "leak → mould"), ("ðŸŽ¯ goal â€” done âœ…", "🎯 goal — done ✅"),
    ("L'OrÃ©al", "L'Oréal"), ("leak ‚Üí mould", "leak → mould"), ("45¬∞ angle", "45° angle"),
    ("\u{F8FF}üéØ goal", "🎯 goal"), ("L'Or√©al", "L'Oréal"), ("‚Äúquoted‚Äù", "“quoted”"),
  ])
  func `is shown as it was meant`(wrong: String, right: String) {
    #expect(CodePageRepair.repaired(wrong) == right)
  }

  @Test(arguments: [
    "plain", "", "Übergänge – für später", "L'été où l'on a su", "ÉTÉ… ÇA", "日本語のノート", "🎯 → ✅",
    "Смысл и цель", "½ × √2 ≈ 0,7", "“quoted” — ‘text’…",
  ])
  func `is left alone where it is right`(text: String) {
    #expect(CodePageRepair.repaired(text) == text)
  }

  @Test func `is decoded from what editors write`() {
    let text = "## WHY — für (2 min)\n"
    for encoding in [String.Encoding.utf8, .utf16, .windowsCP1252] {
      let data = text.data(using: encoding) ?? Data()
      #expect(SourceText(decoding: data).text == text)
    }
    let marked = Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)
    #expect(SourceText(decoding: marked).text == text)
    #expect(SourceText("a\r\nb\rc\n").lines == ["a", "b", "c", ""])
  }
}
