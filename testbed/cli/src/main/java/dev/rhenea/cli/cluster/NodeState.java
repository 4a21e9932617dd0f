package dev.rhenea.cli.cluster;

/** What the folder of a standing cluster says about a node's process. */
public sealed interface NodeState {
  /** It runs. */
  record Running(ProcessHandle process) implements NodeState {}

  /** It was stopped or killed by a command, or was never started. */
  record Stopped() implements NodeState {}

  /** It ended, and no command ended it. */
  record Ended(long pid) implements NodeState {}
}
