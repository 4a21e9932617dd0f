package dev.rhenea.objects;

import dev.rhenea.contract.ImportContract;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** Copies in a store keep what copies promise, in one chunk and in many. */
class ObjectsImportTest {
  @Nested
  class OneChunk implements Objects {}

  @Nested
  class ManyChunks implements Objects {
    @Override
    public LogletProvider provider() {
      return new ObjectsProvider(5);
    }
  }

  /** On the simulated store. */
  interface Objects extends ImportContract {
    @Override
    default LogletProvider provider() {
      return new ObjectsProvider();
    }

    @Override
    default ProtocolSpec spec(List<NodeId> servers) {
      return ProtocolSpec.of("objects").with("folder", new Value.Folder("/cold"));
    }
  }
}
