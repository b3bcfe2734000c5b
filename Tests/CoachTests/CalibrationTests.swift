import Testing

@testable import Coach

@Suite("How sure a place is among others")
struct CalibrationTests {
  private static func told(_ confidences: [Double?], _ isHeard: [Bool]) -> [Double?] {
    Calibration.amongOthers(confidences, isHeard: isHeard)
  }

  @Test func `is never sure by pauses alone`() {
    #expect(
      Self.told([0.9, 0.9, 0.95], [false, false, false]) == [0.9, 0.79, 0.79])
  }

  @Test func `is sure by pauses beside one that was heard`() {
    #expect(
      Self.told([0.9, 0.9, 0.95, 0.9], [false, true, false, false]) == [0.9, 0.9, 0.95, 0.79])
  }

  @Test func `is not sure between unsure ones, even where it was heard`() {
    #expect(Self.told([0.9, 0.5, 0.95, 0.5], [false, true, true, true]) == [0.9, 0.5, 0.79, 0.5])
    #expect(
      Self.told([0.9, 0.85, 0.95, 0.5], [false, true, true, true]) == [0.9, 0.85, 0.95, 0.5])
  }

  @Test func `leaves out phases without a place, and says no more than was said`() {
    #expect(Self.told([0.9, nil, 0.4], [false, false, false]) == [0.9, nil, 0.4])
    #expect(Self.told([0.3, 0.9], [false, true]) == [0.3, 0.9])
  }
}
