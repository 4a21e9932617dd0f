package dev.rhenea.checker.table;

import dev.rhenea.checker.history.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which keys hang together because some call touches both, or by way of others. */
final class Components {

  private final Map<Value, Value> parent = new LinkedHashMap<>();

  void join(List<Value> keys) {
    Value one = representative(keys.getFirst());
    for (Value key : keys) {
      parent.put(representative(key), one);
    }
  }

  /** Returns the same key for all that hang together. */
  Value representative(Value key) {
    Value at = key;
    for (Value up = up(at); !up.equals(at); up = up(at)) {
      parent.put(at, up(up));
      at = up;
    }
    return at;
  }

  private Value up(Value key) {
    return parent.getOrDefault(key, key);
  }
}
