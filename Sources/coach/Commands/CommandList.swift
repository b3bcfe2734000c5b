/// All commands, in the order of the help.
enum CommandList {
  static var all: [any Command.Type] {
    [
      RehearseCommand.self,
      DrillCommand.self,
      SendCommand.self,
      AnalyseCommand.self,
      MarkCommand.self,
      PlanCommand.self,
      ReportCommand.self,
      HistoryCommand.self,
      DiffCommand.self,
      PlayCommand.self,
      CutCommand.self,
      ExportCommand.self,
      TakesCommand.self,
      RecoverCommand.self,
      MicCommand.self,
      DevicesCommand.self,
      DemoCommand.self,
      CompletionsCommand.self,
    ]
  }
  static var specs: [CommandSpec] { all.map { $0.spec } }

  static func named(_ name: String) -> (any Command.Type)? {
    all.first { $0.spec.name == name || $0.spec.aliases.contains(name) }
  }
}
