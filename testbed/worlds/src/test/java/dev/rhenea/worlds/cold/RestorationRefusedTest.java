package dev.rhenea.worlds.cold;

import static dev.rhenea.worlds.cold.TwoClusters.B0;
import static dev.rhenea.worlds.cold.TwoClusters.COLD;
import static dev.rhenea.worlds.cold.TwoClusters.burnt;
import static dev.rhenea.worlds.cold.TwoClusters.memory;
import static dev.rhenea.worlds.cold.TwoClusters.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import dev.rhenea.virtuallog.RestoreRequest;
import dev.rhenea.virtuallog.RestoreResult;
import dev.rhenea.virtuallog.RestoreResult.Failed;
import dev.rhenea.virtuallog.RestoreResult.Refused;
import dev.rhenea.virtuallog.RestoreResult.Restored;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Restorations that are impossible: one clear reason each, and nothing is made. */
class RestorationRefusedTest {
  @Test
  void whatIsImpossibleSaysWhy() throws Unavailable {
    TwoClusters clusters = burnt(8);
    List<String> objects = clusters.stores().objects("orders");
    assertRefused(
        clusters, whole("order"), "there is no log 'order' in objects(folder: \"/cold\")");
    assertRefused(clusters, whole("order"), "there is: orders (origin ");
    assertRefused(
        clusters, from(memory(B0), COLD, memory(B0)), "keeps no chains of logs: name the store");
    assertRefused(clusters, from(COLD, COLD, COLD), "takes no appends");
    assertRefused(
        clusters,
        from(COLD, ProtocolSpec.of("paxos"), memory(B0)),
        "protocol 'paxos' is not installed");
    ProtocolSpec elsewhere = ProtocolSpec.of("objects").with("folder", new Value.Folder("/other"));
    assertRefused(clusters, from(elsewhere, COLD, memory(B0)), "there is: none");
    assertThat(clusters.stores().objects("orders")).isEqualTo(objects);
    assertThat(clusters.stored(B0, "orders")).isEmpty();
  }

  private static RestoreRequest from(ProtocolSpec from, ProtocolSpec into, ProtocolSpec begin) {
    return new RestoreRequest(
        from, "orders", Optional.empty(), Optional.empty(), Optional.of(into), begin);
  }

  private static void assertRefused(TwoClusters clusters, RestoreRequest request, String why)
      throws Unavailable {
    assertThat(clusters.restore("orders", request))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).contains(why));
  }

  @Test
  void whatIsDamagedOrMissingIsNotRestored() throws Unavailable {
    TwoClusters clusters = burnt(9);
    String chain = clusters.stores().objects("chains").getFirst();
    Payload whole = clusters.world().await(clusters.stores().usual().get(chain)).orElseThrow();
    byte[] bytes = whole.toByteArray();
    bytes[bytes.length / 2] ^= 1;
    replace(clusters, chain, Payload.wrap(bytes));
    assertFails(clusters, "object " + chain, "is damaged", "restore the object from a backup");
    replace(clusters, chain, whole);

    String copy = clusters.stores().copies("orders").getFirst();
    Payload manifest =
        clusters.world().await(clusters.stores().usual().get(copy + "/manifest")).orElseThrow();
    clusters.world().await(clusters.stores().usual().delete(copy + "/manifest"));
    assertFails(clusters, ", ", "it was destroyed, or never finished");
    replace(clusters, copy + "/manifest", manifest);
    assertThat(clusters.restore("orders", whole("orders"))).isInstanceOf(Restored.class);
  }

  private static void replace(TwoClusters clusters, String name, Payload content)
      throws Unavailable {
    clusters.world().await(clusters.stores().usual().delete(name));
    clusters.world().await(clusters.stores().usual().putIfAbsent(name, content));
  }

  private static void assertFails(TwoClusters clusters, String... why) throws Unavailable {
    RestoreResult result = clusters.restore("orders", whole("orders"));
    String reason =
        result instanceof Failed(String said)
            ? said
            : result instanceof Refused(String said) ? said : result.toString();
    assertThat(reason).contains(why);
    assertThat(clusters.stored(B0, "orders")).isEmpty();
  }
}
