package dev.rhenea.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstalledTest {
  @Test
  void serviceLoaderFindsLogletAndRegister() {
    Catalogue installed = Catalogue.load();
    assertThat(installed.loglet("memory")).containsInstanceOf(MemoryLogletProvider.class);
    assertThat(installed.register("memory")).containsInstanceOf(MemoryRegisterProvider.class);
  }

  @Test
  void memoryTakesOneNode() {
    Catalogue none = new Catalogue(List.of(), List.of());
    ProtocolSpec two =
        ProtocolSpec.of("memory").withNodes("node", List.of(new NodeId("n1"), new NodeId("n2")));
    for (ProtocolSpec wrong : List.of(two, ProtocolSpec.of("memory"))) {
      assertThatThrownBy(() -> new MemoryLogletProvider().validate(wrong, none))
          .isInstanceOf(InvalidSpec.class)
          .hasMessage("memory takes one node, as in memory(n1)");
    }
  }
}
