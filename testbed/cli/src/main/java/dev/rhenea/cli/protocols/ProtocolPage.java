package dev.rhenea.cli.protocols;

import java.util.List;

/** Protocols as a page of Markdown: a heading and a table of parameters for each. */
final class ProtocolPage {
  private ProtocolPage() {}

  static String markdown(List<Protocol> protocols) {
    StringBuilder page = new StringBuilder();
    for (Protocol protocol : protocols) {
      page.append("### %s (%s)\n\n".formatted(protocol.name(), protocol.kind()));
      page.append(protocol.summary()).append("\n*").append(protocol.source()).append("*\n\n");
      if (!protocol.parameters().isEmpty()) {
        page.append("| parameter | takes | default | |\n|---|---|---|---|\n");
        protocol.parameters().forEach(parameter -> page.append(row(parameter)));
        page.append("\n");
      }
    }
    return page.toString();
  }

  private static String row(Protocol.Argument parameter) {
    String fallback = parameter.fallback();
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            parameter.name(),
            parameter.type(),
            fallback == null ? "needed" : fallback,
            parameter.doc());
  }
}
