import Foundation
import TestSupport
import Testing

@testable import CoachCLI

@Suite("coach plan")
struct PlanCommandTests {
  @Test func `writes a plan back that it reads as the same`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "# Tea (10 min)\n\n- Water (2 min)\n- Leaves (3 min)\n- Cups (5 min)\n", to: "tea.md")
    let first = try CoachProcess.run(
      ["plan", "tea.md", "--format", "markdown", "-o", "new.md"], in: folder)
    #expect(first.status == 0)
    let (old, new) = (
      try CoachProcess.run(["plan", "tea.md"], in: folder).output,
      try CoachProcess.run(["plan", "new.md"], in: folder).output
    )
    #expect(old.contains("by the times of the list items"))
    #expect(new.contains("The times are those of the headings."))
    for line in ["10:00: fits", "Water", "Leaves", "Cups"] {
      #expect(old.contains(line))
      #expect(new.contains(line))
    }
  }

  @Test func `prints an example that is a plan`() throws {
    let folder = try TemporaryFolder()
    let example = try CoachProcess.run(["plan", "--example"], in: folder)
    try folder.write(example.output, to: "talk.md")
    let plan = try CoachProcess.run(["plan", "talk.md", "--variant", "5"], in: folder)
    #expect(plan.status == 0)
    #expect(plan.output.contains("in a slot of 5:00"))
    #expect(try CoachProcess.run(["plan"], in: folder).status == 64)
  }

  @Test func `quotes the lines of a document that it does not understand`() throws {
    let folder = try TemporaryFolder()
    try folder.write("# T\n\nI say it at once. (5 minutes)\n\n* Org\n", to: "talk.md")
    let plan = try CoachProcess.run(["plan", "talk.md"], in: folder)
    #expect(plan.status == 65)
    #expect(plan.messages.contains("talk.md:3: "))
    #expect(plan.messages.contains("try: write each part as a heading with its time"))
  }

  @Test(arguments: ["rehearse", "history"])
  func `sends a question bank on to drill`(command: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "# Interview questions\n\n1. Tell me about a team.\n2. Why tea?\n3. What went wrong?\n",
      to: "bank.md")
    let result = try CoachProcess.run([command, "bank.md"], in: folder)
    #expect(result.status == 65)
    #expect(result.messages.contains("'bank.md' holds 3 questions and no phases"))
    #expect(result.messages.contains("try: coach drill bank.md"))
  }

  @Test func `reads other programs' notes through pandoc, and says so where that is missing`()
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write("PK\u{03}\u{04} no text", to: "talk.docx")
    let missing = try CoachProcess.run(
      ["plan", "talk.docx"], in: folder, environment: ["PATH": folder.path])
    #expect(missing.status == 66)
    #expect(missing.messages.contains("try: install pandoc"))
    // Stands for pandoc: what is asked of it, and what it answers.
    try folder.write(
      "#!/bin/sh\necho \"$@\" > '\(folder.file("asked"))'\nprintf '## Roots (5 min)\\n\\n## Leaves (2 min)\\n'\n",
      to: "pandoc")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.file("pandoc"))
    let read = try CoachProcess.run(
      ["plan", "talk.docx"], in: folder, environment: ["PATH": folder.path])
    #expect(read.status == 0)
    #expect(read.output.contains("Leaves"))
    let asked = try String(contentsOfFile: folder.file("asked"), encoding: .utf8)
    #expect(asked == "--from=docx --to=gfm --wrap=none --sandbox talk.docx\n")
  }
}
