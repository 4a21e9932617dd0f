package dev.rhenea.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  @Test
  void countsSlips() {
    assertThat(Spelling.distance("native", "native")).isZero();
    assertThat(Spelling.distance("nativ", "native")).isEqualTo(1);
    assertThat(Spelling.distance("naitve", "native")).isEqualTo(1);
    assertThat(Spelling.distance("", "abc")).isEqualTo(3);
  }

  @Test
  void suggestsOnlyWhatIsNear() {
    List<String> words = List.of("native", "zookeeper", "memory");
    assertThat(Spelling.nearest("zokeper", words)).contains("zookeeper");
    assertThat(Spelling.nearest("kafka", words)).isEmpty();
  }
}
