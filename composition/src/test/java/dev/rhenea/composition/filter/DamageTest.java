package dev.rhenea.composition.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.composition.Written;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An entry that was damaged below is an error of the read; those before it are still read. */
class DamageTest {
  private static final LogletId ID = new LogletId("damage", 1);
  private static final LogletOffset DAMAGED = new LogletOffset(2);
  private static final LogletOffset TAIL = new LogletOffset(4);

  private final World world =
      World.seeded(1)
          .nodes(Written.nodes(1))
          .catalogue(Written.CATALOGUE)
          .file(Written.KEY_FILE, Payload.utf8(Written.KEYS))
          .build();
  private final Host host = world.host(new NodeId("n1"), "client");
  private Loglet child;

  /** A child that changes one bit of one entry on its way. */
  private record Damaging(Loglet child) implements Forwarding {
    @Override
    public LogletTraits traits() {
      return child.traits();
    }

    @Override
    public Future<ReadResult> readNext(LogletOffset from, LogletOffset to, int maxBytes) {
      return child
          .readNext(from, to, maxBytes)
          .map(result ->
              result instanceof ReadResult.Entries(List<Entry> entries, LogletOffset next)
                  ? new ReadResult.Entries(entries.stream().map(Damaging::damaged).toList(), next)
                  : result);
    }

    private static Entry damaged(Entry entry) {
      if (entry instanceof Entry.Data(LogletOffset offset, Payload stored)
          && offset.equals(DAMAGED)) {
        byte[] bytes = stored.toByteArray();
        bytes[bytes.length / 2] ^= 0x10;
        return new Entry.Data(offset, Payload.wrap(bytes));
      }
      return entry;
    }
  }

  @BeforeEach
  void aChild() throws Unavailable {
    ProtocolSpec spec = Written.spec("memory(n1)");
    LogletProvider memory = Written.CATALOGUE.loglet("memory").orElseThrow();
    ProtocolSpec created = world.await(memory.create(host, ID, spec, HandleLimits.DEFAULT));
    child = new Damaging(memory.open(host, ID, created, HandleLimits.DEFAULT));
  }

  private Loglet around(String text) {
    ProtocolSpec spec = Written.spec(text);
    Filter filter = (Filter) Written.CATALOGUE.loglet(spec.protocol()).orElseThrow();
    return filter.around(
        new Filter.Site(host, ID, spec, HandleLimits.DEFAULT),
        filter.traits(spec, Written.CATALOGUE),
        child);
  }

  @ParameterizedTest
  @ValueSource(strings = {"checksum(memory(n1))", "encrypt(memory(n1), key: file(\"log.key\"))"})
  void aDamagedEntryIsNeverDelivered(String text) throws Unavailable {
    Loglet loglet = around(text);
    for (int i = 0; i < TAIL.value(); i++) {
      assertThat(world.await(loglet.append(Payload.utf8("entry " + i))))
          .isInstanceOf(AppendResult.Appended.class);
    }
    assertThat(world.await(loglet.readNext(LogletOffset.ZERO, TAIL, 1000)))
        .isEqualTo(
            new ReadResult.Entries(
                List.of(
                    new Entry.Data(LogletOffset.ZERO, Payload.utf8("entry 0")),
                    new Entry.Data(new LogletOffset(1), Payload.utf8("entry 1"))),
                DAMAGED));
    assertThatThrownBy(() -> world.await(loglet.readNext(DAMAGED, TAIL, 1000)))
        .isInstanceOf(Unavailable.class)
        .hasMessageStartingWith("readNext of damage/1 at @2: the stored entry ")
        .hasMessageContaining("only a trim beyond it lets readers go on");
    assertThat(world.await(loglet.readNext(DAMAGED.next(), TAIL, 1000)))
        .isEqualTo(
            new ReadResult.Entries(
                List.of(new Entry.Data(DAMAGED.next(), Payload.utf8("entry 3"))), TAIL));
    world.await(loglet.prefixTrim(DAMAGED.next()));
    assertThat(world.await(loglet.readNext(DAMAGED, TAIL, 1000)))
        .isEqualTo(new ReadResult.Trimmed(DAMAGED.next()));
  }

  @Test
  void withoutAFilterItIs() throws Unavailable {
    for (int i = 0; i < TAIL.value(); i++) {
      world.await(child.append(Payload.utf8("entry " + i)));
    }
    assertThat(world.await(child.readNext(DAMAGED, DAMAGED.next(), 1000)))
        .isNotEqualTo(
            new ReadResult.Entries(
                List.of(new Entry.Data(DAMAGED, Payload.utf8("entry 2"))), DAMAGED.next()));
  }
}
