package dev.rhenea.virtuallog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.StorageId;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One store under two paths (N14). */
class RelocatedTest {
  private static final StorageId ID = new StorageId(7);
  private static final Relocated HERE = new Relocated(store("/here", ID));

  private static ProtocolSpec store(String path, StorageId id) {
    return ProtocolSpec.of("objects").with("folder", new Value.Folder(path, id));
  }

  private static ProtocolSpec around(ProtocolSpec child) {
    return ProtocolSpec.of("compress")
        .with("child", new Value.Child(child))
        .with("level", new Value.Whole(3));
  }

  @Test
  void theSameStoreIsFoundWhereItIsNow() {
    assertThat(HERE.spec(store("/there", ID))).isEqualTo(store("/here", ID));
    assertThat(HERE.spec(around(around(store("/there", ID)))))
        .isEqualTo(around(around(store("/here", ID))));
    ProtocolSpec both = withBoth(store("/there", ID), store("/other", new StorageId(8)));
    assertThat(HERE.spec(both))
        .isEqualTo(withBoth(store("/here", ID), store("/other", new StorageId(8))));
  }

  private static ProtocolSpec withBoth(ProtocolSpec one, ProtocolSpec other) {
    return ProtocolSpec.of("both")
        .with("children", new Value.Items(List.of(new Value.Child(one), new Value.Child(other))));
  }

  @Test
  void anotherStoreStaysWhereItIs() {
    for (ProtocolSpec other :
        List.of(
            store("/here", new StorageId(8)),
            around(store("/there", new StorageId(8))),
            ProtocolSpec.of("objects").with("folder", new Value.Folder("/there")),
            ProtocolSpec.of("s3").with("bucket", new Value.Folder("/there", ID)),
            Chains.created("n1"))) {
      assertThat(HERE.spec(other)).isEqualTo(other);
    }
  }
}
