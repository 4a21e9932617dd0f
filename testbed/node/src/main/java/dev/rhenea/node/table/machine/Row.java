package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.virtuallog.Lsn;

/**
 * What the table holds under a key.
 *
 * @param version where the entry stands that wrote it: no two writes have the same
 */
public record Row(Payload value, Lsn version) {
  Payload encode() {
    return new PayloadWriter().number(version.value()).rest(value).toPayload();
  }

  static Row decode(Payload cell) {
    PayloadReader in = new PayloadReader(cell);
    Lsn version = new Lsn(in.number());
    return new Row(in.rest(), version);
  }
}
