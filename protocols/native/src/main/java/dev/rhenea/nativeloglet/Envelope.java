package dev.rhenea.nativeloglet;

import dev.rhenea.environment.StorageId;
import java.util.Optional;

/**
 * A message and what every message carries.
 *
 * @param knownTail the sender's, for the receiver to keep if it is higher
 * @param folder the data folder in which the receiving LogServer must have created the Loglet (rule
 *     N14); absent where that does not matter: in answers, to sequencers, in create and destroy
 */
record Envelope<M extends NativeMessage>(long knownTail, Optional<StorageId> folder, M message) {}
