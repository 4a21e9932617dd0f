package dev.rhenea.cli.bench;

import dev.rhenea.bench.cluster.Appending;
import dev.rhenea.bench.cluster.BareCluster;
import dev.rhenea.bench.compare.Comparison;
import dev.rhenea.bench.compare.Contender;
import dev.rhenea.bench.compare.Plan;
import dev.rhenea.bench.compare.SideBySide;
import dev.rhenea.bench.probe.FloorProbe;
import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.composition.Problem;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.node.journal.JournalOptions;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * Compositions on one cluster, each under a log of its own.
 *
 * @param bare whether each is also measured without a log above it
 */
record Contest(List<ProtocolSpec> compositions, boolean bare, Plan plan, Catalogue catalogue) {
  /** Registers are off the path of appends: a few nodes suffice. */
  private static final int REGISTER_NODES = 3;

  /**
   * Starts the nodes, measures, stops them.
   *
   * @param folder for the data of nodes; exists
   * @throws IOException with what to do
   */
  Comparison run(Path folder, Consumer<String> progress) throws IOException, InterruptedException {
    JournalOptions journal = JournalOptions.DEFAULT.withSyncLatency(plan.syncLatency());
    progress.accept("starting the nodes");
    try (FloorProbe probe = FloorProbe.open(folder, plan.bytes(), plan.syncLatency());
        BareCluster cluster = BareCluster.start(folder, compositions, catalogue, journal)) {
      Comparison measured = new SideBySide(plan, probe, open(cluster, progress), progress).run();
      List<String> troubles = cluster.troubles();
      if (!troubles.isEmpty()) {
        throw new IOException(String.join("; ", troubles));
      }
      return measured;
    }
  }

  private SequencedMap<Contender, Appending> open(BareCluster cluster, Consumer<String> progress)
      throws IOException, InterruptedException {
    ProtocolSpec register = register(cluster.nodes());
    SequencedMap<Contender, Appending> contenders = new LinkedHashMap<>();
    for (int i = 0; i < compositions.size(); i++) {
      ProtocolSpec spec = compositions.get(i);
      progress.accept("opening " + Composition.print(spec, catalogue));
      contenders.put(
          contender(spec, Contender.Layer.LOG),
          new Appending.ToLog(cluster.openLog("bench-" + i, spec, register)));
      if (bare) {
        contenders.put(
            contender(spec, Contender.Layer.LOGLET),
            new Appending.ToLoglet(cluster.openLoglet("bare-" + i, spec)));
      }
    }
    return contenders;
  }

  private ProtocolSpec register(List<NodeId> nodes) throws IOException {
    int count = nodes.size() < REGISTER_NODES ? 1 : REGISTER_NODES;
    String members = NodeId.joined(nodes.subList(0, count), ", ");
    String text = "paxos(" + members + ")";
    return switch (Composition.parseRegister(text, catalogue, Optional.empty())) {
      case Parsed.Accepted(ProtocolSpec spec) -> spec;
      case Parsed.Refused(List<Problem> problems) ->
          throw new IOException("no register: " + problems.getFirst());
    };
  }

  private Contender contender(ProtocolSpec spec, Contender.Layer layer) {
    return new Contender(
        Composition.print(spec, catalogue), layer, words(traits(spec).durability()));
  }

  LogletTraits traits(ProtocolSpec spec) {
    LogletProvider provider = catalogue.loglet(spec.protocol()).orElseThrow();
    return provider.traits(spec, catalogue);
  }

  private static String words(LogletTraits.Durability durability) {
    return switch (durability) {
      case NONE -> "nothing (memory alone)";
      case PAGE_CACHE -> "the end of processes (page cache)";
      case FSYNC -> "the loss of power (fsync)";
    };
  }

  /** What {@code folder} lies on. */
  static String disk(Path folder) throws IOException {
    var store = Files.getFileStore(folder);
    String warning = store.type().equals("tmpfs") ? ", which is memory: fsync costs nothing" : "";
    return store.type() + warning;
  }
}
