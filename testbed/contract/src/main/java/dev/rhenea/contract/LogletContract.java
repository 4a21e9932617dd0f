package dev.rhenea.contract;

/**
 * Everything a Loglet promises, as tests. A protocol's own test implements this interface, names
 * its provider and a spec, and inherits all of them:
 *
 * <pre>
 *   class MemoryLogletTest implements LogletContract {
 *     public LogletProvider provider() { return new MemoryLogletProvider(); }
 *     public ProtocolSpec spec(List&lt;NodeId&gt; servers) { return ... }
 *   }
 * </pre>
 *
 * A protocol that takes no appends implements {@link ImportContract} alone.
 *
 * <p>Random tests name their seed when they fail; run it alone by overriding {@link #cluster}.
 */
public interface LogletContract
    extends AppendContract,
        SealContract,
        HandleContract,
        TrimContract,
        LimitContract,
        LifecycleContract,
        FailureContract,
        CrashContract,
        HistoryContract,
        ImportContract,
        LintContract {}
