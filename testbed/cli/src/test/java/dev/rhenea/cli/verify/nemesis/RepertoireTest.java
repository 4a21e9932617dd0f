package dev.rhenea.cli.verify.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepertoireTest {
  @ParameterizedTest
  @ValueSource(ints = {3, 5, 9})
  void theUsualOnesAreOfThreeProtocolsAndUnderstood(int size) {
    List<NodeId> nodes = ClusterPlan.nodes(size);
    Repertoire usual = new Repertoire.Usual(nodes);
    SplittableRandom random = new SplittableRandom(1);
    Catalogue catalogue = Catalogue.load();
    Set<String> protocols = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      String text = i == 0 ? usual.first() : usual.draw(random);
      assertThat(Composition.parse(text, catalogue, Optional.of(nodes)))
          .as(text)
          .isInstanceOf(Parsed.Accepted.class);
      protocols.add(text.substring(0, text.indexOf('(')));
    }
    assertThat(protocols).containsExactly("native", "stripe", "zookeeper");
  }
}
