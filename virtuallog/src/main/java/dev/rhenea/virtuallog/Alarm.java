package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;

/** What appends and tail checks notice, for whoever keeps the log going. */
interface Alarm {
  /** The segment, believed to be open, turned out to be sealed. */
  void sealed(Segment segment);

  /** The open segment's Loglet did not answer within its deadline (V13). */
  void unresponsive(Segment segment, Diagnosis why);
}
