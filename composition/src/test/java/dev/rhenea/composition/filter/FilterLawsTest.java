package dev.rhenea.composition.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.Written;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.simulator.World;
import dev.rhenea.simulator.WorldBuilder;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of composition: what a filter is put around answers as before; filters commute. */
class FilterLawsTest {
  private static final int SEEDS = 10;
  private static final int CALLS = 60;

  /** {@code filter(x)} = x, for everybody who sees only answers. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "checksum(%s)",
        "compress(%s, level: 9)",
        "encrypt(%s, key: file(\"log.key\"))",
        "throttle(%s, entries: 1000, bytes: 1MiB)",
        "faulty(%s, delay: 3ms)",
        "compress(encrypt(checksum(%s), key: file(\"log.key\")), level: 2)"
      })
  void aFilterChangesNoAnswer(String filter) throws Unavailable {
    for (String child : List.of("memory(n1)", "native(n1, n2, n3)")) {
      for (int seed = 0; seed < SEEDS; seed++) {
        assertThat(answers(filter.formatted(child), seed)).isEqualTo(answers(child, seed));
      }
    }
  }

  /** A read may end earlier than it would have: a cache answers with what it has. */
  @Test
  void aCacheChangesNoAnswerButTheLengthOfAReadsAnswer() throws Unavailable {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Object> with = answers("cache(memory(n1), size: 8KiB)", seed);
      List<Object> without = answers("memory(n1)", seed);
      for (int i = 0; i < without.size(); i++) {
        if (with.get(i) instanceof ReadResult.Entries(List<Entry> entries, var next)) {
          assertThat(((ReadResult.Entries) without.get(i)).entries())
              .as("answer %d of seed %d", i, seed)
              .startsWith(entries.toArray(Entry[]::new));
        } else {
          assertThat(with.get(i)).isEqualTo(without.get(i));
        }
      }
    }
  }

  /** A filter around a stripe, or around each of its children: the same. */
  @ParameterizedTest
  @ValueSource(strings = {"checksum(%s)", "compress(%s)", "encrypt(%s, key: file(\"log.key\"))"})
  void filtersCommuteWithStripe(String filter) throws Unavailable {
    String above = filter.formatted("stripe(memory(n1), memory(n2))");
    String below =
        "stripe(%s, %s)".formatted(filter.formatted("memory(n1)"), filter.formatted("memory(n2)"));
    for (int seed = 0; seed < SEEDS; seed++) {
      assertThat(answers(above, seed)).isEqualTo(answers(below, seed));
    }
  }

  @Test
  void filtersCommuteWithEachOther() throws Unavailable {
    for (int seed = 0; seed < SEEDS; seed++) {
      assertThat(answers("compress(checksum(memory(n1)))", seed))
          .isEqualTo(answers("checksum(compress(memory(n1)))", seed));
    }
  }

  /** What a client hears to calls drawn from the seed, made one after the other. */
  private static List<Object> answers(String text, long seed) throws Unavailable {
    ProtocolSpec spec = Written.spec(text);
    LogletProvider provider = Written.CATALOGUE.loglet(spec.protocol()).orElseThrow();
    WorldBuilder builder = World.seeded(seed).nodes(Written.nodes(3)).catalogue(Written.CATALOGUE);
    Written.files().forEach(builder::file);
    World world = builder.build();
    Host host = world.host(new NodeId("n1"), "client");
    LogletId id = new LogletId("laws", seed);
    HandleLimits limits = HandleLimits.DEFAULT;
    ProtocolSpec created = world.await(provider.create(host, id, spec, limits));
    Loglet loglet = provider.open(host, id, created, limits);
    SplittableRandom random = new SplittableRandom(seed);
    List<Object> answers = new ArrayList<>();
    LogletOffset tail = LogletOffset.ZERO;
    for (int i = 0; i < CALLS; i++) {
      tail = world.await(loglet.checkTail()).offset();
      answers.add(world.await(call(random, tail).apply(loglet)));
    }
    answers.add(world.await(loglet.seal()));
    answers.add(world.await(loglet.checkTail()));
    if (tail.compareTo(LogletOffset.ZERO) > 0) {
      answers.add(world.await(loglet.readNext(LogletOffset.ZERO, tail, 1 << 20)));
    }
    return answers;
  }

  private static Function<Loglet, Future<?>> call(SplittableRandom random, LogletOffset tail) {
    int choice = random.nextInt(8);
    if (choice == 0) {
      return Loglet::checkTail;
    } else if (choice == 1) {
      LogletOffset before = new LogletOffset(random.nextLong(tail.value() / 4 + 1));
      return loglet -> loglet.prefixTrim(before);
    } else if (choice < 4 && tail.value() > 0) {
      LogletOffset from = new LogletOffset(random.nextLong(tail.value()));
      return loglet -> loglet.readNext(from, from.next(), 1 + random.nextInt(5000));
    }
    Payload entry = entry(random);
    return loglet -> loglet.append(entry);
  }

  private static Payload entry(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(random.nextBoolean() ? 3000 : 30)];
    if (random.nextBoolean()) {
      random.nextBytes(bytes);
    }
    return Payload.wrap(bytes);
  }
}
