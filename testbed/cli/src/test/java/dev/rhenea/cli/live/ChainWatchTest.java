package dev.rhenea.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.cli.client.ChainView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Why a chain grew: somebody asked, or the log moved by itself. */
class ChainWatchTest {
  private final Chronicle chronicle = new Chronicle();
  private final ChainWatch watch = new ChainWatch(chronicle, chain("a(n1)"));

  @Test
  void aSwitchThatWasAskedForLastsFromTheRequestToWhenItIsSeen() {
    watch.ask("b(n1)", 10);
    assertThat(watch.missing()).contains("b(n1)");
    watch.see(chain("a(n1)"), 15);
    watch.see(chain("a(n1)", "b(n1)"), 20);
    watch.see(chain("a(n1)"), 25); // some node lags behind
    assertThat(watch.missing()).isEmpty();
    assertThat(watch.composition()).isEqualTo("b(n1)");
    assertThat(chronicle.changes())
        .containsExactly(new Chronicle.Change("a(n1)", "b(n1)", "asked", 10, 20));
  }

  @Test
  void aMoveThatNobodyAskedForIsPutDownToWhatHappenedBefore() {
    watch.see(chain("a(n1)", "a(n2)"), 5);
    watch.hit("kill -9 n2", 10);
    watch.ask("c(n1)", 11);
    watch.see(chain("a(n1)", "a(n2)", "a(n3)", "c(n1)"), 20);
    assertThat(chronicle.changes())
        .containsExactly(
            new Chronicle.Change("a(n1)", "a(n2)", "by itself", 5, 5),
            new Chronicle.Change("a(n2)", "a(n3)", "after kill -9 n2", 10, 20),
            new Chronicle.Change("a(n3)", "c(n1)", "asked", 11, 20));
  }

  private static ChainView chain(String... compositions) {
    List<ChainView.Part> parts = new ArrayList<>();
    for (String composition : compositions) {
      boolean last = parts.size() == compositions.length - 1;
      OptionalLong stop = last ? OptionalLong.empty() : OptionalLong.of(parts.size() + 1);
      parts.add(new ChainView.Part(parts.size(), parts.size(), stop, composition, "log"));
    }
    return new ChainView(parts.size(), 0, 0, Optional.empty(), parts);
  }
}
