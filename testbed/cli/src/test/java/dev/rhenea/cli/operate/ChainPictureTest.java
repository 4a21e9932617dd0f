package dev.rhenea.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.cli.client.ChainView;
import dev.rhenea.cli.client.ChainView.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A chain (Delos, section 3) as people see it. */
class ChainPictureTest {
  private static Part closed(long id, long start, long stop) {
    return new Part(id, start, OptionalLong.of(stop), "memory(n1)", "default/" + id);
  }

  private static Part open(long id, long start) {
    return new Part(id, start, OptionalLong.empty(), "native(n1, n2, n3)", "default/" + id);
  }

  private static ChainView chain(long trimMark, Part... parts) {
    return new ChainView(7, trimMark, 0, Optional.empty(), List.of(parts));
  }

  @Test
  void everySegmentIsALineBesideItsPartOfTheLog() {
    ChainView chain = chain(10, closed(3, 0, 20), closed(4, 20, 20), open(5, 20));
    assertThat(ChainPicture.draw(chain, 60))
        .containsExactly(
            "s3  [0, 20)   memory(n1)          ▒▒▒▒▒█████",
            "s4  [20, 20)  memory(n1)                    ╵ empty",
            "s5  [20, ...  native(n1, n2, n3)            ████████████████████▶ 60");
  }

  @Test
  void anEmptyLogHasNoLength() {
    assertThat(ChainPicture.draw(chain(0, open(0, 0)), 0))
        .containsExactly("s0  [0, ...  native(n1, n2, n3)  ▶ 0");
  }

  @Test
  void whatIsTooShortToSeeIsNotShownAsEmpty() {
    ChainView chain = chain(0, closed(0, 0, 1), open(1, 1));
    assertThat(ChainPicture.draw(chain, 1_000_000).getFirst()).endsWith("▏");
  }

  /** A node that knows of no append yet may report a tail below the active segment. */
  @Test
  void anOldTailIsNoReasonToFail() {
    assertThat(ChainPicture.draw(chain(0, closed(0, 0, 9), open(1, 9)), 4).getLast())
        .endsWith("▶ 9");
  }

  @Test
  void ofALongChainTheEndIsShown() {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      parts.add(closed(i, i, i + 1));
    }
    parts.add(open(40, 40));
    List<String> lines = ChainPicture.draw(chain(0, parts.toArray(new Part[0])), 50);
    assertThat(lines).hasSize(13);
    assertThat(lines.getFirst()).isEqualTo("... 29 older segments");
    assertThat(lines.getLast()).startsWith("s40");
  }
}
