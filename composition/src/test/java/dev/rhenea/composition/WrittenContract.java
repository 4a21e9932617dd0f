package dev.rhenea.composition;

import dev.rhenea.contract.LogletContract;
import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.SortedMap;

/**
 * The kit over a composition that is written down. Its parts have their own tests, of more seeds.
 */
public interface WrittenContract extends LogletContract {
  /** Over nodes n1, n2, n3. */
  String text();

  @Override
  default LogletProvider provider() {
    return Written.CATALOGUE.loglet(Written.spec(text()).protocol()).orElseThrow();
  }

  @Override
  default ProtocolSpec spec(List<NodeId> servers) {
    return Written.spec(text());
  }

  @Override
  default Catalogue catalogue() {
    return Written.CATALOGUE;
  }

  @Override
  default SortedMap<String, Payload> files() {
    return Written.files();
  }

  @Override
  default int seeds() {
    return 10;
  }
}
