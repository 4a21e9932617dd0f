package dev.rhenea.virtuallog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.ChainArchive;
import dev.rhenea.provider.ChainArchive.Label;
import dev.rhenea.provider.Host;
import dev.rhenea.register.Version;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lists of a store that do not agree with what is there. */
class ArchivedLogsTest {
  private static final Label GHOST = new Label("ghost", 7, new Version(3));

  /** A name that leads nowhere. */
  private record Haunted(Environment environment) implements ChainArchive {
    @Override
    public ProtocolSpec store() {
      return ProtocolSpec.of("objects");
    }

    @Override
    public Future<Done> keep(Label label, Payload chain) {
      throw new AssertionError("nobody keeps anything");
    }

    @Override
    public Future<List<Label>> labels() {
      return environment.completed(List.of(GHOST));
    }

    @Override
    public Future<Optional<Payload>> read(Label label) {
      return environment.completed(Optional.empty());
    }
  }

  @Test
  void whatIsListedAndNeverFoundIsUnreadable() throws Unavailable {
    LogCluster cluster = new LogCluster(1);
    Host host = cluster.world.host(LogCluster.N1, "reader");
    LogContext context = new LogContext(host, "archive", LogOptions.DEFAULT);
    Providers providers = new Providers(context, 1000);
    ArchivedLogs logs =
        new ArchivedLogs(
            host.environment(), new Archives(context, providers), new Haunted(host.environment()));
    assertThat(cluster.world.await(logs.list()))
        .singleElement()
        .isInstanceOfSatisfying(
            ArchivedLog.Unreadable.class,
            ghost ->
                assertThat(ghost.why().toString())
                    .contains("version 3 of the chain of log ghost is listed in objects"));
  }
}
