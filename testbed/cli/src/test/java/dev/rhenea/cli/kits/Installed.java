package dev.rhenea.cli.kits;

import dev.rhenea.contract.TestCluster;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.EngineProvider;
import dev.rhenea.provider.ProtocolProvider;
import dev.rhenea.s3server.S3Server;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A protocol that was found on the class path, and processes to run it on. They start with the
 * first test and end after the last.
 *
 * @param <P> its kind
 */
final class Installed<P extends ProtocolProvider> implements AutoCloseable {
  /**
   * How many of three servers may fail, which no interface says; a protocol that is not here must
   * only work with all of them.
   */
  private static final Map<String, Integer> TOLERATED =
      Map.of("native", 1, "paxos", 1, "zookeeper", 1);

  /** What an engine may take on a busy machine until it serves again; it promises nothing. */
  static final Duration LONGEST_ELECTION = Duration.ofSeconds(20);

  private final P provider;
  private @Nullable ServerProcesses processes;
  private @Nullable Path folder;
  private @Nullable S3Server objects;

  Installed(P provider) {
    this.provider = provider;
  }

  P provider() {
    return provider;
  }

  int tolerated() {
    return TOLERATED.getOrDefault(provider.name(), 0);
  }

  /** The engine it needs: one with its name. */
  private List<EngineProvider> engines() {
    return ServiceLoader.load(EngineProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(engine -> engine.name().equals(provider.name()))
        .toList();
  }

  /** Whether the protocol's servers are roles of nodes, not servers of an engine. */
  boolean keepsItsOwnData() {
    return engines().isEmpty();
  }

  /** A folder that all nodes see, for what is kept outside the cluster. */
  private Path folder() {
    try {
      if (folder == null) {
        folder = Files.createTempDirectory("rhenea-" + provider.name());
      }
      return folder;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** A service of objects in this process: no server of the cluster is part of it. */
  private S3Server objects() {
    if (objects == null) {
      objects = S3Server.start(folder());
    }
    return objects;
  }

  private Path credentials() {
    try {
      return Files.writeString(folder().resolve("credentials"), S3Server.CREDENTIALS);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** Its smallest composition over these nodes: every parameter that must be given. */
  ProtocolSpec spec(List<NodeId> servers) {
    ProtocolSpec spec = ProtocolSpec.of(provider.name());
    for (Parameter parameter : provider.parameters()) {
      if (parameter.required()) {
        spec =
            switch (parameter.type()) {
              case Parameter.Type.Nodes nodes -> spec.withNodes(parameter.name(), servers);
              case Parameter.Type.Node node ->
                  spec.with(parameter.name(), new Value.Node(servers.getFirst()));
              case Parameter.Type.Folder folder ->
                  spec.with(parameter.name(), new Value.Folder(folder().toString()));
              case Parameter.Type.Bucket bucket ->
                  spec.with(parameter.name(), new Value.Folder(objects().address("kits")));
              case Parameter.Type.File file ->
                  spec.with(parameter.name(), new Value.File(credentials().toString()));
              default ->
                  throw new IllegalStateException(
                      "%s: no test knows what to give as '%s'"
                          .formatted(provider.name(), parameter.name()));
            };
      }
    }
    return spec;
  }

  /** An engine's server with an empty disk votes as if it were new: that is its own business. */
  TestCluster cluster() {
    if (processes == null) {
      processes = new ServerProcesses(engines());
    }
    return processes.cluster(keepsItsOwnData());
  }

  @Override
  public void close() {
    if (processes != null) {
      processes.close();
    }
    if (objects != null) {
      objects.close();
    }
  }

  @Override
  public String toString() {
    return provider.name();
  }

  /**
   * Each of these, ready to be tested. What is made of other Loglets is left out: it sends no
   * message of its own, so that the simulator has seen all of it.
   */
  static <P extends ProtocolProvider> Stream<Installed<P>> each(List<P> providers) {
    return providers.stream()
        .filter(provider -> provider.parameters().stream().noneMatch(Installed::isPart))
        .map(Installed::new);
  }

  private static boolean isPart(Parameter parameter) {
    return parameter.type() instanceof Parameter.Type.Child
        || parameter.type() instanceof Parameter.Type.Children;
  }
}
