package dev.rhenea.contract;

/**
 * Everything an environment promises to protocols, as tests: events, messages, storage and timers.
 * Each world's own test implements this interface and makes its clusters, so that what was found in
 * one world holds in the next.
 *
 * <p>Two promises are not here, because the simulator has one thread: {@code execute} from foreign
 * threads, and {@code blocking}.
 */
public interface EnvironmentContract
    extends EventContract, NetworkContract, StorageContract, RecoveryContract, TimerContract {}
