import AudioCore
import Coach
import Glibc
import Takes

/// `coach demo`: the sample rehearsal, recorded and reported like any other, without a microphone.
enum DemoCommand: Command {
  static let spec = CommandSpec(
    name: "demo", abstract: "Rehearse the sample and report it, without a microphone.",
    discussion:
      "A recording of two minutes goes through alsa-lib as fast as it is read, with its key presses. "
      + "The take is kept apart from yours, until the next demo.",
    group: .prepare)

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let sample = try Sample.installed()
    let room = try DemoRoom()
    defer { room.tidy() }
    try room.prepare(sample)
    Console.message(
      """
      The sample rehearsal, from a recording in place of the microphone:
        coach rehearse \(Sample.planName) --device \(DemoRoom.device) --rate \(sample.rate) --keys \
      \(Sample.keysName)


      """)
    let words = [
      sample.plan, "--device", DemoRoom.device, "--rate", String(sample.rate), "--keys",
      sample.keys,
    ]
    let status = try RehearseCommand.run(ArgumentParser(RehearseCommand.spec).parse(words[...]))
    Console.message("\nYour own takes are kept apart from it. Next: coach mic\n")
    return status
  }
}
