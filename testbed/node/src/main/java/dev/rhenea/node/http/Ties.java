package dev.rhenea.node.http;

import dev.rhenea.composition.Composition;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.Attempt;
import dev.rhenea.virtuallog.ChainRecord;
import dev.rhenea.virtuallog.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** What still needs a node: a decision over what the MetaStore holds. */
final class Ties {
  private final NodeId node;
  private final Catalogue catalogue;
  private final List<String> found = new ArrayList<>();

  private Ties(NodeId node, Catalogue catalogue) {
    this.node = node;
    this.catalogue = catalogue;
  }

  /**
   * Each as a clause that says what it is and what to do; empty if nothing needs it.
   *
   * @param register what ties the registers to it
   * @param engines whose servers it hosts
   * @param logs what the register of each log holds
   */
  static List<String> of(
      NodeId node,
      List<String> register,
      List<String> engines,
      SortedMap<String, ChainRecord> logs,
      Catalogue catalogue) {
    Ties ties = new Ties(node, catalogue);
    ties.found.addAll(register);
    engines.forEach(engine -> ties.found.add("it hosts a server of " + engine));
    logs.forEach(ties::log);
    return List.copyOf(ties.found);
  }

  private void log(String log, ChainRecord record) {
    for (Segment segment : record.chain().segments()) {
      if (needs(segment.created())) {
        String remedy =
            segment.isOpen()
                ? "switch to another composition"
                : "copy it elsewhere (rhenea modify), or trim the log up to "
                    + segment.stop().get();
        found.add(
            "log %s has %s on %s: %s"
                .formatted(log, segment.id(), print(segment.created()), remedy));
      }
    }
    record
        .pending()
        .filter(intent -> needs(intent.target()))
        .ifPresent(intent ->
            found.add("log %s is being switched to %s".formatted(log, print(intent.target()))));
    for (Attempt copy : record.copies().attempts()) {
      if (needs(copy.target())) {
        found.add(
            "log %s has %s copied to %s".formatted(log, copy.segment(), print(copy.target())));
      }
    }
  }

  private boolean needs(ProtocolSpec spec) {
    return spec.nodes().contains(node);
  }

  private String print(ProtocolSpec spec) {
    return Composition.print(spec, catalogue);
  }
}
