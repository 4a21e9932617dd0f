package dev.rhenea.jmh;

import dev.rhenea.bench.cluster.BareCluster;
import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.composition.Problem;
import dev.rhenea.node.journal.JournalOptions;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Nodes in this JVM, with journals that sync; the client's node hosts no server. Kept for all
 * iterations of a fork.
 */
@State(Scope.Benchmark)
public class ClusterState {
  static final int ENTRY_BYTES = 128;

  private static final String REGISTER = "paxos(n1, n2, n3)";

  /** What the cluster is for. */
  @Param({"native(n1, n2, n3)", "zookeeper(n1, n2, n3)"})
  public String composition = "";

  private final Catalogue catalogue = Catalogue.load();
  private Path folder;
  private BareCluster cluster;
  private ProtocolSpec spec;
  private ProtocolSpec register;

  /** JMH calls {@link #start} before anything else. */
  @SuppressWarnings("NullAway.Init")
  public ClusterState() {}

  @Setup(Level.Trial)
  public void start() throws IOException {
    folder = DataFolder.make();
    spec = accepted(Composition.parse(composition, catalogue, Optional.empty()), composition);
    register = accepted(Composition.parseRegister(REGISTER, catalogue, Optional.empty()), REGISTER);
    cluster = BareCluster.start(folder, List.of(spec, register), catalogue, JournalOptions.DEFAULT);
  }

  @TearDown(Level.Trial)
  public void stop() throws IOException {
    List<String> troubles = cluster.troubles();
    cluster.close();
    DataFolder.delete(folder);
    if (!troubles.isEmpty()) {
      throw new IllegalStateException(String.join("; ", troubles));
    }
  }

  private static ProtocolSpec accepted(Parsed parsed, String text) {
    return switch (parsed) {
      case Parsed.Accepted(ProtocolSpec accepted) -> accepted;
      case Parsed.Refused(List<Problem> problems) ->
          throw new IllegalArgumentException(problems.getFirst().render(text));
    };
  }

  BareCluster cluster() {
    return cluster;
  }

  ProtocolSpec spec() {
    return spec;
  }

  ProtocolSpec register() {
    return register;
  }

  /** An entry that does not compress. */
  static Payload entry() {
    byte[] bytes = new byte[ENTRY_BYTES];
    new Random(1).nextBytes(bytes);
    return Payload.wrap(bytes);
  }
}
