package dev.rhenea.cli.operate;

import picocli.CommandLine.Option;

/** Which log a command is about. */
final class LogOption {
  @Option(
      names = "--log",
      paramLabel = "LOG",
      description = "which log (default: ${DEFAULT-VALUE})",
      defaultValue = NewCluster.LOG)
  private String name = NewCluster.LOG;

  String name() {
    return name;
  }
}
