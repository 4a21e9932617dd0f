package dev.rhenea.composition.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.Written;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** O6: what is too large for a child is refused before anybody hears of it. */
class LargestEntryTest {
  private static final NodeId CLIENT = new NodeId("c1");
  private static final LogletId ID = new LogletId("large", 1);

  /** More than any child takes. */
  private static final HandleLimits WIDE =
      new HandleLimits(Duration.ofSeconds(5), 16, 1L << 28, 1 << 26);

  @Test
  void theLargestIsWrittenAndReadAndOneByteMoreIsRefused() throws Unavailable {
    World world =
        World.seeded(1).nodes("n1", "n2", "n3", "c1").catalogue(Written.CATALOGUE).build();
    Host host = world.host(CLIENT, "client");
    ParityProvider provider = new ParityProvider();
    ProtocolSpec spec = Written.spec("parity(2, memory(n1), memory(n2), memory(n3))");
    ProtocolSpec created = world.await(provider.create(host, ID, spec, WIDE));
    Loglet loglet = provider.open(host, ID, created, WIDE);
    int largest = loglet.traits().largestEntry();

    byte[] bytes = new byte[largest];
    new SplittableRandom(5).nextBytes(bytes);
    Payload entry = Payload.wrap(bytes);
    assertThat(world.await(loglet.append(entry.prepend(Payload.utf8("x")))))
        .isEqualTo(new AppendResult.Rejected(new Rejection.TooLarge(largest + 1, largest)));
    assertThat(world.await(loglet.append(entry)))
        .isEqualTo(new AppendResult.Appended(LogletOffset.ZERO));
    LogletOffset tail = world.await(loglet.checkTail()).offset();
    assertThat(world.await(loglet.readNext(LogletOffset.ZERO, tail, 1)))
        .isEqualTo(new ReadResult.Entries(List.of(new Entry.Data(LogletOffset.ZERO, entry)), tail));
  }
}
